"""Independent values for ShiEvansReferenceTests: the Shi-Evans model in numpy, written from the published equations.

Run: python3 shi_evans.py > shi_evans.json     (made with Python 3 and numpy; versions are in the output)

Everything random (starting rows, order, negatives) is drawn here by numpy and recorded, so that another implementation can
replay the same draws and must arrive at the same theta.
"""
import itertools
import json
import platform

import numpy as np

K, EPOCHS, SUB_EPOCHS, BATCH, FLOOR, P_FLOOR = 4, 2, 3, 7, 0.001, 1e-8
NODES = 24
rng = np.random.default_rng(20230331)


def distinct_derivative(theta, edge, member):
    others = [n for n in edge if n != member]
    return np.prod(theta[others], axis=0)


def gradient(theta, positives, weights, negatives):
    g = np.zeros_like(theta)
    for edge, w in zip(positives, weights):
        p = max(np.prod(theta[list(edge)], axis=0).sum(), P_FLOOR)
        for i in edge:
            d = distinct_derivative(theta, edge, i)
            g[i] += w * d / p - d
    for edge in negatives:
        for i in edge:
            g[i] -= distinct_derivative(theta, edge, i)
    return g


def make_years():
    years = {}
    for year in (2001, 2002, 2005):  # a gap: 2003 and 2004 have no documents
        low = 0 if year == 2001 else 4  # nodes come and go
        high = 16 if year == 2001 else NODES
        edges = {}
        for _ in range(20):
            size = int(rng.integers(2, 6))
            edge = tuple(sorted(int(n) for n in rng.choice(np.arange(low, high), size, replace=False)))
            edges[edge] = edges.get(edge, 0) + 1
        first = next(iter(edges))
        edges[first] += 2  # a combination of three documents or more
        years[year] = edges
    return years


def main():
    years = make_years()
    start = rng.dirichlet([0.5] * K, size=NODES)
    theta = start.copy()
    recorded, scores = [], []
    fitted = None
    for year, edges in years.items():
        active = sorted(set(itertools.chain(*edges)))
        if fitted is not None:
            seen = set().union(*[set(itertools.chain(*years[y])) for y in years if y < year])
            rows = fitted / fitted.sum(axis=1, keepdims=True)
            for n in range(NODES):
                if n not in seen:
                    rows[n] = 1.0 / K
            for edge in sorted(edges):
                scores.append({"year": year, "nodes": edge, "novelty": float(-np.log(np.prod(rows[list(edge)], axis=0).sum()))})
        previous = theta.copy()
        in_order = sorted(edges)
        order = [int(i) for i in rng.permutation(len(in_order))]
        negatives_drawn = []
        for epoch in range(EPOCHS):
            for sub in range(SUB_EPOCHS):
                rate = 1.0 / (100 + (epoch + 1) * (sub + 1))
                for b in range(0, len(order), BATCH):
                    batch = [in_order[e] for e in order[b:b + BATCH]]
                    negatives = []
                    for edge in batch:
                        while True:
                            other = tuple(sorted(int(n) for n in rng.choice(active, len(edge), replace=False)))
                            if other not in edges:
                                break
                        negatives.append(other)
                    negatives_drawn += negatives
                    theta[active] -= rate * (theta[active] - previous[active]) / 1.0
                    g = gradient(theta, batch, [edges[e] for e in batch], negatives)
                    theta[active] = np.maximum(theta[active] + rate * g[active], FLOOR)
        fitted = theta.copy()
        recorded.append({
            "year": year,
            "edges": [{"nodes": e, "weight": edges[e]} for e in in_order],
            "order": order,
            "negatives": negatives_drawn,
            "theta": theta[active].tolist(),
            "active": active,
        })

    print(json.dumps({
        "made_with": f"Python {platform.python_version()}, numpy {np.__version__}",
        "dimensions": K, "epochs": EPOCHS, "sub_epochs": SUB_EPOCHS, "batch_size": BATCH,
        "start": start.tolist(), "years": recorded, "scores": scores,
    }))


if __name__ == "__main__":
    main()
