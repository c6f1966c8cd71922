# Lets sendkiosk take the place of the desktop for one user (Shell Launcher), or takes that back.
# Needs Windows 10 or 11 Enterprise, Education or IoT Enterprise, the feature Client-EmbeddedShellLauncher, and an administrator.
#
#   powershell -ExecutionPolicy Bypass -File assigned-access.ps1 -User kiosk [-Remove]

param(
    [Parameter(Mandatory = $true)] [string] $User,
    [string] $Program = "$env:ProgramFiles\sendkiosk\sendkiosk-window.exe",
    [switch] $Remove
)
$ErrorActionPreference = "Stop"

# What Shell Launcher does when the shell ends: 0 starts it again, 3 does nothing.
$startAgain = 0

$account = New-Object System.Security.Principal.NTAccount($User)
$sid = $account.Translate([System.Security.Principal.SecurityIdentifier]).Value
$launcher = [wmiclass] "\\localhost\root\standardcimv2\embedded:WESL_UserSetting"

if ($Remove) {
    $launcher.RemoveCustomShell($sid) | Out-Null
    Write-Output "$User has the desktop again."
    exit 0
}
if (-not (Test-Path $Program)) {
    Write-Error "$Program is not there: install sendkiosk first."
}
# Everybody else keeps the desktop.
$launcher.SetDefaultShell("explorer.exe", $startAgain) | Out-Null
$launcher.SetCustomShell($sid, "`"$Program`" run", $null, $null, $startAgain) | Out-Null
$launcher.SetEnabled($true) | Out-Null
Write-Output "$User sees sendkiosk in place of the desktop from the next time they sign in."
