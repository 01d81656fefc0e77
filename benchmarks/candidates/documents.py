"""Makes FOLDER/documents.jsonl (id, title, abstract, ipc) of CSV files, gzipped or not: python3 documents.py FOLDER FILE..."""
import csv
import gzip
import json
import sys
from pathlib import Path

csv.field_size_limit(1 << 30)
folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
count = 0
with open(folder / "documents.jsonl", "w", encoding="utf-8") as out:
    for name in sys.argv[2:]:
        opener = gzip.open if name.endswith(".gz") else open
        with opener(name, "rt", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                out.write(json.dumps({k: row.get(k) or "" for k in ("id", "title", "abstract", "ipc")}, ensure_ascii=False)
                    + "\n")
                count += 1
print(f"{count} documents")
