"""Builds ../names.dat, names in other languages and scripts with their usual English one: names.py FOLDER

The folder holds tables of names by language: countries.tsv and cities_cldr.tsv (CLDR), cities_geonames.tsv (GeoNames),
organisations.tsv and people.tsv. The file is of the form of gazetteer.dat (`gazetteer.py`); a person has the classes
of a given name and of a surname. Forms by inflection are made by `inflection.py`.
"""
import collections, os, sys, unicodedata
import gazetteer as base
from folding import folded as folded_latin
from inflection import forms

HERE = os.path.dirname(os.path.abspath(__file__))
ORGANISATION_COLUMNS = "en de fr es pt it nl sv pl ru uk zh".split()
PERSON_COLUMNS = "en de fr es pl ru uk sr zh".split()
# The world, and what is no place: the European Union, the euro zone, the United Nations are organisations.
LEFT_OUT = {"001", "EU", "EZ", "UN", "ZZ"}
# As `foldedLetter` in Sources/News/Folding.swift.
LETTERS = {**{c: "\u0627" for c in "\u0622\u0623\u0625\u0671"}, **{c: "\u064a" for c in "\u0649\u06cc\u06d2"},
           "\u06a9": "\u0643", **{c: "\u0647" for c in "\u0629\u06c1\u06d5"}, "\u0640": "",
           **{chr(0x660 + n): str(n) for n in range(10)}, **{chr(0x6F0 + n): str(n) for n in range(10)},
           **{chr(0xFF10 + n): str(n) for n in range(10)},
           **{chr(start + n): chr(97 + n) for start in (0xFF21, 0xFF41) for n in range(26)}}
LATIN = dict(zip("абвгдезијклмнопрстћуфхц", "abvgdezijklmnoprstćufhc"),
             љ="lj", њ="nj", џ="dž", ђ="đ", ж="ž", ч="č", ш="š")


def folded(text):
    """As `folded` in Sources/News/Folding.swift, in any script."""
    if any(ord(c) > 0x24F and unicodedata.category(c)[0] == "L" for c in text):
        out = []
        for c in text:
            category = unicodedata.category(c)
            if c.isspace() or c in "/_" or category == "Pd":
                out.append(" ")
            elif c.isascii() and (c.isalnum() or c in "&+#"):
                out.append(c.lower())
            elif not c.isascii() and category not in ("Mn", "Me", "Cf", "Cc", "Pc", "Pi", "Pf", "Ps", "Pe", "Po"):
                out.append(LETTERS.get(c, c.lower()))
        return " ".join("".join(out).split()) or None
    return folded_latin(text)


class Names(base.Gazetteer):
    def add(self, text, kind, name=None, place=None):
        phrase = folded(text)
        if not phrase or len(phrase) < 2 or len(phrase.split()) > base.LONGEST:
            return
        self.classes[phrase] |= base.BIT[kind]
        if name:
            self.name.setdefault(phrase, name)

    def add_name(self, text, language, kinds, name):
        text = text.strip()
        for form in [text] + sorted(forms(text, language)):
            for kind in kinds:
                self.add(form, kind, name=name)


def rows(path):
    with open(path, encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]


def usual_names():
    """The names that gazetteer.dat has for places, by their folded form."""
    known = base.Gazetteer()
    known.add_places()
    known.add_countries()
    known.add_regions()
    usual = {}
    for phrase, places in known.places.items():
        best = max(places, key=lambda p: p[2])
        usual[phrase] = best[3]
    return usual


def serbian(text):
    return "".join(LATIN.get(c, LATIN.get(c.lower(), c).capitalize() if c.lower() in LATIN else c) for c in text)


def main(folder):
    names = Names()
    usual = usual_names()

    def english(text):
        return usual.get(folded_latin(text) or "", text)

    territories = collections.defaultdict(dict)
    for code, language, name in rows(os.path.join(folder, "countries.tsv")):
        territories[code][language] = name
    for code, by_language in sorted(territories.items()):
        if code in LEFT_OUT:
            continue
        name = english(by_language["en"])
        kind = "country" if code.isalpha() else "area"
        for language, text in by_language.items():
            # 'Mjanmar (Burma)', 'Hongkong SAR ...': the name before the bracket, or before the special region.
            short = text.split(" (")[0].split("（")[0]
            for written in {text, short}:
                names.add_name(written, language, [kind], name)
    cities = collections.defaultdict(dict)
    for zone, language, name in rows(os.path.join(folder, "cities_cldr.tsv")):
        cities[zone][language] = name
    for zone, by_language in sorted(cities.items()):
        name = english(by_language["en"])
        # Time zones of islands and stations are no cities of news, and many of their names are words.
        if (folded_latin(by_language["en"]) or "") not in usual:
            continue
        for language, text in by_language.items():
            names.add_name(text, language, ["city"], name)
    for _, name, _, inhabitants, script, others in rows(os.path.join(folder, "cities_geonames.tsv")):
        if script == "Latin":
            continue
        for text in others.split("|"):
            language = "ru" if script == "Cyrillic" and int(inhabitants) >= 500_000 else ""
            # Two signs of a smaller town are mostly words too, or pieces of longer ones.
            if len(text) > (1 if script == "Han" and int(inhabitants) >= 1_000_000 else 2):
                names.add_name(text, language, ["city"], english(name))
    for file, columns, kinds in (("organisations.tsv", ORGANISATION_COLUMNS, ["organization"]),
                                 ("people.tsv", PERSON_COLUMNS, ["given", "surname"])):
        for row in rows(os.path.join(folder, file)):
            name = row[0].split("|")[0]
            for language, cell in zip(columns, row):
                for text in cell.split("|"):
                    if text and text != "-":
                        names.add_name(text, language, kinds, name)
                        if language == "sr":
                            names.add_name(serbian(text), "sr_Latn", kinds, name)
    data = base.serialise(names)
    with open(os.path.join(HERE, "..", "names.dat"), "wb") as f:
        f.write(data)
    print(len(names.classes), "phrases,", len(data), "bytes")


if __name__ == "__main__":
    main(sys.argv[1])
