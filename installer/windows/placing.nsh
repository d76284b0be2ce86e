; Two renames put a program in place; what was there is kept as program.previous, for going back.

!macro RequireClosed un
Function ${un}requireClosed
  ${DoWhile} ${FileExists} "$INSTDIR\program\HEART.exe"
    ; A running program or a virus scanner holds a file: the folder cannot be renamed, and nothing was changed.
    ClearErrors
    Rename "$INSTDIR\program" "$INSTDIR\program.asked"
    ${IfNot} ${Errors}
      Rename "$INSTDIR\program.asked" "$INSTDIR\program"
      ${IfNot} ${Errors}
        Return
      ${EndIf}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_OPEN)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 4
    Abort
    again:
  ${Loop}
FunctionEnd
!macroend

Function putInPlace
  RMDir /r "$INSTDIR\program.previous"
  ${If} ${FileExists} "$INSTDIR\program\HEART.exe"
    ClearErrors
    Rename "$INSTDIR\program" "$INSTDIR\program.previous"
    ${If} ${Errors}
      Goto failed
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\program.new" "$INSTDIR\program"
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  Rename "$INSTDIR\program.previous" "$INSTDIR\program"
  failed:
  MessageBox MB_ICONSTOP "$(STILL_OPEN)" /SD IDOK
  SetErrorLevel 4
  Abort
FunctionEnd

!insertmacro RequireClosed ""
!insertmacro RequireClosed "un."
