@echo off
rem Starts geusemaker with the Java of JAVA_HOME, else with the one on the PATH.
rem JAVA_OPTS are handed to Java.
if "%~1"==":version" goto version
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
set "version="
for /f "tokens=3" %%v in ('call "%~f0" :version') do set "version=%%~v"
if not defined version goto none
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% LSS 17 goto old
set "collector=-XX:+UseSerialGC"
if defined JAVA_OPTS echo "%JAVA_OPTS%" | findstr /r /c:"-XX:+Use.*GC" >nul && set "collector="
"%java%" %collector% -XX:TieredStopAtLevel=1 %JAVA_OPTS% -cp "%~dp0..\lib\*" io.geusemaker.scripting.cli.Main %*
exit /b %errorlevel%
:none
echo geusemaker: there is no Java: install one, 17 or newer, and set JAVA_HOME or have it on the PATH.>&2
exit /b 70
:old
echo geusemaker: Java 17 or newer is needed, and %java% is %version%: set JAVA_HOME to a newer one.>&2
exit /b 70
rem Its own call, as a pipe in the parentheses of "for" would need its quotes twice.
:version
"%java%" -version 2>&1 | findstr /i /c:" version "
exit /b
