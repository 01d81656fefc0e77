#!/usr/bin/env bash
# The fit of the novelty model against numpy on the same hyperedges, the sides in turn, REPEATS times (default 3), then one run
# at the paper's size.
#   benchmarks/novelty/run.sh
# Wants python3 with numpy (PYTHON names another python). Files and lines go to WORK (default: a new folder), the summary to
# benchmarks/novelty/RESULTS.md. HYPEREDGES, NODES and DOCUMENTS give other sizes; NO_SCALE=1 leaves the large run out;
# ONLY_SUMMARY=1 writes the summary again.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
here="$root/benchmarks/novelty"
python="${PYTHON:-python3}" hyperedges="${HYPEREDGES:-200000}" nodes="${NODES:-100000}" documents="${DOCUMENTS:-2356204}"
work="${WORK:-$(mktemp -d)}"
lines="$work/lines.jsonl"
mkdir -p "$work"
ours() { dotnet "$root/benchmarks/DeepInnovation.Benchmarks/bin/Release/net10.0/DeepInnovation.Benchmarks.dll" novelty "$@"; }
theirs() { OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=2 "$python" "$here/numpy_fit.py" "$@"; }

if [ -z "${ONLY_SUMMARY:-}" ]; then
  dotnet build -c Release -v q --nologo "$root/benchmarks/DeepInnovation.Benchmarks" >&2
  : >"$lines"
  ours make "$work/edges" "$hyperedges" "$nodes"
  for repeat in $(seq "${REPEATS:-3}"); do
    echo "repeat $repeat (load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown))" >&2
    { ours fit "$work/edges" engine 2 20; ours fit "$work/edges" engine 1 20; ours fit "$work/edges" reference 1 3; } >>"$lines"
    { theirs "$work/edges" straightforward; theirs "$work/edges" vectorised; } >>"$lines"
  done
  if [ -z "${NO_SCALE:-}" ]; then
    ours make-csv "$work/documents.csv" "$documents" 60 1000000
    ours score "$work/documents.csv" "$work/novelty-2.csv" 2 >>"$lines"
    ours score "$work/documents.csv" "$work/novelty-1.csv" 1 >>"$lines"
    cmp "$work/novelty-1.csv" "$work/novelty-2.csv" && echo '{"side": "same bytes for one thread and two"}' >>"$lines"
  fi
fi
"$python" "$here/results.py" "$lines" >"$here/RESULTS.md"
