"""Records what Python's re does, as the oracle of RegexDialect.Python. Standard library only.

    python3 python_re.py RULES_JSON > python_re.json

RULES_JSON is src/DeepInnovation/Candidates/Rules/published.json. The output holds
  python, unicode   versions
  words             ranges [first, last] of code points beyond ASCII that are word characters (\\w)
  unassigned        ranges of code points that this Unicode version does not assign (a newer one may)
  equal             for each lower-case ASCII letter and digit, the code points beyond ASCII that equal it without case
  texts             [text, start, end, matched] of the published alternation; start -1 when nothing matches
Offsets count code points.
"""
import itertools
import json
import random
import re
import sys
import unicodedata


def ranges(codes):
    found = []
    for code in codes:
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


BEYOND = [c for c in range(128, 0x110000) if not 0xD800 <= c <= 0xDFFF]
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789 -"

with open(sys.argv[1], encoding="utf-8") as file:
    keywords = json.load(file)["keywords"]
pattern = re.compile(r"\b(?:" + "|".join(re.escape(k) for k in keywords) + r")\b", re.IGNORECASE)

word = re.compile(r"\w")
equal = {}
for letter in ALPHABET:
    same = re.compile(re.escape(letter), re.IGNORECASE)
    codes = [c for c in BEYOND if same.fullmatch(chr(c))]
    if codes:
        equal[letter] = codes

rng = random.Random(20250309)
neighbours = list(" .,;:-_/()\"'0aZ") + [chr(c) for c in (
    0x130, 0x131, 0x17F, 0x212A, 0xB2, 0xBD, 0x2167, 0x301, 0x200C, 0x200D, 0x203F, 0xE9, 0xDF, 0x4E2D, 0x3042,
    0x1D400, 0x1F600, 0x20000, 0x903, 0xFB06, 0xA0, 0x3000, 0x2010, 0xFF0D, 0xFF3F)]
folds = {"i": "\u0130\u0131", "s": "\u017f", "k": "\u212a"}


def disguise(text):
    letters = []
    for c in text:
        roll = rng.random()
        if roll < 0.25:
            c = c.upper()
        elif roll < 0.45 and c in folds:
            c = rng.choice(folds[c])
        letters.append(c)
    return "".join(letters)


fixed = ["3D imaging", "A 3d imaging, q-learning and XAI; ai ethics", "Q-Learning", "x3d imaging", "q learning", "xq-learning",
         "AI-ethics AI ethics", "regression model", "text analytics", "argon ar", "\u017fvm", "x\u0301svm\u0301", "svm\u200d",
         "\u00b2svm", "svm\u00b2", "\U0001d400svm", "svm\U0001d400", "m\u0131ning data m\u0131n\u0130ng", "data m\u0131n\u0130ng",
         "\u212a-nearest neighbors",
         "K-NEAREST NEIGHBOR\u017f", "_ar_", "ar", "", "a", "\u4e2dar\u4e2d", "\u3000ar\u3000", "machine  learning",
         "machine\u00a0learning",
         "classifications retrievals", "R\u00c9TRAINING TRAINING", "e\u0301training", "cafe\u0301 training"]
pieces = keywords + ["learn", "mach", "the", "neural", "data", "train", "class", "ar", "3d", "q-", "deep", "k-nearest", "e"]
texts = list(fixed)
for keyword, before, after in itertools.product(["svm", "ar", "3d imaging"], neighbours, neighbours):
    texts.append(before + keyword + after)
for _ in range(1500):
    parts = []
    for _ in range(rng.randrange(1, 12)):
        parts.append(disguise(rng.choice(pieces)))
        parts.append(rng.choice(neighbours) if rng.random() < 0.6 else " ")
    texts.append("".join(parts))

rows = []
for text in texts:
    match = pattern.search(text)
    rows.append([text, match.start(), match.end(), match.group(0)] if match else [text, -1, -1, ""])

json.dump({
    "python": sys.version.split()[0],
    "unicode": unicodedata.unidata_version,
    "words": ranges(c for c in BEYOND if word.fullmatch(chr(c))),
    "unassigned": ranges(c for c in BEYOND if unicodedata.category(chr(c)) == "Cn"),
    "equal": equal,
    "texts": rows,
}, sys.stdout, ensure_ascii=True, separators=(",", ":"))
print()
