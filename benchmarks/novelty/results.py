"""Writes benchmarks/novelty/RESULTS.md from the lines that run.sh gathered."""
import json
import platform
import statistics
import sys


def cpu():
    names = [l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")]
    return f"{len(names)} x {names[0]}"


lines = [json.loads(l) for l in open(sys.argv[1])]
fits = {}
for line in lines:
    if "seconds_per_pass" in line:
        fits.setdefault(line["side"], []).append(line)
first = next(iter(fits.values()))[0]
theirs = statistics.median(l["seconds_per_pass"] for l in fits["numpy straightforward"])
own = statistics.median(l["seconds_with_draws"] for l in fits["numpy straightforward"])
print("# The novelty fit\n")
print("Made by `benchmarks/novelty/run.sh`; read ratios, not seconds.\n")
print(f"{cpu()}, {platform.system()}, .NET {first['version']}, numpy {fits['numpy straightforward'][0]['version']}\n")
print("## Against numpy\n")
print(f"One year, {first['hyperedges']:,} hyperedges over {first['nodes']:,} nodes, K = 20, batches of 1,000: seconds for one "
    "pass (an epoch is ten),")
print("medians, the sides in turn. Ours draws its negatives within that time; numpy's drawing is not counted in the first "
    "ratio.\n")
print("| side | seconds | numpy straightforward takes so many times as long | its drawing counted too | peak MiB |")
print("|---|---|---|---|---|")
for side, measured in fits.items():
    seconds = statistics.median(l["seconds_per_pass"] for l in measured)
    spread = f"{min(l['seconds_per_pass'] for l in measured):.3f} to {max(l['seconds_per_pass'] for l in measured):.3f}"
    print(f"| {side} | {seconds:.3f} ({spread}) | {theirs / seconds:.1f} | "
        f"{own / (seconds if side.startswith('ours') else statistics.median(l['seconds_with_draws'] for l in measured)):.1f} | "
        f"{max(l['peak_mib'] for l in measured):,} |")
print("\n`numpy straightforward` is the implementation from which the tests' recorded values come; `numpy vectorised` takes all "
    "hyperedges")
print("of one size of a batch at once; `ours reference` is the plain fit that the engine must equal.\n")
scale = [l for l in lines if "documents" in l]
if scale:
    print("## At the paper's size\n")
    print(f"{scale[0]['documents']:,} synthetic documents of 2 to 8 keywords over {scale[0]['years']} years, "
        f"{scale[0]['hyperedges']:,} hyperedges over "
          f"{scale[0]['nodes']:,} nodes, K = 20, 50 passes a year, from CSV to CSV with percentiles and yearly validation.\n")
    print("| threads | reading | fit and scores | writing | peak MiB | AUC, mean of the years |")
    print("|---|---|---|---|---|---|")
    for l in scale:
        print(f"| {l['threads']} | {l['read_seconds']:.0f} s | {l['fit_seconds']:.0f} s | {l['write_seconds']:.0f} s | "
            f"{l['peak_mib']:,} | {l['auc']:.3f} |")
    same = any(l["side"].startswith("same bytes") for l in lines)
    print("\nThe two files of scores are the same bytes." if same else "\nThe two files of scores DIFFER.")
