#!/usr/bin/env bash
# Measures the packed tool side by side with jstack and with a dump, and prints Markdown tables.
#
#   ./benchmarks/run.sh [rounds]     default 7; exit code 1 when a budget is exceeded
#
# Needs a JDK (java, javac, jstack) and a machine that does little else.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-7}
out=artifacts/benchmarks

dotnet pack src/DumpTool --verbosity quiet -nologo >&2
for project in Target DumpBaseline Driver; do
  dotnet publish "benchmarks/$project" --configuration Release --output "$out/$project" --verbosity quiet -nologo >&2
done
javac -d "$out/jvm" benchmarks/jvm/Target.java

rm -rf "$out/tool"
dotnet tool install dotnet-hangdump --tool-path "$out/tool" --source "$PWD/artifacts/packages" --no-cache >&2

"$out/Driver/Driver" "$out/tool/dotnet-hangdump" "$out/Target/Target" "$out/DumpBaseline/DumpBaseline" "$out/jvm" "$rounds"
