"""Times FAISS's exact index on the join under the year rule: faiss_join.py FOLDER K THREADS [--raw] [--pairs FILE]

The fairest way that IndexFlatIP allows: patents sorted from the last year to the first, and for each of the papers' years one
search of an index over the patents of that year and later. An index is filled by appending years, which is not timed; searches
alone are. --raw searches all patents for all papers instead, without the year rule. Prints a line of JSON.
"""
import json
import os
import pathlib
import resource
import sys
import time

import faiss
import numpy as np


def libraries():
    maps = pathlib.Path("/proc/self/maps").read_text().split("\n")
    return sorted({pathlib.Path(line.split()[-1]).resolve().name for line in maps if "blas" in line and "/" in line})


def load(folder):
    read = lambda name: np.load(pathlib.Path(folder) / name)
    return read("papers.npy"), read("papers.years.npy"), read("patents.npy"), read("patents.years.npy")


def by_year(papers, paper_years, patents, patent_years, k):
    order = np.argsort(-patent_years, kind="stable")
    index = faiss.IndexFlatIP(papers.shape[1])
    best, scores = np.full((len(papers), k), -1), np.zeros((len(papers), k), np.float32)
    seconds = allowed = filled = 0
    for year in sorted(set(paper_years.tolist()), reverse=True):
        limit = int(np.count_nonzero(patent_years >= year))
        index.add(patents[order[filled:limit]])
        filled = limit
        rows = np.flatnonzero(paper_years == year)
        queries = papers[rows]
        began = time.perf_counter()
        found = index.search(queries, k)
        seconds += time.perf_counter() - began
        allowed += len(rows) * limit
        scores[rows], best[rows] = found[0], np.where(found[1] >= 0, order[found[1]], -1)
    return seconds, allowed, best, scores


def raw(papers, patents, k):
    index = faiss.IndexFlatIP(papers.shape[1])
    index.add(patents)
    began = time.perf_counter()
    index.search(papers, k)
    return time.perf_counter() - began, len(papers) * len(patents)


def main(folder, k, threads, *rest):
    papers, paper_years, patents, patent_years = load(folder)
    faiss.omp_set_num_threads(int(threads))
    if "--raw" in rest:
        seconds, allowed = raw(papers, patents, int(k))
    else:
        seconds, allowed, best, scores = by_year(papers, paper_years, patents, patent_years, int(k))
        if "--pairs" in rest:
            np.savez(rest[rest.index("--pairs") + 1], best=best, scores=scores)
    tuned = os.environ.get("OMP_WAIT_POLICY", "").upper() == "PASSIVE"
    print(json.dumps({
        "side": f"FAISS {'raw ' if '--raw' in rest else ''}{'tuned' if tuned else 'as shipped'}",
        "data": pathlib.Path(folder).name, "k": int(k), "threads": int(threads),
        "papers": len(papers), "patents": len(patents), "allowed": allowed, "seconds": seconds,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "load": os.getloadavg()[0],
        "version": f"FAISS {faiss.__version__}, {', '.join(libraries())}, core type "
            f"{os.environ.get('OPENBLAS_CORETYPE', 'by itself')}"}))


if __name__ == "__main__":
    main(*sys.argv[1:])
