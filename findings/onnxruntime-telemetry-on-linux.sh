#!/usr/bin/env bash
# Microsoft.ML.OnnxRuntime 1.31.1 (NuGet, linux-x64): telemetry is on, and begins before the API can turn it off.
#
# Making the environment, without a session, writes an identifier of the device below the user's home.
# OrtEnv.DisableTelemetryEvents() comes too late: the environment that it is called on has written it. Only the variable
# ORT_DISABLE_TELEMETRY=1 keeps the home clean, and it has to be there when the process starts (or be set in the C library; .NET's
# Environment.SetEnvironmentVariable does not reach native code on Linux).
#
# Seen: ~/.cache/Microsoft/DeveloperTools/.onnxruntime/deviceid in the first three of four homes, nothing in the last.
# What is sent was not looked at: run it without a network to send nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/app"
cat >"$work/app/app.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <UseAppHost>false</UseAppHost>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.ML.OnnxRuntime" Version="1.31.1" />
  </ItemGroup>
</Project>
PROJECT
cat >"$work/app/Program.cs" <<'PROGRAM'
using System;
using Microsoft.ML.OnnxRuntime;

if (args is ["variable"])
    Environment.SetEnvironmentVariable("ORT_DISABLE_TELEMETRY", "1");
var environment = OrtEnv.Instance();
if (args is ["call"])
    environment.DisableTelemetryEvents();
Console.WriteLine($"ONNX Runtime {environment.GetVersionString()}");
PROGRAM
dotnet build "$work/app" -c Release -v q -nologo -o "$work/bin" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 2; }

# Prints what a program leaves in an empty home. ONNX Runtime is quiet where it believes to be in a CI.
left() {
    local home
    home=$(mktemp -d -p "$work")
    env -u CI -u GITHUB_ACTIONS -u TF_BUILD -u XDG_CACHE_HOME -u ORT_DISABLE_TELEMETRY HOME="$home" "$@" >&2
    (cd "$home" && find . -name deviceid | sort)
}

expected=./.cache/Microsoft/DeveloperTools/.onnxruntime/deviceid
plain=$(left dotnet "$work/bin/app.dll")
call=$(left dotnet "$work/bin/app.dll" call)
managed=$(left dotnet "$work/bin/app.dll" variable)
native=$(left env ORT_DISABLE_TELEMETRY=1 dotnet "$work/bin/app.dll")
echo "as it is:                           ${plain:-nothing}"
echo "DisableTelemetryEvents():           ${call:-nothing}"
echo "SetEnvironmentVariable in .NET:     ${managed:-nothing}"
echo "ORT_DISABLE_TELEMETRY from outside: ${native:-nothing}"
[ "$plain" = "$expected" ] && [ "$call" = "$expected" ] && [ "$managed" = "$expected" ] && [ -z "$native" ]
