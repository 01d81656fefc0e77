#!/usr/bin/env bash
# All PyTorch figures of the comparison, each REPEATS times (default 3), on THREADS threads (default 2).
# Usage: torch_bert.sh [OPENBLAS_FOLDER]; the folder holds OpenBLAS's libblas.so.3 and comes before the system's BLAS.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
threads=${THREADS:-2}
steps=${STEPS:-20}
if [ $# -gt 0 ]; then export LD_LIBRARY_PATH="$1${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"; fi
# Set before Python starts: torch.set_num_threads does not reach every BLAS.
export OMP_NUM_THREADS=$threads OPENBLAS_NUM_THREADS=$threads

measure() { "$python" "$here/torch_bert.py" "$@" --threads "$threads" --steps "$steps"; }

for _ in $(seq "${REPEATS:-3}"); do
  measure train --layers 2 --hidden 128 --heads 2 --length 64 --batch 32
  measure train --layers 2 --hidden 128 --heads 2 --length 64 --batch 32 --dropout 0
  measure train --layers 4 --hidden 256 --heads 4 --length 128 --batch 32
  measure infer --layers 6 --hidden 384 --heads 12 --length 32 --batch 64
  measure infer --layers 6 --hidden 384 --heads 12 --length 32 --batch 64 --int8
done
