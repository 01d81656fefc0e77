#!/usr/bin/env bash
# Imports made-up OpenAlex works beside pandas reading the same files, in turns on one machine; then a large import with its
# peak memory.
#   benchmarks/import/run.sh [RECORDS [LARGE]]
# RECORDS (100000) for the comparison; LARGE (10000000) for the memory, 0 for none.
# Wants python3 with pandas (PYTHON names another one) and GNU time. WORK names a folder with room: 1 GB a million records, twice.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
python="${PYTHON:-python3}"
work="${WORK:-$(mktemp -d)}"
records="${1:-100000}"
large="${2:-10000000}"
dotnet build -c Release -v q --nologo "$root/benchmarks/DeepInnovation.Benchmarks" >&2
dotnet build -c Release -v q --nologo "$root/src/DeepInnovation.Cli" >&2
generate() {
  dotnet run --no-build -c Release --project "$root/benchmarks/DeepInnovation.Benchmarks" -- \
    openalex-works "$work/$1" "$2" "$3" 42
}
import() {
  dotnet "$root/src/DeepInnovation.Cli/bin/Release/net10.0/DeepInnovation.Cli.dll" import openalex "$1" --out "$2" --force
}
measured() { local name="$1"; shift; /usr/bin/time -f "$name: %e s, %U + %S s of CPU, %M KiB" "$@"; }
export -f import
export root
grep -m1 'model name' /proc/cpuinfo || true
[ -d "$work/small" ] || generate small "$records" 50000
for round in 1 2 3; do
    measured pandas "$python" "$root/benchmarks/import/pandas_import.py" "$work"/small/*/part_*.gz -
    measured import bash -c 'import "$1" "$2"' - "$work/small" "$work/small-corpus"
done
[ "$large" -gt 0 ] || exit 0
[ -d "$work/large" ] || generate large "$large" 500000
measured large bash -c 'import "$1" "$2"' - "$work/large" "$work/large-corpus"
