#!/usr/bin/env bash
# Compares the candidate filter with pandas and with .NET's Regex on the same documents, one after the other on one machine.
#   benchmarks/candidates/run.sh FILE.csv[.gz]...      columns id, title, abstract and, for patents, ipc
# Wants python3 with pandas (PYTHON names another one). Prints a table; ends with 1 when any verdict differs.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
python="${PYTHON:-python3}"
work="${WORK:-$(mktemp -d)}"
[ $# -gt 0 ] || { echo "name the corpus files: run.sh FILE.csv[.gz]..." >&2; exit 2; }
dotnet build -c Release -v q --nologo "$root/benchmarks/DeepInnovation.Benchmarks" >&2
"$python" "$root/benchmarks/candidates/documents.py" "$work" "$@" >&2
grep -m1 'model name' /proc/cpuinfo || true
"$python" "$root/benchmarks/candidates/pandas_filter.py" "$root/src/DeepInnovation/Candidates/Rules/published.json" "$work"
dotnet run --no-build -c Release --project "$root/benchmarks/DeepInnovation.Benchmarks" -- candidates "$work"
