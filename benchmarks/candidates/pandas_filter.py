"""The peer of the candidate filter: pandas row by row, one compiled alternation of all keywords.

    python3 pandas_filter.py RULES_JSON FOLDER

Our own program after the facts of the published filter: IPC split on ; and , and compared with the list, then one
case-insensitive whole-word search of "Title: ... Abstract: ...". Reads FOLDER/documents.jsonl, writes the verdicts to
FOLDER/pandas-verdicts.txt and the seconds of each round (reading not counted) to FOLDER/pandas-seconds.txt.
"""
import json
import re
import sys
import time
from pathlib import Path

import pandas as pd

ROUNDS = 3

rules = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
folder = Path(sys.argv[2])
accepted = rules["ipc"]["accepted"]
prefixes = rules["ipc"]["acceptedAsPrefix"]
excluded = tuple(e for entries in rules["ipc"]["excludedUnderPrefix"].values() for e in entries)
words = r"\b(?:" + "|".join(re.escape(k) for k in rules["keywords"]) + r")\b"


def judge_ipc(text):
    for symbol in re.split("[;,]", text.strip("[]").replace('"', "")):
        symbol = symbol.strip()
        if symbol in accepted:
            return "ipc-exact", symbol
        for prefix in prefixes:
            if symbol.startswith(prefix):
                return ("", "") if symbol.startswith(excluded) else ("ipc-prefix", prefix)
    return "", ""


def judge(row):
    rule, match = judge_ipc(row["ipc"])
    if not rule:
        found = re.search(words, row["text"], re.IGNORECASE)
        if found:
            rule, match = "keyword", found.group(0)
    row["rule"] = rule
    row["match"] = match
    return row


frame = pd.read_json(folder / "documents.jsonl", lines=True, dtype=str, convert_dates=False)
seconds = []
for _ in range(ROUNDS):
    started = time.perf_counter()
    work = frame.copy()
    work["text"] = "Title: " + work["title"] + " Abstract: " + work["abstract"]
    work["rule"] = ""
    work["match"] = ""
    judged = work.apply(judge, axis=1)
    seconds.append(time.perf_counter() - started)

(folder / "pandas-seconds.txt").write_text("\n".join(map(str, seconds)) + "\n")
# Letters that equal an ASCII letter only in Python's eyes are written as that letter, to compare with the list's spelling.
plain = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"})
lines = [f"{r}\t{m.translate(plain).lower()}" for r, m in zip(judged["rule"], judged["match"])]
(folder / "pandas-verdicts.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
print(f"python {sys.version.split()[0]}, pandas {pd.__version__}, {len(frame)} documents, kept {sum(judged['rule'] != '')}, "
      f"median {sorted(seconds)[ROUNDS // 2]:.2f} s")
