; The setup program: one user, no administrator, whole or not at all.
; Defined by build.py: VERSION, FILE_VERSION, TREE, FILE_LIST, OUT, SIZE_KB, COMMIT.
Unicode true
ManifestDPIAware true
SetCompressor zlib ; a stick has room; unpacking on an old PC should not take minutes
CRCCheck force
RequestExecutionLevel user
AllowSkipFiles off
Name "HEART ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\HEART"
InstallDirRegKey HKCU "Software\HEART" "Folder"
BrandingText "HEART ${VERSION}"
VIProductVersion "${FILE_VERSION}"
VIAddVersionKey "ProductName" "HEART"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "HEART ${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION} ${COMMIT}"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh

!define MUI_ICON "${TREE}\heart.ico"
!define MUI_UNICON "${TREE}\heart.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\program\HEART.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!include texts.nsh
!include placing.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\HEART"
!define FIRST_BUILD 17763 ; Windows 10 1809, the first that Qt 6 and the system's ICU need
!define MENU "$SMPROGRAMS\HEART"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "$(OLD_WINDOWS)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < ${FIRST_BUILD}
    MessageBox MB_ICONSTOP "$(OLD_WINDOWS)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section
  Call requireRoom
  Call requireClosed
  ; A folder of its own first: whatever stops this, the program that is there stays as it is.
  RMDir /r "$INSTDIR\program.new"
  ClearErrors
  !include "${FILE_LIST}" ; every file, in an order that no disk decides
  ${If} ${Errors}
    SetOutPath "$INSTDIR"
    RMDir /r "$INSTDIR\program.new"
    MessageBox MB_ICONSTOP "$(NOT_WRITTEN)" /SD IDOK
    SetErrorLevel 3
    Abort
  ${EndIf}
  SetOutPath "$INSTDIR"
  Call putInPlace

  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "${MENU}"
  SetOutPath "$INSTDIR\program"
  CreateShortcut "${MENU}\HEART.lnk" "$INSTDIR\program\HEART.exe" "" "$INSTDIR\program\heart.ico"
  ${If} ${FileExists} "$INSTDIR\program.previous\HEART.exe"
    CreateShortcut "${MENU}\$(GO_BACK_NAME).lnk" "$INSTDIR\program\go-back.exe" "" "$INSTDIR\program\heart.ico"
  ${EndIf}
  CreateShortcut "${MENU}\$(UNINSTALL_NAME).lnk" "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\HEART" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.heart-case" "" "HEART.case"
  WriteRegStr HKCU "Software\Classes\HEART.case" "" "$(CASE_NAME)"
  WriteRegStr HKCU "Software\Classes\HEART.case\DefaultIcon" "" "$INSTDIR\program\heart.ico"
  WriteRegStr HKCU "Software\Classes\HEART.case\shell\open\command" "" '"$INSTDIR\program\HEART.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\.heart-bundle" "" "HEART.bundle"
  WriteRegStr HKCU "Software\Classes\HEART.bundle" "" "$(BUNDLE_NAME)"
  WriteRegStr HKCU "Software\Classes\HEART.bundle\DefaultIcon" "" "$INSTDIR\program\heart.ico"
  WriteRegStr HKCU "Software\Classes\HEART.bundle\shell\open\command" "" '"$INSTDIR\program\HEART.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "HEART"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\program\heart.ico"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; the new association
SectionEnd

Function requireRoom
  CreateDirectory "$INSTDIR"
  ${GetRoot} "$INSTDIR" $0
  ${DriveSpace} "$0\" "/D=F /S=K" $1
  ${If} $1 < ${SIZE_KB}
    MessageBox MB_ICONSTOP "$(NO_ROOM)" /SD IDOK
    SetErrorLevel 3
    Abort
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.requireClosed
  RMDir /r "$INSTDIR\program"
  RMDir /r "$INSTDIR\program.previous"
  RMDir /r "$INSTDIR\program.new"
  RMDir /r "$INSTDIR\gpu"
  RMDir /r "$INSTDIR\gpu.new"
  RMDir /r "$INSTDIR\gpu.previous"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "${MENU}"
  DeleteRegKey HKCU "Software\HEART"
  DeleteRegKey HKCU "Software\Classes\.heart-case"
  DeleteRegKey HKCU "Software\Classes\HEART.case"
  DeleteRegKey HKCU "Software\Classes\.heart-bundle"
  DeleteRegKey HKCU "Software\Classes\HEART.bundle"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ; Records, drafts and settings are the clinic's: they are never touched, only named.
  ${If} ${FileExists} "$LOCALAPPDATA\HEART\*.*"
    DetailPrint "$(RECORDS_STAY)"
    MessageBox MB_ICONINFORMATION "$(RECORDS_STAY)" /SD IDOK
  ${EndIf}
SectionEnd
