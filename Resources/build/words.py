"""Builds ../words.dat: how rare each word of news is, and which classes of words it belongs to.

    python3 -m venv venv && venv/bin/pip install spacy==3.8.18 nltk==3.10.4      # and the model en_core_web_sm 3.8.0
    venv/bin/python words.py SHARED/ner2/unlabelled en_core_web_sm

The texts are open news (NOTICE); spaCy's tagger tells the class of each word where it stands, and nothing of the texts
but these counts goes into the file. Little-endian, made to be mapped into memory:

    0    "DLWRD1\\0\\0", then UInt32 slots
    12   transitions: (CLASSES and plural nouns) x CLASSES signed bytes: log2 of how much more often the second class
         follows the first than it stands anywhere, in eighths
    168  slots: check, family (UInt32 each), rarity, class costs (6 bytes); open addressing with linear probing
         check   the upper half of the FNV-1a hash of the word in small letters, never 0; 0 marks an empty slot
         family  the same number for all forms of a word: the check of its stem
         rarity  log2 of the number of documents over those that have the family, in eighths
         costs   for each class a nibble, low one first: -log2 of its share among the word's uses, in halves; 15 for never
    An ending stands for words that are not here: "-" and three letters. Its uses are those of rare words.
"""
import collections
import gzip
import importlib
import json
import math
import os
import re
import struct
import sys

from nltk.stem import PorterStemmer

HERE = os.path.dirname(os.path.abspath(__file__))
# In the order of WordSort in Sources/Resources/WordTable.swift.
CLASSES = ["noun", "name", "adjective", "gerund", "participle", "verb", "base", "function", "determiner", "adverb",
           "number", "other"]
TAGS = {"NN": "noun", "NNS": "noun", "NNP": "name", "NNPS": "name", "JJ": "adjective", "JJR": "adverb", "JJS": "adverb",
        "VBG": "gerund", "VBN": "participle", "VB": "base", "VBD": "verb", "VBP": "base",
        "VBZ": "verb", "MD": "function", "IN": "function", "TO": "function", "CC": "function", "RP": "function",
        "WDT": "function", "WP": "function", "WRB": "function", "EX": "function", "PRP": "function", "PDT": "function",
        "UH": "function", "DT": "determiner", "PRP$": "determiner", "POS": "determiner", "WP$": "determiner",
        "RB": "adverb", "RBR": "adverb", "RBS": "adverb", "CD": "number"}
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
# A word that stands less often is judged by its ending.
LEAST = 4
# Of the portal's items, every so many-th is tagged: they are alike, and there are many.
PORTAL_SHARE = 4


def texts(folder, name):
    with gzip.open(os.path.join(folder, name + ".jsonl.gz"), "rt", encoding="utf-8") as f:
        return [json.loads(line)["text"] for line in f]


def counts(tagged):
    """Uses by class of each word and of each ending, and of each class after each."""
    words, endings = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    follows = collections.Counter()
    for document in tagged:
        before = "other"
        for token in document:
            sort = TAGS.get(token.tag_, "other")
            words[token.text.lower()][sort] += 1
            follows[before, sort] += 1
            before = "plural" if token.tag_ == "NNS" else sort
    for word, uses in words.items():
        if uses.total() < 2 * LEAST and len(word) > 5 and word.isalpha():
            endings["-" + word[-3:]].update({sort: n for sort, n in uses.items() if sort != "name"})
    return words, endings, follows


def fnv(word):
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def costs(uses):
    nibbles = [15] * 12
    for sort, n in uses.items():
        nibbles[CLASSES.index(sort)] = min(14, round(-2 * math.log2(n / uses.total())))
    return bytes(nibbles[i] | nibbles[i + 1] << 4 for i in range(0, 12, 2))


def transitions(follows):
    total = sum(follows.values())
    firsts = CLASSES + ["plural"]
    of = {sort: sum(n for (_, second), n in follows.items() if second == sort) for sort in CLASSES}
    before = {sort: sum(n for (first, _), n in follows.items() if first == sort) for sort in firsts}
    return b"".join(
        struct.pack("<b", max(-127, min(127, round(8 * math.log2(
            (follows[first, second] + 0.5) / (before[first] + 1) / (of[second] / total))))))
        for first in firsts for second in CLASSES)


def main():
    folder, model = sys.argv[1:]
    portal = texts(folder, "wikipedia_cep")
    others = texts(folder, "gmb_news") + texts(folder, "wikinews")
    stem = PorterStemmer().stem
    documents = collections.Counter()
    stems = {}
    for text in portal + others:
        found = set(WORD.findall(text.lower()))
        documents.update({stems.setdefault(word, stem(word)) for word in found})
    tagger = importlib.import_module(model).load(disable=["parser", "ner", "lemmatizer", "attribute_ruler"])
    words, endings, follows = counts(tagger.pipe(others + portal[::PORTAL_SHARE], batch_size=64))
    kept = {word: uses for word, uses in words.items() if uses.total() >= LEAST and WORD.fullmatch(word)}
    kept.update({ending: uses for ending, uses in endings.items() if uses.total() >= 2 * LEAST})
    slots = len(kept) * 4 // 3
    table = [None] * slots
    everything = len(portal) + len(others)
    for word in sorted(kept):
        value = fnv(word)
        slot = ((value & 0xFFFFFFFF) * slots) >> 32
        while table[slot]:
            slot = (slot + 1) % slots
        family = stems.get(word, word)
        rarity = round(8 * math.log2((everything + 1) / (documents[family] + 1)))
        table[slot] = struct.pack("<IIB", value >> 32 or 1, fnv(family) >> 32 or 1, min(255, rarity)) + costs(kept[word])
    data = (b"DLWRD1\0\0" + struct.pack("<I", slots) + transitions(follows)
            + b"".join(row or bytes(15) for row in table))
    with open(os.path.join(HERE, "..", "words.dat"), "wb") as f:
        f.write(data)
    print(len(kept), "words and endings,", len(data), "bytes")


if __name__ == "__main__":
    main()
