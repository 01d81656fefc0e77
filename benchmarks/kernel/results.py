"""Writes RESULTS.md from the lines of measure.py: results.py LINES CPU VERSIONS..."""
import json
import sys

lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
kernels = list(dict.fromkeys(line["kernel"] for line in lines))
names = {".net-csharp": "deepinnovation (C#)", "python3": "ipykernel (Python)"}


def median(kernel, field):
    values = sorted(line[field] for line in lines if line["kernel"] == kernel)
    return values[len(values) // 2]


def cells(label, field, unit, scale, digits):
    values = [median(kernel, field) * scale for kernel in kernels]
    return "| %s | %s | %.2f |" % (label, " | ".join("%.*f %s" % (digits, value, unit) for value in values),
        values[0] / values[1])


print("# The kernel beside ipykernel\n")
print("Written by `benchmarks/kernel/run.sh`. Medians of %d starts each, in turn on one machine: %s; %s."
    % (len(lines) // len(kernels), sys.argv[2], "; ".join(sys.argv[3:])))
loads = sorted(line["load"] for line in lines)
print("Load of the machine while it ran: %.1f to %.1f. With other programs at work read the ratios; times are then longer than "
    "on a quiet machine.\n" % (loads[0], loads[-1]))
print("| | %s | ratio |" % " | ".join(names.get(kernel, kernel) for kernel in kernels))
print("|---|%s---:|" % ("---:|" * len(kernels)))
print(cells("start to the answer to kernel_info", "ready", "s", 1, 2))
print(cells("start to the end of a first cell", "first", "s", 1, 2))
print(cells("a trivial cell, request to idle", "cell", "ms", 1000, 1))
print(cells("95 % of trivial cells are done in", "slow", "ms", 1000, 1))
print(cells("processor time a trivial cell", "processor", "ms", 1000, 1))
print(cells("shutdown", "shutdown", "s", 1, 2))
