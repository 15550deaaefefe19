#!/usr/bin/env bash
# Measures the analyzers side by side with others and prints Markdown tables.
#
#   ./benchmarks/Analyzers/run.sh [rounds] [edit|edit:folder|growth|build|folder of C# sources]...     default 3, all parts; exit code 1 when a budget is exceeded
#
# The part "build" takes many minutes, most of them for the others.
#
# Needs a machine that does little else.
set -euo pipefail
cd "$(dirname "$0")"
out=../../artifacts/benchmarks/Analyzers
dotnet publish --configuration Release --output "$out" --verbosity quiet -nologo >&2
"$out/Analyzers" "${1:-3}" "${@:2}"
