#!/usr/bin/env bash
# Our BERT against PyTorch's on one machine, the sides in turn for each shape, REPEATS times (default 5), on THREADS threads
# (default 2).
#   benchmarks/bert/run.sh [OPENBLAS_FOLDER]      the folder holds OpenBLAS's libblas.so.3 (README.md says where to get it)
# Writes every run to runs.jsonl in WORK (default: a new folder) and the summary to benchmarks/bert/RESULTS.md.
# NO_REFERENCE_BLAS=1 leaves the system's BLAS out: the reference BLAS takes minutes a shape.
# Wants python3 with torch (PYTHON names another one). On a busy machine repeat until the load is low; each line has it.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
here="$root/benchmarks/bert"
python="${PYTHON:-python3}"
threads="${THREADS:-2}"
steps="${STEPS:-15}"
warm_up="${WARM_UP:-3}"
openblas="${1:-}"
work="${WORK:-$(mktemp -d)}"
runs="$work/runs.jsonl"
mkdir -p "$work"
dotnet build -c Release -v q --nologo "$root/benchmarks/DeepInnovation.Benchmarks" >&2
ours=(dotnet "$root/benchmarks/DeepInnovation.Benchmarks/bin/Release/net10.0/DeepInnovation.Benchmarks.dll" bert)

tiny=(--layers 2 --hidden 128 --heads 2 --length 64 --batch 32)
small=(--layers 4 --hidden 256 --heads 4 --length 128 --batch 32)
minilm=(--layers 6 --hidden 384 --heads 12 --length 32 --batch 64)

torch() { # Set before Python starts: torch.set_num_threads does not reach every BLAS.
  OMP_NUM_THREADS=$threads OPENBLAS_NUM_THREADS=$threads LD_LIBRARY_PATH="$1${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" \
    "$python" "$here/torch_bert.py" "${@:2}" --threads "$threads" --warm-up "$warm_up" --steps "$steps" >>"$runs"
}

turn() { # One run of each side.
  echo "$* (load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown))" >&2
  "${ours[@]}" "$@" --threads "$threads" --warm-up "$warm_up" --steps "$steps" >>"$runs"
  if [ -z "${NO_REFERENCE_BLAS:-}" ]; then torch "" "$@"; fi
  if [ -n "$openblas" ]; then
    torch "$openblas" "$@"
    OMP_WAIT_POLICY=PASSIVE torch "$openblas" "$@"
  fi
}

if [ -z "${ONLY_SUMMARY:-}" ]; then
  : >"$runs"
  for _ in $(seq "${REPEATS:-5}"); do
    turn train "${tiny[@]}"
    turn train "${tiny[@]}" --dropout 0
    turn train "${small[@]}"
    turn train "${small[@]}" --dropout 0
    turn infer "${minilm[@]}"
    turn infer "${minilm[@]}" --int8
  done
  for shape in "profile-train ${tiny[*]}" "profile-train ${small[*]}" \
    "profile-infer ${minilm[*]}" "profile-infer ${minilm[*]} --int8"; do
    # shellcheck disable=SC2086 # the words of a shape are arguments
    "${ours[@]}" $shape >>"$runs"
  done
fi
"$python" "$here/results.py" "$runs" "$here/notes.md" >"$here/RESULTS.md"
