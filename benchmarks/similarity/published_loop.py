"""Times the join as the authors' script does it, paper by paper, on some of the papers.

published_loop.py FOLDER PAPERS [--sorted]

For each paper: the patents whose year is not before the paper's are picked out (a copy), their inner products taken, the largest
kept. --sorted is kinder: patents sorted by year once, so that no copy is made. Prints a line of JSON.
"""
import json
import os
import pathlib
import resource
import sys
import time

import numpy as np


def main(folder, count, *rest):
    read = lambda name: np.load(pathlib.Path(folder) / name)
    papers, paper_years = read("papers.npy"), read("papers.years.npy")
    patents, patent_years = read("patents.npy"), read("patents.years.npy")
    chosen = np.linspace(0, len(papers) - 1, int(count)).astype(int)
    kind = "--sorted" in rest
    if kind:
        order = np.argsort(-patent_years, kind="stable")
        patents, patent_years = np.ascontiguousarray(patents[order]), patent_years[order]
    began, allowed = time.perf_counter(), 0
    for row in chosen:
        if kind:
            candidates = patents[:np.searchsorted(-patent_years, -paper_years[row], side="right")]
        else:
            candidates = patents[patent_years >= paper_years[row]]
        if len(candidates):
            (candidates @ papers[row]).argmax()
        allowed += len(candidates)
    print(json.dumps({
        "side": f"published loop{', sorted' if kind else ''}", "data": pathlib.Path(folder).name, "k": 1,
        "threads": int(os.environ.get("OMP_NUM_THREADS", "0")), "papers": int(count), "patents": len(patents),
        "allowed": int(allowed), "seconds": time.perf_counter() - began,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "load": os.getloadavg()[0],
        "version": f"numpy {np.__version__}"}))


if __name__ == "__main__":
    main(*sys.argv[1:])
