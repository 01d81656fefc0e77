"""Reference values for DeepInnovation.Neural.Tokens: BERT's BasicTokenizer and WordPiece written after their published
description (Devlin et al., 2019; google-research/bert, tokenization.py) on Python's own unicodedata, sharing no code or table
with the tokenizer under test. Control characters are all of category C, a word of more than 100 characters is [UNK], as in
Hugging Face's transformers.

Run in this folder: python3 wordpiece_reference.py
Writes vocabulary.txt, texts.jsonl (text, ids uncased, ids cased), characters.txt (what becomes of every character)
and random.txt (a hash over 10,000 random strings).
"""
import hashlib
import json
import unicodedata

CJK = [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF),
       (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)]


def is_space(c):
    return c in " \t\n\r" or unicodedata.category(c) == "Zs"


def is_control(c):
    return c not in "\t\n\r" and unicodedata.category(c).startswith("C")


def is_punctuation(c):
    n = ord(c)
    if 33 <= n <= 47 or 58 <= n <= 64 or 91 <= n <= 96 or 123 <= n <= 126:
        return True
    return unicodedata.category(c).startswith("P")


def words(text, lower_case=True):
    cleaned = []
    for c in text:
        if ord(c) in (0, 0xFFFD) or is_control(c):
            continue
        if is_space(c):
            cleaned.append(" ")
        elif any(a <= ord(c) <= b for a, b in CJK):
            cleaned.append(" " + c + " ")
        else:
            cleaned.append(c)
    result = []
    for token in "".join(cleaned).split():
        if lower_case:
            token = unicodedata.normalize("NFD", token.lower())
            token = "".join(c for c in token if unicodedata.category(c) != "Mn")
        part = ""
        for c in token:
            if is_punctuation(c):
                result += [part, c]
                part = ""
            else:
                part += c
        result.append(part)
    return " ".join(result).split()


def pieces(word, ids):
    if len(word) > 100:
        return [ids["[UNK]"]]
    found = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in ids:
                found.append(ids[piece])
                start = end
                break
        else:
            return [ids["[UNK]"]]
    return found


def encode(text, ids, lower_case=True):
    return [ids["[CLS]"]] + [p for w in words(text, lower_case) for p in pieces(w, ids)] + [ids["[SEP]"]]


BASE = """
The quick brown fox jumps over the lazy dog.
A convolutional neural network (CNN) for x-ray images: 97.5% accuracy, $1,200 cheaper!
O'Neill's state-of-the-art method isn't new... or is it?
Crème brûlée à la carte, déjà vu, garçon, Noël, œuvre, façade
Größe, Straße, ÄÖÜ äöü ß ẞ, Fußgängerübergänge
Žluťoučký kůň úpěl ďábelské ódy; příliš
Zażółć gęślą jaźń — Łódź, Kraków
İstanbul'da ığdır, IĞDIR, şöyle çağ
Þingvellir æðey Ásgeirsson ǅ ǈ ǋ Ǆ
Tiếng Việt có nhiều dấu: Nguyễn Thị Hồng, Đà Nẵng
Ελληνικά: ΟΔΟΣ ΜΆΪΟΣ Σίσυφος, ὀξεῖα βαρεῖα περισπωμένη; τί;
ΑΣ Σ. ΑΣ'Α ΣΑΣ, ΟΔΟΣ· ΑΣ́ Α.Σ Σ
Съешь же ещё этих мягких французских булок, да выпей чаю. Ёлка, Йод
Українська мова: їжак, ґанок, Київ; Београд Ђорђевић Џ
Հայերեն լեզու՝ Երևան, Ա Բ Գ և
ქართული ენა: საქართველო, ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ
العربية: الذكاء الاصطناعي، تعلّم الآلة؟ مُحَمَّد
فارسی: می‌خواهم کتاب‌ها را بخوانم؛ هوشِ مصنوعی
עברית: בינה מלאכותית, שָׁלוֹם עוֹלָם״ ל־
हिन्दी: कृत्रिम बुद्धिमत्ता और यंत्र शिक्षण। क़लम ज़रा
বাংলা ভাষা: কৃত্রিম বুদ্ধিমত্তা, ড়ঢ়য় ো ৌ
ਪੰਜਾਬੀ ਭਾਸ਼ਾ, ગુજરાતી ભાષા, ଓଡ଼ିଆ ଭାଷା
தமிழ்: செயற்கை நுண்ணறிவு, கொ கோ கௌ ஸ்ரீ
తెలుగు భాష: కృత్రిమ మేధస్సు, ಕನ್ನಡ ಕೃತಕ ಬುದ್ಧಿಮತ್ತೆ, മലയാളം കൃത്രിമബുദ്ധി
ภาษาไทย: ปัญญาประดิษฐ์และการเรียนรู้ของเครื่อง กำลัง
ພາສາລາວ: ປັນຍາປະດິດ, ភាសាខ្មែរ៖ បញ្ញាសិប្បនិម្មិត។
မြန်မာဘာသာ ဉာဏ်ရည်တု၊ བོད་ཡིག་ མིས་བཟོས་
中文：人工智能和机器学习，深度学习。「你好」
繁體中文：類神經網路（CNN）與專利2019年 豈 金 﨑 𠀀𪜀𫝀 丽
日本語：人工知能とニューラルネットワークの特許。ガギグゲゴ ｶﾞｷﾞ がぎ ぱ
ひらがな カタカナ 漢字 々〆ヶ 〜・ー
한국어: 인공지능과 기계 학습, 딥러닝. 각 힣 뷁 가
한글 ㄱㄴㄷ ㅏㅑ 특허 2019년
አማርኛ ሰው ሰራሽ አስተውሎት። ᏣᎳᎩ Ꭰ ꭰ ᐃᓄᒃᑎᑐᑦ
😀😃 👩‍🔬 👨‍👩‍👧‍👦 🇩🇪 👍🏽 ❤️ ☕ ✈ a😀b
∑ᵢ xᵢ² ≤ √(α+β) ∫₀^∞ e^{-x} dx ≈ 1 ± 0.5 × 10⁻³ ℝ ℵ Å Ω K
𝐀𝐁𝐂 𝒜 𝔸 𝟘𝟙 ① Ⅳ ⅷ ½ ﬁ ﬂ ＡＢＣ ａｂｃ １２３
co\u0301mb\u0308i\u0323\u0302ning Z\u0351\u036b\u0343a\u0321\u0337lgo \u0301\u0301 a\u0300\u0315\u0323b
a\u0000b\u0001c\u007fd\u0085e\u00ade\u200bf\u200eg\ufeffh\u2060i\ufffdj\u001ck
tab\treturn\rnbsp\u00a0thin\u2009ideographic\u3000line\u2028paragraph\u2029ogham\u1680end
private \ue000\uf8ff \U000f0000 non\ufffe\uffff\U0010ffff unassigned
\u302e\u302f\u1b44\u302e a\u302f\U0001d165\u302eb \u0344 \u0340\u0341 \u0387\u037e\u1fef
[CLS] [SEP] [MASK] [UNK] [PAD] ##ing # ## [mask]
http://example.org/a_b?c=d&e=f user@mail.com C++ C# .NET 10 a/b \\ ^ ~ ` | < > = + $ € £ ¥
US1234567B2 WO/2019/123456 G06N 3/08 H₂SO₄ CO₂ 10µm 5 μm ﹟ ‰ § ¶ † ‡ « » „ “ ” ‘ ’ – — …
ʰˢ ˈfəʊnɪm ŋ ʃ ʒ θ ð ᴀʙᴄ ªº K'ala Hawaiʻi Xʼtsá
ⓐⒶ 🄰 ⅰ ΑⅰΣ ΑªΣ Σᴬ ΑʰΣ Α\u00adΣ Ⲁⲁ Ꙁꙁ ᾳ ᾼ ῌ Ἀ
𐐀𐐁 𐐨 𐤀𐤁 𒀀 𓀀 𐎠 𝌆 𞤀𞤢 𑄮 𑄯
""".strip("\n").split("\n")

LONG = ["a" * 99, "a" * 100, "a" * 101, "é" * 100, "é" * 101, "𐐀" * 51, "𐐀" * 100, "𐐀" * 101, "e\u0301" * 100,
        "e\u0301" * 101, "word " + "b" * 150 + " word", "", " ", "\u0301", "\u200b", "\u3000\n", "line\nbreak\r\nand\ttab", ".",
        "..", "a.", ".a", "中", "a中", "中a"]


def texts():
    for line in BASE:
        yield line
        yield unicodedata.normalize("NFD", line)
        yield line.upper()
        yield unicodedata.normalize("NFKC", line).swapcase().replace(" ", "")
    yield from LONG


def vocabulary(all_texts):
    """Characters, beginnings, ends and whole words by a fixed rule; every 11th character is left out, so that [UNK] occurs."""
    seen = sorted({w for t in all_texts for lower in (True, False) for w in words(t, lower)})
    letters = sorted({c for w in seen for c in w})
    kept = [c for i, c in enumerate(letters) if i % 11 != 10 or c < "\u0080"]
    tokens = ["[PAD]", "[unused0]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + kept + ["##" + c for c in kept]
    for i, word in enumerate(seen):
        if len(word) > 100:
            continue
        tokens.append(word if i % 3 == 0 else word[:2 + i % 4])
        if len(word) > 3:
            tokens.append("##" + word[-2 - i % 2:])
    return list(dict.fromkeys(tokens))


def fate(code):
    """What becomes of a character between two letters, and whether a capital sigma beside it is a final one."""
    c = chr(code)
    if unicodedata.category(c) == "Cn" and not (code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF):
        return "unassigned"
    found = words("x" + c + "x")
    if 0xAC00 <= code <= 0xD7A3 and len(found) == 1:
        return "syllable"
    same = {("x" + c + "x",): "kept", ("xx",): "dropped", ("x", "x"): "space", ("x", c, "x"): "alone"}.get(tuple(found))
    if same is None:
        same = "|".join(" ".join("%X" % ord(d) for d in w) for w in found)
    sigma = "".join(str(int(words(t)[-1][-1:] == "\u03c2")) for t in (c + "\u03a3", "\u0391" + c + "\u03a3")) \
        + str(int("\u03c2" in words("\u0391\u03a3" + c + "\u0391")[0]))
    return same + "\t" + sigma


def syllables():
    """Hash of what the 11,172 Hangul syllables become, one a line."""
    lines = "".join(words(chr(code))[0] + "\n" for code in range(0xAC00, 0xD7A4))
    return hashlib.sha256(lines.encode("utf-8")).hexdigest()


class Random:
    """64-bit linear congruential generator (Knuth's MMIX); the test has the same one."""

    def __init__(self):
        self.state = 42

    def next(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % bound


def random_texts(fates):
    """Half of the characters below U+3000, the others anywhere; those without a character in this Unicode become 'x'."""
    random = Random()
    for _ in range(10_000):
        codes = [random.next(0x3000 if random.next(2) == 0 else 0x110000) for _ in range(random.next(40))]
        yield "".join("x" if fates[c] == "unassigned" else chr(c) for c in codes)


def main():
    all_texts = list(texts())
    tokens = vocabulary(all_texts)
    ids = {token: i for i, token in enumerate(tokens)}
    with open("vocabulary.txt", "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(tokens) + "\n")
    with open("texts.jsonl", "w", encoding="utf-8", newline="\n") as file:
        for text in all_texts:
            row = {"text": text, "uncased": encode(text, ids), "cased": encode(text, ids, False)}
            file.write(json.dumps(row, ensure_ascii=True) + "\n")
    fates = [fate(code) for code in range(0x110000)]
    with open("characters.txt", "w", encoding="ascii", newline="\n") as file:
        file.write("# Unicode %s, Python. First-last, what becomes of the character, sigma flags. See wordpiece_reference.py.\n"
                   % unicodedata.unidata_version)
        file.write("# SHA-256 of the syllables: %s\n" % syllables())
        start = 0
        for code in range(1, 0x110001):
            if code == 0x110000 or fates[code] != fates[start]:
                file.write("%X-%X\t%s\n" % (start, code - 1, fates[start]))
                start = code
    digest = hashlib.sha256()
    for text in random_texts(fates):
        digest.update((" ".join(map(str, encode(text, ids))) + "\n").encode("ascii"))
    with open("random.txt", "w", encoding="ascii", newline="\n") as file:
        file.write(digest.hexdigest() + "\n")


if __name__ == "__main__":
    main()
