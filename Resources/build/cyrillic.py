"""Writes Serbian training data in Latin letters over into Cyrillic: cyrillic.py FROM.jsonl.gz TO.jsonl.gz"""
import gzip, json, re, sys

PAIRS = {"lj": "љ", "nj": "њ", "dž": "џ"}
LETTERS = dict(zip("abvgdezijklmnoprstćufhc", "абвгдезијклмнопрстћуфхц"), đ="ђ", ž="ж", č="ч", š="ш")


def cyrillic(word):
    if re.search(r"[qwxyQWXY]", word) or re.fullmatch("[IVXLC]{2,}", word) or "://" in word or "@" in word:
        return word  # a foreign name, an address, a Roman number
    word = re.sub("lj|nj|dž", lambda pair: PAIRS[pair[0].lower()] if pair[0].islower()
                  else PAIRS[pair[0].lower()].upper(), word, flags=re.IGNORECASE)
    return "".join(LETTERS.get(c) or (LETTERS[c.lower()].upper() if c.lower() in LETTERS else c) for c in word)


def main(source, target):
    with gzip.open(source, "rt") as lines, gzip.open(target, "wt") as out:
        for line in lines:
            document = json.loads(line)
            for sentence in document["sents"]:
                sentence["tok"] = [cyrillic(token) for token in sentence["tok"]]
            out.write(json.dumps(document, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
