"""One pass of the Shi-Evans fit in numpy over the hyperedges of a binary file, timed. Prints one JSON line.

    numpy_fit.py FOLDER straightforward|vectorised [BATCHES]

straightforward is the implementation that the tests' recorded values come from (tests/.../reference/shi_evans.py): one hyperedge
after the other. vectorised is the fastest that we could write in numpy: all hyperedges of one size of a batch at once, np.add.at
for the sums. Both get their negatives drawn beforehand and timed apart. BATCHES cuts the pass short; the time
is scaled up and said so.
"""
import json
import pathlib
import resource
import sys
import time

import numpy as np

reference = "tests/DeepInnovation.Hypergraphs.Tests/Novelty/Fitting/reference"
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / reference))
from shi_evans import P_FLOOR, FLOOR, gradient  # noqa: E402

K, BATCH, RATE = 20, 1000, 1 / 101


def vectorised(theta, positives, weights, negatives):
    g = np.zeros_like(theta)
    for edges, w in ((positives, np.asarray(weights)), (negatives, None)):
        sizes = np.array([len(e) for e in edges])
        for m in np.unique(sizes):
            at = np.flatnonzero(sizes == m)
            nodes = np.array([edges[i] for i in at])
            rows = theta[nodes]  # [n, m, K]
            left = np.cumprod(np.concatenate([np.ones_like(rows[:, :1]), rows[:, :-1]], axis=1), axis=1)
            right = np.cumprod(np.concatenate([np.ones_like(rows[:, :1]), rows[:, :0:-1]], axis=1), axis=1)[:, ::-1]
            d = left * right
            if w is None:
                np.add.at(g, nodes, -d)
            else:
                p = np.maximum((left[:, -1] * rows[:, -1]).sum(axis=1), P_FLOOR)
                np.add.at(g, nodes, (w[at] / p - 1)[:, None, None] * d)
    return g


def main():
    folder, way = pathlib.Path(sys.argv[1]), sys.argv[2]
    starts, nodes = np.fromfile(folder / "starts.i32", "<i4"), np.fromfile(folder / "nodes.i32", "<i4")
    edges = [nodes[a:b].tolist() for a, b in zip(starts, starts[1:])]
    active = np.unique(nodes)
    rng = np.random.default_rng(1)
    theta = rng.dirichlet([0.5] * K, size=active[-1] + 1)
    previous = theta.copy()
    order = rng.permutation(len(edges))
    batches = [order[b:b + BATCH] for b in range(0, len(order), BATCH)]
    taken = batches[:int(sys.argv[3])] if len(sys.argv) > 3 else batches
    drawing = time.perf_counter()
    negatives = [[active[rng.choice(len(active), len(edges[i]), replace=False)].tolist() for i in batch] for batch in taken]
    drawing = time.perf_counter() - drawing
    step = gradient if way == "straightforward" else vectorised
    start = time.perf_counter()
    for batch, others in zip(taken, negatives):
        theta[active] -= RATE * (theta[active] - previous[active])
        g = step(theta, [edges[i] for i in batch], [1] * len(batch), others)
        theta[active] = np.maximum(theta[active] + RATE * g[active], FLOOR)
    seconds = time.perf_counter() - start
    done = sum(len(b) for b in taken)
    print(json.dumps({
        "side": f"numpy {way}", "hyperedges": len(edges), "measured_hyperedges": done,
        "seconds_per_pass": seconds * len(edges) / done,
        "seconds_with_draws": (seconds + drawing) * len(edges) / done,
        "nodes": len(active), "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "version": np.__version__,
    }))


if __name__ == "__main__":
    main()
