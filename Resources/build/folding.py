"""Folds the text that the gazetteer is looked up by, exactly as `folded` in Sources/News/Folding.swift does."""
import unicodedata

SPECIAL = {"ß": "ss", "ẞ": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l",
           "ŀ": "l", "ŋ": "n", "ŧ": "t", "þ": "th", "ĸ": "k", "ſ": "s", "ƒ": "f", "ĳ": "ij"}


def folded(text):
    """Lower case, without accents and punctuation, words separated by one space; None if it is not Latin text."""
    out = []
    for c in text:
        if c.isspace() or c in "/_" or unicodedata.category(c) == "Pd":
            out.append(" ")
            continue
        c = c.lower()
        c = SPECIAL.get(c) or unicodedata.normalize("NFD", c)
        for d in c:
            category = unicodedata.category(d)
            if category[0] in "MC" or (category[0] == "P" and d not in "&#"):
                continue
            if d.isascii() and not (d.isalnum() or d in "&+#"):
                continue
            if not d.isascii():
                return None
            out.append(d)
    return " ".join("".join(out).split()) or None
