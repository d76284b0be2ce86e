; Adds the GPU package that lies beside this program to the HEART that is installed. /REMOVE takes it away again.
; Defined by build.py: VERSION, OUT, ICON.
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
Name "HEART ${VERSION} GPU"
OutFile "${OUT}"
Icon "${ICON}"
ShowInstDetails show
!include LogicLib.nsh
!include FileFunc.nsh
LoadLanguageFile "${NSISDIR}\Contrib\Language files\SimpChinese.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
LangString NOT_INSTALLED ${LANG_SIMPCHINESE} "请先安装 HEART。"
LangString NOT_INSTALLED ${LANG_ENGLISH} "Install HEART first."
LangString NOT_ADDED ${LANG_SIMPCHINESE} "未能更改 GPU 组件，HEART 保持原样。请查看窗口中的说明。"
LangString NOT_ADDED ${LANG_ENGLISH} "The GPU package was not changed; HEART works as before. The window says why."

Page instfiles

Section
  ReadRegStr $INSTDIR HKCU "Software\HEART" "Folder"
  ${IfNot} ${FileExists} "$INSTDIR\program\python\python.exe"
    MessageBox MB_ICONSTOP "$(NOT_INSTALLED)" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  ${GetParameters} $0
  ${GetOptions} $0 "/REMOVE" $1
  ${If} ${Errors}
    StrCpy $2 ""
  ${Else}
    StrCpy $2 " --remove"
  ${EndIf}
  nsExec::ExecToLog '"$INSTDIR\program\python\python.exe" "$EXEDIR\add_gpu.py" "$INSTDIR"$2'
  Pop $0
  ${If} $0 != 0
    MessageBox MB_ICONSTOP "$(NOT_ADDED)" /SD IDOK
    SetErrorLevel 3
    Abort
  ${EndIf}
SectionEnd
