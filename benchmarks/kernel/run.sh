#!/usr/bin/env bash
# Start-up and trivial cells of our kernel and of ipykernel, in turn, REPEATS times (default 7) with CELLS cells each
# (default 200).
#   benchmarks/kernel/run.sh
# Wants jupyter_client and ipykernel for PYTHON (default /usr/bin/python3; Debian: python3-jupyter-client python3-ipykernel).
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
here="$root/benchmarks/kernel"
python="${PYTHON:-/usr/bin/python3}"
work="${WORK:-$(mktemp -d)}"
tool="$root/src/DeepInnovation.Cli/bin/Release/net10.0/DeepInnovation.Cli.dll"
dotnet build -c Release -v q --nologo "$root/src/DeepInnovation.Cli" >&2
dotnet "$tool" kernel install --prefix "$work" >&2
export JUPYTER_PATH="$work/share/jupyter" PYDEVD_DISABLE_FILE_VALIDATION=1
# One of each before, so that all files are in memory: "warm".
"$python" "$here/measure.py" 1 20 .net-csharp python3 >/dev/null
"$python" "$here/measure.py" "${REPEATS:-7}" "${CELLS:-200}" .net-csharp python3 >"$work/lines.jsonl"
cpu="$(lscpu | sed -n 's/^Model name: *//p'), $(nproc) cores"
versions="$("$python" -c 'import platform, ipykernel, jupyter_client
print("Python %s, ipykernel %s, jupyter_client %s"
    % (platform.python_version(), ipykernel.__version__, jupyter_client.__version__))')"
"$python" "$here/results.py" "$work/lines.jsonl" "$cpu" ".NET $(dotnet --version)" "$versions" >"$here/RESULTS.md"
