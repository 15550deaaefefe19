#!/usr/bin/env bash
# Builds everything, publishes the programs that the tests look at, and runs all tests.
#
#   ./test.sh          every scenario on every runtime, 20 random programs
#   ./test.sh --all    each of them in every kind of code, hundreds of random programs and attaches
#
# Needs the .NET 10 SDK and a C linker (gcc or clang); all else comes through the SDK. The last line is "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

case "${1:-}" in
  '') ;;
  --all) export HANGDUMP_TEST_ALL=1 ;;
  *) echo "usage: $0 [--all]" >&2; exit 2 ;;
esac

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
results=artifacts/test-results
mkdir -p "$results"

# setpriv, unshare and nsenter let tests run the tool as another user or in another namespace; tests that miss them are skipped.
if ! command -v setpriv unshare nsenter > /dev/null && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  apt-get update -qq > /dev/null && apt-get install -y -qq util-linux > /dev/null
fi

# The worker is compiled to machine code, which takes a C linker.
if ! command -v gcc > /dev/null && ! command -v clang > /dev/null && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  apt-get update -qq > /dev/null && apt-get install -y -qq gcc libc6-dev > /dev/null
fi

step() { printf '%s  %s\n' "$(date -u +%H:%M:%S)" "$*"; }

step 'build'
dotnet build Diagnostics.sln -v:q -nologo < /dev/null || { echo '0 passed, 1 failed'; exit 1; }

step 'publish targets for .NET 8, 9, 10 and 11'
dotnet build tests/HangTargets/Publish.msbuild -v:q -nologo < /dev/null || { echo '0 passed, 1 failed'; exit 1; }

passed=0 failed=0 skipped=0
count() { sed -n "s/^  $1: \([0-9]*\)$/\1/p" "$2" | tail -n 1; }

for project in tests/*.Tests; do
  name=$(basename "$project")
  log=$results/$name.log
  step "test $name"
  # Started in the background, this script ignores Ctrl-C and Ctrl-\, and so would everything that the tests start.
  env --default-signal=INT,QUIT "$project/bin/Debug/net10.0/Hangdump.$name" --no-ansi --no-progress < /dev/null > "$log" 2>&1
  code=$?
  total=$(count total "$log")
  passed=$((passed + $(count succeeded "$log" || true)))
  failed=$((failed + $(count failed "$log" || true)))
  skipped=$((skipped + $(count skipped "$log" || true)))
  if [ "$code" != 0 ]; then
    grep -E -A 12 '^failed |^skipped ' "$log" | head -n 400
    echo "$name ended with exit code $code; its whole output is in $log"
    # A run that crashed, or found no test, has no failed test to count.
    if [ "${total:-0}" = 0 ] || [ "$(count failed "$log")" = 0 ]; then failed=$((failed + 1)); fi
  fi
done

step 'done'
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
