"""Writes the vectors of the comparison, the same for both sides: make_vectors.py FOLDER PAPERS PATENTS random|clustered

384 dimensions, unit length, 31 random years. Clustered: around 1,000 directions whose sizes follow a power law, with noise of
0.7 of their length, so that near pairs have cosines of about 0.5 to 0.8.
"""
import pathlib
import sys

import numpy as np

DIMENSIONS, DIRECTIONS, YEARS, NOISE = 384, 1000, 31, 0.7


def side(rows, seed, kind):
    random = np.random.default_rng([seed, rows])
    values = random.standard_normal((rows, DIMENSIONS), dtype=np.float32)
    if kind == "clustered":
        centres = np.random.default_rng(7).standard_normal((DIRECTIONS, DIMENSIONS), dtype=np.float32)
        weights = 1 / np.arange(1, DIRECTIONS + 1) ** 0.7
        values = centres[random.choice(DIRECTIONS, rows, p=weights / weights.sum())] + NOISE * values
    values /= np.linalg.norm(values, axis=1, keepdims=True)
    return values, (1990 + random.integers(0, YEARS, rows)).astype(np.int32)


def main(folder, papers, patents, kind):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows, seed in (("papers", int(papers), 1), ("patents", int(patents), 2)):
        values, years = side(rows, seed, kind)
        np.save(folder / f"{name}.npy", values)
        np.save(folder / f"{name}.years.npy", years)


if __name__ == "__main__":
    main(*sys.argv[1:])
