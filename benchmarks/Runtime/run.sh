#!/usr/bin/env bash
# Measures what the watch inside a process costs, and how quickly it tells, and prints a Markdown table.
#
#   ./benchmarks/Runtime/run.sh [rounds]     default 9; exit code 1 when a budget is exceeded
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$PWD/artifacts/benchmarks

dotnet pack src/DumpTool --verbosity quiet -nologo >&2
dotnet publish benchmarks/Runtime --configuration Release --output "$out/Runtime" --verbosity quiet -nologo >&2
rm -rf "$out/hook" && mkdir -p "$out/hook"
unzip -q artifacts/packages/dotnet-hangdump.*.nupkg 'preload/*' -d "$out/hook"
chmod +x "$out/hook/preload/hangdump/Hangdump.Worker.Native"
rm -rf "$out/Runtime/hangdump" && cp -r "$out/hook/preload/hangdump" "$out/Runtime/"

"$out/Runtime/RuntimeBenchmark" "$out/hook/preload/Hangdump.Preload.dll" "${1:-9}"
