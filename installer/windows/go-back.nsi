; Goes back to the version before the last update; the records stay as they are.
; Defined by build.py: OUT, ICON and the sizes that texts.nsh names.
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
Name "HEART"
OutFile "${OUT}"
SilentInstall silent
Icon "${ICON}"
!include LogicLib.nsh
!include FileFunc.nsh
LoadLanguageFile "${NSISDIR}\Contrib\Language files\SimpChinese.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
!include texts.nsh

Section
  ReadRegStr $INSTDIR HKCU "Software\HEART" "Folder"
  ${If} $INSTDIR == ""
  ${OrIfNot} ${FileExists} "$INSTDIR\program.previous\HEART.exe"
    MessageBox MB_ICONINFORMATION "$(NOTHING_BEFORE)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${GetParameters} $0
  ${If} $0 != "/YES"
    MessageBox MB_YESNO|MB_ICONQUESTION "$(ASK_GO_BACK)" IDYES go
    Quit
    go:
    ; A program that lies in the folder holds it: a copy of itself, elsewhere, does the renaming.
    CopyFiles /SILENT "$EXEPATH" "$TEMP\heart-go-back.exe"
    Exec '"$TEMP\heart-go-back.exe" /YES'
    Quit
  ${EndIf}
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\program.new"
  StrCpy $1 0
  ${Do}
    ClearErrors
    Rename "$INSTDIR\program" "$INSTDIR\program.new"
    ${IfNot} ${Errors}
      ${ExitDo}
    ${EndIf}
    IntOp $1 $1 + 1
    ${If} $1 > 20 ; five seconds for the first copy to leave
      MessageBox MB_ICONSTOP "$(STILL_OPEN)" /SD IDOK
      SetErrorLevel 4
      Quit
    ${EndIf}
    Sleep 250
  ${Loop}
  Rename "$INSTDIR\program.previous" "$INSTDIR\program"
  ${If} ${Errors}
    Rename "$INSTDIR\program.new" "$INSTDIR\program"
    MessageBox MB_ICONSTOP "$(STILL_OPEN)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  Rename "$INSTDIR\program.new" "$INSTDIR\program.previous"
  MessageBox MB_ICONINFORMATION "$(WENT_BACK)" /SD IDOK
SectionEnd
