; The installer for Windows, made with NSIS 3 out of the folder of the portable build:
;
;   makensis -DVERSION=0.1.0 -DFROM=C:\build\sendkiosk -DOUT=sendkiosk-0.1.0-setup.exe sendkiosk.nsi
;
; Silent, as an administrator:   sendkiosk-0.1.0-setup.exe /S [/D=C:\Program Files\sendkiosk]
; Gone again, silently:          "C:\Program Files\sendkiosk\uninstall.exe" /S
; Exit status: 0 done, 1 stopped by the user, 2 not done; see the texts below for why.

Unicode true
ManifestDPIAware true
RequestExecutionLevel admin
SetCompressor /SOLID lzma

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "x64.nsh"
!include "WinVer.nsh"
!include "FileFunc.nsh"

!define NAME "sendkiosk"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"

Name "${NAME} ${VERSION}"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\${NAME}"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "LegalCopyright" "MIT licence"

!insertmacro MUI_PAGE_LICENSE "${FROM}${SLASH}LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs keeps its file from being opened to write.
!macro StopIfRunning FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $0 "${FILE}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "sendkiosk is running. Close it, then start this again." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  SetRegView 64
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "sendkiosk needs 64-bit Windows 10 or newer." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

Section
  SetShellVarContext all
  !insertmacro StopIfRunning "$INSTDIR\sendkiosk.exe"
  !insertmacro StopIfRunning "$INSTDIR\sendkiosk-window.exe"
  ; What an older version left would be found and used.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${FROM}${SLASH}*"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Not all files could be written. Make room, then start this again." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\sendkiosk-window.exe" "run"
  CreateShortcut "$SMPROGRAMS\${NAME} for advisers.lnk" "$INSTDIR\sendkiosk-window.exe" "run --mode adviser"

  WriteRegStr HKLM "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKLM "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${KEY}" "Publisher" "The sendkiosk authors"
  WriteRegStr HKLM "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${KEY}" "DisplayIcon" "$INSTDIR\sendkiosk-window.exe"
  WriteRegStr HKLM "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKLM "${KEY}" "EstimatedSize" "$0"
SectionEnd

; Session notes, settings and the PIN lie in the folders of the users, and stay there.
Section "Uninstall"
  SetShellVarContext all
  !insertmacro StopIfRunning "$INSTDIR\sendkiosk.exe"
  !insertmacro StopIfRunning "$INSTDIR\sendkiosk-window.exe"
  ; By name: who chose a folder with other files in it keeps those.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\sendkiosk.exe"
  Delete "$INSTDIR\sendkiosk-window.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\LICENCES.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$SMPROGRAMS\${NAME} for advisers.lnk"
  DeleteRegKey HKLM "${KEY}"
SectionEnd
