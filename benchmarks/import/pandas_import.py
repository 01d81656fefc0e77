"""The peer of `deepinnovation import openalex`: pandas reads the same works and writes the same columns as Parquet or, where no
Parquet engine is installed, does all but the writing (which flatters it).

    pandas_import.py FILE.gz... OUT.parquet|-          prints rows, seconds and rows a second as JSON
"""
import json
import sys
import time

import pandas as pd


def abstract(index):
    if not isinstance(index, dict):
        return ""
    return " ".join(word for _, word in sorted((place, word) for word, places in index.items() for place in places))


def countries(authorships):
    return list(dict.fromkeys(code for author in authorships for code in author["countries"]))


def documents(works):
    table = pd.DataFrame()
    table["id"] = works["id"].str.rsplit("/", n=1).str[-1]
    table["kind"] = "paper"
    table["title"] = works["title"].fillna(works["display_name"]).fillna("").str.strip()
    table["abstract"] = works["abstract_inverted_index"].map(abstract)
    table["year"] = works["publication_year"]
    table["date"] = works["publication_date"]
    table["countries"] = works["authorships"].map(countries)
    table["country"] = table["countries"].str[0]
    table["language"] = works["language"]
    table["field"] = works["primary_topic"].map(lambda topic: topic["field"]["display_name"])
    table["keywords"] = works["keywords"].map(lambda words: list(dict.fromkeys(w["display_name"] for w in words)))
    table["cited"] = works["cited_by_count"]
    table["doi"] = works["doi"].str.replace("https://doi.org/", "", regex=False).str.lower()
    table["type"] = works["type"].mask(works["is_paratext"], "paratext")
    table["withdrawn"] = works["is_retracted"]
    table["venue"] = works["primary_location"].map(lambda place: place["source"]["display_name"])
    return table


def main(files, out):
    start, rows, parts, seen = time.perf_counter(), 0, [], set()
    for file in files:
        for works in pd.read_json(file, lines=True, chunksize=50_000, convert_dates=False):
            table = documents(works)
            table = table[~table["id"].isin(seen)]
            seen.update(table["id"])
            rows += len(table)
            if out != "-":
                table.to_parquet(f"{out}.{len(parts)}.parquet")
            parts.append(len(table))
    seconds = time.perf_counter() - start
    print(json.dumps({"rows": rows, "seconds": round(seconds, 2), "rows_a_second": round(rows / seconds),
        "pandas": pd.__version__}))


main(sys.argv[1:-1], sys.argv[-1])
