#!/usr/bin/env bash
# Our join against FAISS's exact index and the published loop, the sides in turn, REPEATS times (default 3), on THREADS threads
# (default 2).
#   benchmarks/similarity/run.sh [OPENBLAS_FOLDER]
# OPENBLAS_FOLDER holds OpenBLAS's libblas.so.3, for a FAISS that has the reference BLAS.
# Wants python3 with numpy and faiss (Debian: python3-faiss; PYTHON names another python). Vectors and lines go to WORK (default:
# a new folder), the summary to benchmarks/similarity/RESULTS.md. PAPERS and PATENTS give other sizes; ONLY_SUMMARY=1 writes the
# summary again.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
here="$root/benchmarks/similarity"
python="${PYTHON:-python3}" threads="${THREADS:-2}" papers="${PAPERS:-16384}" patents="${PATENTS:-200000}"
openblas="${1:-}"
work="${WORK:-$(mktemp -d)}"
lines="$work/lines.jsonl"
mkdir -p "$work"
ours() { dotnet "$root/benchmarks/DeepInnovation.Benchmarks/bin/Release/net10.0/DeepInnovation.Benchmarks.dll" "$@" >>"$lines"; }
theirs() { # Set before Python starts: neither library reads them later.
  OMP_NUM_THREADS=$threads OPENBLAS_NUM_THREADS=$threads LD_LIBRARY_PATH="$openblas${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" \
    "$python" "$@" >>"$lines"
}

if [ -z "${ONLY_SUMMARY:-}" ]; then
  dotnet build -c Release -v q --nologo "$root/benchmarks/DeepInnovation.Benchmarks" >&2
  : >"$lines"
  for data in random clustered; do
    [ -f "$work/$data/patents.years.npy" ] || "$python" "$here/make_vectors.py" "$work/$data" "$papers" "$patents" "$data"
  done
  for repeat in $(seq "${REPEATS:-3}"); do
    ours fma-peak "$threads"
    for data in random clustered; do
      for k in 1 10; do
        echo "repeat $repeat, $data, k = $k (load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown))" >&2
        ours join "$work/$data" bytes "$k" "$threads" "$work/ours-$data-$k.npy"
        ours join "$work/$data" float32 "$k" "$threads"
        theirs "$here/faiss_join.py" "$work/$data" "$k" "$threads" --pairs "$work/faiss-$data-$k.npz"
        OMP_WAIT_POLICY=PASSIVE OPENBLAS_CORETYPE=SKYLAKEX theirs "$here/faiss_join.py" "$work/$data" "$k" "$threads"
      done
    done
    theirs "$here/faiss_join.py" "$work/random" 10 "$threads" --raw
    OMP_WAIT_POLICY=PASSIVE OPENBLAS_CORETYPE=SKYLAKEX theirs "$here/faiss_join.py" "$work/random" 10 "$threads" --raw
    theirs "$here/published_loop.py" "$work/random" 60
    theirs "$here/published_loop.py" "$work/random" 200 --sorted
  done
fi
"$python" "$here/results.py" "$work" "$here/notes.md" >"$here/RESULTS.md"
