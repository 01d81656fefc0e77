"""Writes src/DeepInnovation.Neural/Tokens/decompositions.txt from Python's unicodedata (UnicodeData.txt).

Run: python3 decompositions.py > ../../../../src/DeepInnovation.Neural/Tokens/decompositions.txt
"""
import unicodedata

print("# Canonical decompositions (NFD) and combining classes of Unicode %s, made by decompositions.py in the tests."
      % unicodedata.unidata_version)
print("# 'C D..': character C decomposes fully into D..; Hangul syllables are left to arithmetic.")
print("# 'A-B n': characters A to B have the combining class n; all others have 0.")
for code in range(0x110000):
    if 0xAC00 <= code <= 0xD7A3 or 0xD800 <= code <= 0xDFFF:
        continue
    decomposed = unicodedata.normalize("NFD", chr(code))
    if decomposed != chr(code):
        print("%X %s" % (code, " ".join("%X" % ord(c) for c in decomposed)))
start = 0
for code in range(1, 0x110001):
    kind = unicodedata.combining(chr(start))
    if code == 0x110000 or unicodedata.combining(chr(code)) != kind:
        if kind:
            print("%X-%X %d" % (start, code - 1, kind))
        start = code
