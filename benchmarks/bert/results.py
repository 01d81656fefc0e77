"""Turns the lines of run.sh into RESULTS.md: python3 results.py runs.jsonl notes.md > RESULTS.md"""
import collections
import json
import pathlib
import statistics
import sys

OURS, REFERENCE, OPENBLAS, TUNED = "ours", "PyTorch, reference BLAS", "PyTorch, OpenBLAS", "PyTorch, OpenBLAS, passive"


def side(run):
    if "onnxruntime" in run:
        return OURS
    if not any("openblas" in b for b in run["blas"]):
        return REFERENCE
    return TUNED if run["waits"] == "passive" else OPENBLAS


def shape(run):
    what = f"{run['layers']} layers, {run['hidden']} wide, {run['heads']} heads, {run['length']} tokens, batch {run['batch']}"
    return f"training, {what}, dropout {run['dropout']:g}" if run["command"] == "train" else f"encoding, {what}"


def median(runs, field):
    return statistics.median(r[field] for r in runs)


def tables(runs):
    groups = collections.defaultdict(list)
    for run in runs:
        groups[shape(run), run["precision"].split()[0], side(run)].append(run)
    print("| what | side | precision | median | slowest to fastest run | processor ms a step | peak memory, MB | load |")
    print("|---|---|---|---:|---:|---:|---:|---:|")
    for (what, precision, who), g in groups.items():
        rates = [r["rate"] for r in g]
        print(f"| {what} | {who} | {precision} | {statistics.median(rates):.2f} {g[0]['unit']} | {min(rates):.2f} to "
            f"{max(rates):.2f} "
              f"| {median(g, 'processor_ms_a_step'):.0f} | {median(g, 'peak_rss_mb'):.0f} | {median(g, 'load_average'):.1f} |")
    return groups


def goals(groups):
    """Ratios of medians; int8 is held against PyTorch's float32, as the goal says."""
    others = [s for s in (TUNED, OPENBLAS, REFERENCE) if any(k[2] == s for k in groups)]
    print("\n| goal | " + " | ".join(f"times {s}" for s in others) + " |\n|---|" + "---|" * len(others))
    for what, precision in dict.fromkeys((k[0], k[1]) for k in groups if k[2] == OURS):
        goal = 4 if precision == "int8" else 2
        cells = []
        for other in others:
            theirs = groups.get((what, "float32", other))
            ratio = median(groups[what, precision, OURS], "rate") / median(theirs, "rate") if theirs else float("nan")
            cells.append(f"{ratio:.2f} ({'met' if ratio >= goal else 'NOT met'})")
        print(f"| {what}, {precision}: {goal} times PyTorch's float32 | " + " | ".join(cells) + " |")


def profiles(runs):
    print("\n## Where the time goes\n\nONNX Runtime's profiler, one run on one thread (training: half a batch, forward and "
        "gradients without AdamW and the drawing of masks).\n")
    for run in runs:
        s = run["shape"]
        print(f"**{s['Layers']} layers, {s['Hidden']} wide, {run['rows']} rows of {s['Length']} "
            f"tokens{', int8' if s['Int8'] else ''}"
              f": {run['milliseconds']:.1f} ms**\n")
        print("| operator | nodes | ms | share |\n|---|---:|---:|---:|")
        for o in run["operators"]:
            if o["milliseconds"] >= 0.01 * run["milliseconds"]:
                print(f"| {o['name']} | {o['nodes']} | {o['milliseconds']:.2f} | "
                    f"{100 * o['milliseconds'] / run['milliseconds']:.1f} % |")
        print()


def main(lines, notes):
    runs = [json.loads(line) for line in pathlib.Path(lines).read_text().splitlines()]
    timed = [r for r in runs if r["command"] != "profile"]
    ours = next(r for r in timed if side(r) == OURS)
    theirs = next(r for r in timed if side(r) != OURS)
    repeats = max(collections.Counter((shape(r), r["precision"], side(r)) for r in timed).values())
    print("# BERT against PyTorch: measured\n\nWritten by `run.sh`; text after the tables is `notes.md`.\n")
    print(f"- CPU: {theirs['processor']}, {ours['threads']} threads, all sides in turn on one machine, {repeats} runs each of "
        f"{ours['steps']} steps after warm-up")
    print(f"- ours: ONNX Runtime {ours['onnxruntime']}, .NET {ours['dotnet']}; PyTorch {theirs['torch']} (Debian), Python "
        f"{theirs['python']}")
    libraries = sorted({', '.join(pathlib.Path(b).name for b in r['blas']) + ' (' + side(r) + ')' for r in timed if 'blas' in r})
    print(f"- BLAS: {'; '.join(libraries)}")
    print("- passive: OMP_WAIT_POLICY=PASSIVE. Without it PyTorch's OpenMP threads wait actively and take the cores from "
        "OpenBLAS's")
    print("- a rate is the median over runs of each run's median; load is the machine's 1-minute load average\n")
    goals(tables(timed))
    profiles([r for r in runs if r["command"] == "profile"])
    print(pathlib.Path(notes).read_text().strip())


if __name__ == "__main__":
    main(*sys.argv[1:])
