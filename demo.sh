#!/usr/bin/env bash
# Starts a program that deadlocks, reports on it, and ends it. Another sample: ./demo.sh PrintQueue
set -euo pipefail
cd "$(dirname "$0")"
sample=${1:-Bank}

dotnet build src/DumpTool --configuration Release --verbosity quiet -nologo -consoleLoggerParameters:ErrorsOnly >&2
dotnet build "samples/$sample" --configuration Release --verbosity quiet -nologo -consoleLoggerParameters:ErrorsOnly >&2

coproc target { exec "samples/$sample/bin/Release/net10.0/$sample"; }
pid=$target_PID
trap 'kill -KILL "$pid"' EXIT
while read -r line <&"${target[0]}"; do
  [[ $line == hung* ]] && break
done

dotnet src/DumpTool/bin/Release/net8.0/dotnet-hangdump.dll "$pid"
