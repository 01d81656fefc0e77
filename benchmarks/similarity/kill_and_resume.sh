#!/usr/bin/env bash
# A sharded join killed by SIGKILL at random and resumed gives the bytes of an undisturbed one, and keeps its memory.
#   PAPERS=2000 PATENTS=5000 benchmarks/similarity/kill_and_resume.sh
# Variables: PAPERS, PATENTS, DIMENSIONS, TOP, MEMORY (the budget), KILLS (at least so many), THREADS, SHARDS (cut by number
# instead of memory), WORK (a folder to work in, kept), SEED (of the times of death). As root it also fills a small tmpfs; else
# that part is skipped. Reads VmHWM from /proc, so it wants Linux. Ends with 1 when anything differs.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
papers="${PAPERS:-200000}" patents="${PATENTS:-500000}" dimensions="${DIMENSIONS:-384}" top="${TOP:-10}"
memory="${MEMORY:-2GiB}" kills="${KILLS:-10}" threads="${THREADS:-$(nproc)}" shards="${SHARDS:-}"
RANDOM="${SEED:-1}"
if [ -n "${WORK:-}" ]; then work="$WORK"; mkdir -p "$work"; else work="$(mktemp -d)"; trap 'rm -rf "$work"' EXIT; fi
cli() { dotnet "$root/src/DeepInnovation.Cli/bin/Release/net10.0/DeepInnovation.Cli.dll" "$@"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
now() { date +%s.%N; }
calc() { awk "BEGIN { printf \"%.3f\", $1 }"; }

dotnet build -c Release -v q --nologo "$root/src/DeepInnovation.Cli" >&2
dotnet build -c Release -v q --nologo "$root/benchmarks/DeepInnovation.Benchmarks" >&2
grep -m1 'model name' /proc/cpuinfo || true
made="$papers $patents $dimensions"
if [ "$(cat "$work/made" 2>/dev/null)" != "$made" ]; then
  for side in "papers $papers 1" "patents $patents 2"; do
    set -- $side
    dotnet run --no-build -c Release --project "$root/benchmarks/DeepInnovation.Benchmarks" -- \
      vectors "$work" "$1" "$2" "$dimensions" "$3"
  done
  echo "$made" > "$work/made"
fi
rm -rf "$work"/whole* "$work"/killed* "$work"/full*

plan() {
  if [ -n "$shards" ]; then cut=(--shards "$shards"); else cut=(--memory "$memory"); fi
  cli join plan --papers "$work/papers.npy" --paper-table "$work/papers.parquet" --patents "$work/patents.npy" \
    --patent-table "$work/patents.parquet" --top "$top" --threads "$threads" "${cut[@]}" --out "$1"
}

# Runs a command and leaves the largest resident memory of its process, in kB, in $peak.
peak=0
measured() {
  "$@" &
  local process=$! seen
  peak=0
  while seen="$(awk '/^VmHWM/ { print $2 }' "/proc/$process/status" 2>/dev/null)"; do
    [ -n "$seen" ] && [ "$seen" -gt "$peak" ] && peak="$seen"
    sleep 0.05
  done
  wait "$process"
}
dll="$root/src/DeepInnovation.Cli/bin/Release/net10.0/DeepInnovation.Cli.dll"

echo "== undisturbed: $papers x $patents, $dimensions dimensions, top $top, $memory, $threads threads"
plan "$work/whole"
began="$(now)"
measured dotnet "$dll" join run "$work/whole" > "$work/whole.log"
seconds="$(calc "$(now) - $began")" run_peak="$peak"
tail -1 "$work/whole.log"
measured dotnet "$dll" join merge "$work/whole" --out "$work/whole.csv" --out "$work/whole.parquet"
echo "run: $seconds s, peak $((run_peak / 1024)) MiB; merge: peak $((peak / 1024)) MiB"
if [ -z "$shards" ]; then
  budget_kb="$(awk -v m="$memory" \
    'BEGIN { n = m + 0; if (m ~ /GiB$/) n *= 1048576; else if (m ~ /MiB$/) n *= 1024; printf "%d", n }')"
  [ "$run_peak" -le "$budget_kb" ] || fail "the run took $run_peak kB, more than $memory"
  [ "$peak" -le "$budget_kb" ] || fail "the merge took $peak kB, more than $memory"
fi

echo "== killed by SIGKILL at random, at least $kills times"
plan "$work/killed" > /dev/null
deaths=0 amid=0
# The time that a start takes, then up to a share of the work. Where that ends before it died often enough, it begins anew.
began="$(now)"; cli join status "$work/killed" > /dev/null; start="$(calc "$(now) - $began")"
while :; do
  dotnet "$dll" join run "$work/killed" > "$work/killed.log" 2>&1 &
  process=$!
  if [ "$deaths" -lt "$kills" ]; then
    random=$RANDOM # Drawn here: a subshell would draw the same number each time.
    sleep "$(calc "$start + (2 * $seconds / $kills) * $random / 32767")"
    kill -9 "$process" 2>/dev/null || true
  fi
  code=0
  wait "$process" 2>/dev/null || code=$?
  if [ "$code" = 137 ]; then
    deaths=$((deaths + 1))
    status="$(cli join status "$work/killed")"
    echo "death $deaths: $status"
    case "$status" in "0 of"*) ;; *" 0 missing"*) ;; *) amid=$((amid + 1)) ;; esac
    continue
  fi
  [ "$code" = 0 ] || { cat "$work/killed.log" >&2; fail "a resumed run ended with $code"; }
  [ "$deaths" -lt "$kills" ] || break
  echo "it ended after $deaths deaths; once more from its start"
  rm -r "$work/killed/shards"
done
[ "$amid" -gt 0 ] || fail "no death fell between two shards; cut finer by SHARDS"
echo "$amid of $deaths deaths left some shards done and others missing"
cli join check "$work/killed"
dotnet "$dll" join merge "$work/killed" --out "$work/killed.csv" --out "$work/killed.parquet" > "$work/killed.log" 2>&1 &
process=$!
random=$RANDOM
sleep "$(calc "$start + 0.2 * $random / 32767")"
kill -9 "$process" 2>/dev/null || true
wait "$process" 2>/dev/null || true
cli join merge "$work/killed" --out "$work/killed.csv" --out "$work/killed.parquet"
cmp "$work/whole.csv" "$work/killed.csv" || fail "the CSV differs"
cmp "$work/whole.parquet" "$work/killed.parquet" || fail "the Parquet file differs"
sum="$(sha256sum < "$work/killed.csv" | cut -c1-16)"
echo "the same bytes after $deaths deaths: $sum... of $(stat -c %s "$work/killed.csv") bytes"

echo "== a disk that fills"
size="$(du -sk "$work/whole" | cut -f1)"
mkdir -p "$work/full"
if [ "$(id -u)" != 0 ]; then
  echo "skipped: a tmpfs can be mounted by root only"
elif ! mount -t tmpfs -o "size=$((size * 6 / 10 + 64))k" tmpfs "$work/full" 2>/dev/null; then
  echo "skipped: this machine does not let a tmpfs be mounted"
else
  trap 'umount "$work/full"; [ -n "${WORK:-}" ] || rm -rf "$work"' EXIT
  plan "$work/full/plan" > /dev/null
  code=0
  cli join run "$work/full/plan" > /dev/null 2> "$work/full.log" || code=$?
  cat "$work/full.log"
  [ "$code" = 1 ] || fail "a full disk ended the run with $code"
  [ "$(wc -l < "$work/full.log")" = 1 ] || fail "a full disk was told in more than one line"
  cli join status "$work/full/plan"
  mount -o "remount,size=$((size * 2))k" "$work/full"
  cli join run "$work/full/plan" | tail -1
  cli join check "$work/full/plan"
  cli join merge "$work/full/plan" --out "$work/full.csv"
  cmp "$work/whole.csv" "$work/full.csv" || fail "the CSV after a full disk differs"
  echo "the same bytes after a full disk"
fi
echo "PASSED"
