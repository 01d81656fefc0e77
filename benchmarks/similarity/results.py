"""Turns what run.sh measured into RESULTS.md: python3 results.py WORK notes.md > RESULTS.md"""
import collections
import json
import pathlib
import statistics
import sys

import numpy as np

# Pairs that the years allow at the paper's size, 3,511,929 papers and 2,356,204 patents: about half, as with years drawn at
# random.
FULL = 4.14e12
SHIPPED, TUNED, BYTES, FLOAT, LOOP = "FAISS as shipped", "FAISS tuned", "ours, bytes", "ours, float32", "published loop"


def agreement(work, data, k):
    """How many of our best patents are FAISS's, and how far the scores are apart."""
    found = np.load(work / f"faiss-{data}-{k}.npz")
    ours = np.load(work / f"ours-{data}-{k}.npy")
    papers, patents, scores = ours[:, 0].astype(int), ours[:, 1].astype(int), ours[:, 2]
    rank = np.zeros(len(ours), int)
    same = np.concatenate([[False], papers[1:] == papers[:-1]])
    for i in np.flatnonzero(same):
        rank[i] = rank[i - 1] + 1
    return np.mean(found["best"][papers, rank] == patents), np.abs(found["scores"][papers, rank] - scores).max()


def main(work, notes):
    work = pathlib.Path(work)
    lines = [json.loads(line) for line in (work / "lines.jsonl").read_text().splitlines()]
    groups = collections.defaultdict(list)
    for line in lines:
        groups[line["side"], line["data"], line["k"]].append(line)
    rate = {key: statistics.median(r["allowed"] / r["seconds"] for r in runs) for key, runs in groups.items()}
    peak = rate["peak", "registers", 0]
    first = lines[1]
    print("# The join against FAISS and the published loop: measured\n\nWritten by `run.sh`; text after the tables is "
        "`notes.md`.\n")
    print(f"- {first['papers']:,} papers x {first['patents']:,} patents, 384 dimensions, 31 random years, {first['threads']} "
        f"threads, sides in turn, {len(groups[BYTES, 'random', 1])} runs each, medians")
    print("- a pair counts when the years allow it; GF/s = 2 x 384 x pairs/s; FAISS searches once for each year of the papers, "
        "over the patents of that year and later")
    print("- tuned: OMP_WAIT_POLICY=PASSIVE and OPENBLAS_CORETYPE=SKYLAKEX\n")
    print("| side | data | k | million pairs/s | GF/s | slowest to fastest | times FAISS tuned | times as shipped | times the "
        "published loop | peak memory, MB | load |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for (side, data, k), runs in groups.items():
        rates = [r["allowed"] / r["seconds"] / 1e6 for r in runs]
        mine = rate[side, data, k]
        ratio = lambda other: f"{mine / rate[other]:.2f}" if other in rate else ""
        print(f"| {side} | {data} | {k or ''} | {mine / 1e6:,.1f} | {mine * 768 / 1e9:,.1f} | {min(rates):,.1f} to "
            f"{max(rates):,.1f} | {ratio((TUNED, data, k))} | {ratio((SHIPPED, data, k))} "
            f"| {mine / rate[LOOP, 'random', 1]:,.0f} | {statistics.median(r['peak_mb'] for r in runs):,.0f} | "
            f"{statistics.median(r['load'] for r in runs):.1f} |")
    goals(rate, peak)
    print("\n## The same pairs\n\n| data | k | patents that FAISS has at the same place | largest difference of a score |\n"
        "|---|---:|---:|---:|")
    for data in ("random", "clustered"):
        for k in (1, 10):
            share, apart = agreement(work, data, k)
            print(f"| {data} | {k} | {100 * share:.4f} % | {apart:.1e} |")
    print("\n## Versions\n")
    for version in sorted({f"- {r['side'].removeprefix('ours, ')}: {r['version']}" for r in lines}):
        print(version)
    print("\n" + pathlib.Path(notes).read_text().strip())


def goals(rate, peak):
    print("\n| goal | data | k | reached |\n|---|---|---:|---:|")
    for data in ("random", "clustered"):
        for k in (1, 10):
            best, plain, shipped, tuned = (rate[s, data, k] for s in (BYTES, FLOAT, SHIPPED, TUNED))
            for text, value, least in (
                ("float32 at 85 % of the multiply-add peak", plain / peak, 0.85),
                ("float32 at 1.2 times FAISS tuned", plain / tuned, 1.2), ("default at 3 times FAISS tuned", best / tuned, 3),
                ("default at 7 times FAISS as shipped", best / shipped, 7),
                ("default at 900 times the published loop", best / rate[LOOP, "random", 1], 900),
                ("full table under one hour (hours)", FULL / best / 3600, -1)):
                met = value < 1 if least < 0 else value >= least
                print(f"| {text} | {data} | {k} | {value:,.2f} ({'met' if met else 'NOT met'}) |")


if __name__ == "__main__":
    main(*sys.argv[1:])
