"""Reference values for the citation measures, by networkx and numpy and straight from the definitions.

Run: python3 citations.py > citations.json
Nothing here follows the C# code: PageRank is networkx.pagerank, the disruption index is counted with sets, the sleeping-beauty
coefficient is summed with numpy, the rescaled score uses numpy's mean and std of slices.
"""
import json
import platform
import random

import networkx
import numpy

random.seed(20130101)
N, FIRST, LAST, WINDOW = 150, 1990, 2014, 20
documents = sorted((random.randint(FIRST, LAST), f"d{i:03d}") for i in random.sample(range(1000), N))
year = {name: y for y, name in documents}
names = [name for _, name in documents]
edges = set()
popular = []
while len(edges) < 900:
    citing = random.choice(names)
    cited = random.choice(popular) if popular and random.random() < 0.4 else random.choice(names)
    if citing != cited and year[cited] <= year[citing] and (citing, cited) not in edges:
        edges.add((citing, cited))
        popular.append(cited)

graph = networkx.DiGraph()
graph.add_nodes_from(names)
graph.add_edges_from(sorted(edges))
rank = networkx.pagerank(graph, alpha=0.5, tol=1e-16, max_iter=10_000)
scores = numpy.array([rank[n] for n in names])


def rescaled(i):
    start = min(max(i - WINDOW // 2, 0), N - WINDOW)
    part = scores[start:start + WINDOW]
    return (scores[i] - part.mean()) / part.std()


def disruption(focal, span):
    later = {n for n in names if year[focal] < year[n] <= year[focal] + span}
    cites_focal = set(graph.predecessors(focal)) & later
    references = set(graph.successors(focal))
    cites_references = {p for r in references for p in graph.predecessors(r)} & later
    ni, nj, nk = len(cites_focal - cites_references), len(cites_focal & cites_references), len(cites_references - cites_focal)
    value = (ni - nj) / (ni + nj + nk) if references and ni + nj + nk else None
    return [ni, nj, nk, value]


def sleeping(name):
    counts = numpy.zeros(LAST - year[name] + 1)
    for citing in graph.predecessors(name):
        counts[year[citing] - year[name]] += 1
    if counts.max() == 0:
        return None
    peak = int(counts.argmax())
    if peak == 0:
        return [0.0, 0, 0, int(counts[0])]
    t = numpy.arange(peak + 1)
    line = (counts[peak] - counts[0]) / peak * t + counts[0]
    b = ((line - counts[:peak + 1]) / numpy.maximum(1, counts[:peak + 1])).sum()
    rise = counts[peak] - counts[0]
    d = numpy.abs(rise * t - peak * counts[:peak + 1] + peak * counts[0]) / numpy.hypot(rise, peak)
    return [float(b), int(d.argmax()), peak, int(counts[peak])]


json.dump({
    "versions": {"python": platform.python_version(), "networkx": networkx.__version__, "numpy": numpy.__version__},
    "window": WINDOW,
    "citations": sorted(edges),
    "documents": [{
        "id": n, "year": year[n], "pagerank": rank[n], "rescaled": float(rescaled(i)),
        "di": disruption(n, 10_000), "cd5": disruption(n, 5), "sleeping": sleeping(n),
    } for i, n in enumerate(names)],
}, __import__("sys").stdout, indent=0)
print()
