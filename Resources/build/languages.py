"""Builds ../languages.dat, the trigrams by which a text's language is known: languages.py SENTENCES.jsonl.gz

Each line of the file is {"lang", "text"}: SIB-200's sentences of FLORES-200 were taken. Serbian in Latin letters is
written over from the Cyrillic. Python's own library is enough.

The file, little-endian: "DLLNG1\\0\\0", then UInt32 each: languages, rows; the tags of the languages, 12 bytes each; the
rows of 64 bytes, open addressing with linear probing. A row is a check (UInt32, never 0; 0 for an empty row), then a byte
for each language: by how much the trigram speaks for it, 80 log10 of how many times likelier it is there than a trigram
that the language does not list. Letters outside ASCII have rows too, by themselves: an alphabet tells near languages apart. `Sources/Languages/TrigramTable.swift` reads it and cuts texts in the same way.
"""
import collections, gzip, json, math, os, struct, sys

HERE = os.path.dirname(os.path.abspath(__file__))
KEPT = 1400         # trigrams a language
UNLISTED = 4.8      # -log10 of the share that an unlisted trigram is taken to have
SCALE = 80
RARE = 5000         # a letter that is rarer, one in so many trigrams, is from a foreign name
WIDTH = 60          # languages that a row has room for
# Known by their script alone.
BY_SCRIPT = {"ja", "zh", "zh-Hant", "ko", "th"}
LATIN = dict(zip("абвгдезијклмнопрстћуфхц", "abvgdezijklmnoprstćufhc"),
             љ="lj", њ="nj", џ="dž", ђ="đ", ж="ž", ч="č", ш="š")


def small(value):
    """A letter in small, as `smallLetter` in Sources/Languages/TrigramTable.swift has it."""
    if 0x41 <= value <= 0x5A or 0xC0 <= value <= 0xDE and value != 0xD7:
        return value + 32
    if 0x391 <= value <= 0x3A9 or 0x410 <= value <= 0x42F:
        return value + 32
    if 0x100 <= value <= 0x137 or 0x14A <= value <= 0x177 or 0x1E00 <= value <= 0x1EFF or 0x460 <= value <= 0x481 \
            or 0x48A <= value <= 0x4BF or 0x1A0 <= value <= 0x1A5 or 0x218 <= value <= 0x21B:
        return value | 1
    if 0x139 <= value <= 0x148 or 0x179 <= value <= 0x17E:
        return value + (value & 1)
    if value == 0x1AF:
        return 0x1B0
    if 0x400 <= value <= 0x40F:
        return value + 80
    if 0x531 <= value <= 0x556:
        return value + 48
    return value


def is_letter(value):
    """As `isLetter` there."""
    if value < 0x80:
        return 0x41 <= value <= 0x5A or 0x61 <= value <= 0x7A
    return value >= 0xC0 and value not in (0xD7, 0xF7) and not 0x2000 <= value <= 0x2BFF \
        and not 0x3000 <= value <= 0x303F and not 0xFF00 <= value <= 0xFF20 and value not in (0x60C, 0x61B, 0x61F, 0x6D4, 0x964)


def trigrams(text):
    """The trigrams of a text's letters, its words fenced by a 0 on either side, as numbers of 3 x 21 bits."""
    found = []
    first, second = 0, 0
    for scalar in text + " ":
        value = ord(scalar)
        value = small(value) if is_letter(value) else 0
        if value == 0 and second == 0:
            continue
        if second:
            found.append(first << 42 | second << 21 | value)
        first, second = second, value
    return found


def letters(text):
    """The letters outside ASCII, as numbers that no trigram has."""
    return [small(ord(c)) for c in text if ord(c) >= 0x80 and is_letter(ord(c))]


def mixed(key):
    key = (key ^ key >> 31) * 0x7FB5D329728EA185 & 0xFFFFFFFFFFFFFFFF
    key = (key ^ key >> 27) * 0x81DADEF4BC2DD44D & 0xFFFFFFFFFFFFFFFF
    return key ^ key >> 33


def main(path):
    counts = collections.defaultdict(collections.Counter)
    alphabets = collections.defaultdict(collections.Counter)
    for line in gzip.open(path):
        sentence = json.loads(line)
        if sentence["lang"] in BY_SCRIPT:
            continue
        counts[sentence["lang"]].update(trigrams(sentence["text"]))
        alphabets[sentence["lang"]].update(letters(sentence["text"]))
        if sentence["lang"] == "sr-Cyrl":
            latin = "".join(LATIN.get(c, c) for c in sentence["text"].lower())
            counts["sr"].update(trigrams(latin))
            alphabets["sr"].update(letters(latin))
    languages = sorted(counts)
    assert len(languages) <= WIDTH
    rows = collections.defaultdict(lambda: bytearray(WIDTH))
    for number, language in enumerate(languages):
        total = sum(counts[language].values())
        for key, count in alphabets[language].items():
            if count * RARE >= total:
                rows[key][number] = max(0, min(255, round(SCALE * (UNLISTED + math.log10(count / total)))))
        # The commonest first; where two are as common, in the order of their letters.
        for key, count in sorted(counts[language].items(), key=lambda item: (-item[1], item[0]))[:KEPT]:
            rows[key][number] = max(0, min(255, round(SCALE * (UNLISTED + math.log10(count / total)))))
    size = len(rows) * 4 // 3
    table = [bytes(64)] * size
    for key in sorted(rows):
        value = mixed(key)
        slot = (value & 0xFFFFFFFF) * size >> 32
        while table[slot] != bytes(64):
            slot = (slot + 1) % size
        table[slot] = struct.pack("<I", value >> 32 or 1) + bytes(rows[key])
    data = b"DLLNG1\0\0" + struct.pack("<II", len(languages), size)
    data += b"".join(language.encode().ljust(12, b"\0") for language in languages) + b"".join(table)
    with open(os.path.join(HERE, "..", "languages.dat"), "wb") as f:
        f.write(data)
    print(len(languages), "languages,", len(rows), "trigrams,", len(data), "bytes")


if __name__ == "__main__":
    main(sys.argv[1])
