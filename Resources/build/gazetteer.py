"""Builds ../gazetteer.dat from ../lists and sources/. Python's own library is enough.

The file, little-endian, is made to be mapped into memory and asked without being read first:

    0   "DLGAZ1\\0\\0", then UInt32 each: slots, place records, countries, bytes of names
    24  slots: check, classes, places, name (UInt32 each), open addressing with linear probing
        check   the upper half of the phrase's FNV-1a hash, never 0; 0 marks an empty slot
        classes low 29 bits: CLASSES; bit 29 for the family name of a leader; bit 30 for the given name of a man, bit 31 for that of a woman
        places  low 28 bits: number of its first place record + 1, 0 for none;
                high 4 bits: words of the longest phrase that begins with this one's first word
        name    offset of the full name it stands for + 1, 0 for none
    ..  place records of 20 bytes, those of one phrase one after the other, most inhabitants first:
        latitude, longitude (Int32, 1/10 000 degree; 0x7FFFFFFF unknown), inhabitants (UInt32),
        offset of its name (UInt32), country (UInt16), kind (UInt8), 1 for the last of a phrase (UInt8)
    ..  countries: offset of the name (UInt32) each
    ..  names: UTF-8, each ended by 0

The order of CLASSES is the order of bits in Sources/Resources/PhraseClasses.swift.
"""
import collections, os, struct
from folding import folded

HERE = os.path.dirname(os.path.abspath(__file__))
LISTS = os.path.join(HERE, "..", "lists")
CLASSES = """country capital city town region area water alternate demonym group given surname organization company
media party government military weapon product event work facility title organizationWord placeWord facilityWord
eventWord dateWord""".split()
BIT = {name: 1 << i for i, name in enumerate(CLASSES)}
LEADER = 1 << 29  # no class that the model sees, so that a change of the list needs no new one
SEXES = {"m": 1 << 30, "f": 1 << 31}
KINDS = ["country", "capital", "city", "town", "region", "demonym"]
LONGEST = 7

LIST_CLASS = {"organizations": "organization", "companies": "company", "media": "media", "parties": "party",
              "government": "government", "military": "military", "weapons": "weapon", "products": "product",
              "events": "event", "works": "work", "facilities": "facility", "titles": "title",
              "words-organization": "organizationWord", "words-place": "placeWord",
              "words-facility": "facilityWord", "words-event": "eventWord", "words-date": "dateWord",
              "areas": "area", "waters": "water", "groups": "group", "given-names-extra": "given",
              "former-states": "country", "teams": "organization"}
SOURCE_CLASS = {"airports": "facility", "universities": "organization", "companies": "company", "outlets": "media",
                "facilities": "facility", "laws": "work", "weapons": "weapon", "spacecraft": "product"}
NAMED = ["organizations", "companies", "media", "parties", "government", "military", "weapons", "products", "events",
         "works", "facilities", "former-states", "teams"]


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [line.rstrip("\n") for line in f if line.strip() and not line.startswith("#")]


class Gazetteer:
    def __init__(self):
        self.classes = collections.defaultdict(int)   # phrase -> bits
        self.sexes = collections.defaultdict(int)     # given name -> bits
        self.name = {}                                # phrase -> the name it stands for
        self.places = collections.defaultdict(dict)   # phrase -> place -> None, in order
        self.countries = []                           # names
        self.country_place = {}                       # ISO code -> place

    def add(self, text, kind, name=None, place=None):
        phrase = folded(text)
        if not phrase or len(phrase) < 2 or len(phrase.split()) > LONGEST:
            return
        self.classes[phrase] |= BIT[kind]
        if name:
            self.name.setdefault(phrase, name)
        if place:
            self.places[phrase][place] = None

    # A place is (latitude, longitude, inhabitants, name, country number, kind).

    def add_places(self):
        codes = {}
        rows = [line.split("\t") for line in lines(os.path.join(HERE, "sources", "places.tsv"))]
        for row in rows:
            if row[0] == "country":
                codes[row[2]] = len(self.countries)
                self.countries.append(row[1])
        capitals = {row[2]: row[3:5] for row in rows if row[0] == "capital"}
        self.codes = codes
        spellings = {(r[0], r[1]): r[2].split(";") if len(r) > 2 and r[2] else []
                     for r in (line.split("\t") for line in lines(os.path.join(LISTS, "spellings.tsv")))}
        used, seats = set(), set()
        towns = {(row[1], row[2]) for row in rows if row[0] in ("capital", "city")}
        for kind, name, code, latitude, longitude, inhabitants, other in rows:
            if code not in codes:
                continue
            if kind == "capital":  # the largest of the name: there are more Washingtons in the USA
                kind = "city" if (name, code) in seats else kind
                seats.add((name, code))
            inhabitants = int(inhabitants or 0)
            record = kind if kind != "city" or inhabitants >= 200_000 else "town"
            if kind == "country" and not latitude:  # as its capital, where the source has no middle of it
                latitude, longitude = capitals.get(code, ("", ""))
            place = (float(latitude) if latitude else None, float(longitude) if longitude else None, inhabitants,
                     name, codes[code], KINDS.index(record))
            if kind == "country":
                self.country_place[code] = place
            self.add(name, record, place=place)
            if record == "capital":
                self.add(name, "city")
            for text in filter(None, other.split(";")):
                self.add(text, "alternate" if kind != "country" else "country", place=place)
            key = (name, code)
            if key in spellings and key not in used and (kind not in ("region", "country") or key not in towns):
                used.add(key)
                for text in spellings[key]:
                    self.add(text, record, place=place)
                    self.add(text, "city" if inhabitants >= 200_000 else "town")
        for key in sorted(set(spellings) - used):
            print("no such city:", *key)

    def add_countries(self):
        for line in lines(os.path.join(LISTS, "countries.tsv")):
            code, other, people = line.split("\t")
            place = self.country_place.get(code)
            for text in filter(None, other.split(";")):
                self.add(text, "country", name=place and place[3], place=place)
            for text in filter(None, people.split(";")):
                self.add(text, "demonym", place=place and place[:5] + (KINDS.index("demonym"),))

    def add_regions(self):
        for line in lines(os.path.join(LISTS, "regions.tsv")):
            names, code, latitude, longitude, inhabitants = line.split("\t")
            first = names.split(";")[0]
            if code not in self.codes:
                continue
            place = (float(latitude), float(longitude), int(inhabitants), first, self.codes[code],
                     KINDS.index("region"))
            for text in names.split(";"):
                self.add(text, "area", name=first if text != first else None, place=place)

    def add_districts(self):
        """Places of names that are known already: they get no class, so that texts are tagged as before."""
        for line in lines(os.path.join(LISTS, "districts.tsv")):
            name, code, latitude, longitude, inhabitants = line.split("\t")
            place = (float(latitude), float(longitude), int(inhabitants), name, self.codes[code],
                     KINDS.index("region"))
            self.places[folded(name)][place] = None
            self.classes[folded(name)] |= 0

    def add_given_name(self, line):
        name, _, sex = line.partition("\t")
        self.add(name, "given")
        # Spellings that fold to one may be a man's and a woman's: René and Rene, Andréa and Andrea.
        self.sexes[folded(name)] |= SEXES.get(sex, 0)

    def add_lists(self):
        for file, kind in LIST_CLASS.items():
            for line in lines(os.path.join(LISTS, file + ".txt")):
                if kind == "given":
                    self.add_given_name(line)
                    continue
                names = line.split("|")
                for text in names:
                    self.add(text, kind, name=names[0] if file in NAMED else None)
        for file, kind in SOURCE_CLASS.items():
            for line in lines(os.path.join(HERE, "sources", file + ".txt")):
                for text in line.split("|"):
                    if not self.classes.get(folded(text) or "", 0):
                        self.add(text, kind)
        for line in lines(os.path.join(HERE, "sources", "given-names.txt")):
            self.add_given_name(line)
        for line in lines(os.path.join(HERE, "sources", "surnames.txt")):
            self.add(line, "surname")
        for line in lines(os.path.join(LISTS, "leaders.txt")):
            self.classes[folded(line)] |= LEADER


def fnv(phrase):
    value = 0xCBF29CE484222325
    for byte in phrase.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def serialise(gazetteer):
    strings, offsets = bytearray(), {}

    def string(text):
        if text not in offsets:
            offsets[text] = len(strings)
            strings.extend(text.encode() + b"\0")
        return offsets[text]

    # Phrases, and the first words that only begin longer ones.
    longest = collections.defaultdict(int)
    for phrase in gazetteer.classes:
        words = phrase.split()
        longest[words[0]] = max(longest[words[0]], len(words))
    phrases = sorted(set(gazetteer.classes) | set(longest))
    slots = len(phrases) * 4 // 3
    table = [(0, 0, 0, 0)] * slots
    records = []
    for phrase in phrases:
        places = sorted(gazetteer.places.get(phrase, ()), key=lambda p: (-p[2], str(p)))
        first = len(records) + 1 if places else 0
        for i, p in enumerate(places):
            at = [0x7FFFFFFF if x is None else round(x * 10_000) for x in p[:2]]
            records.append(struct.pack("<iiIIHBB", *at, p[2], string(p[3]), p[4], p[5], i == len(places) - 1))
        name = gazetteer.name.get(phrase)
        value = fnv(phrase)
        slot = ((value & 0xFFFFFFFF) * slots) >> 32
        while table[slot][0]:
            slot = (slot + 1) % slots
        sex = gazetteer.sexes.get(phrase, 0)
        classes = gazetteer.classes.get(phrase, 0) | (sex if sex in SEXES.values() else 0)
        table[slot] = (value >> 32 or 1, classes, first | longest.get(phrase, 0) << 28,
                       string(name) + 1 if name else 0)
    countries = b"".join(struct.pack("<I", string(name)) for name in gazetteer.countries)
    head = b"DLGAZ1\0\0" + struct.pack("<IIII", slots, len(records), len(gazetteer.countries), len(strings))
    return head + b"".join(struct.pack("<IIII", *s) for s in table) + b"".join(records) + countries + bytes(strings)


def main():
    gazetteer = Gazetteer()
    gazetteer.add_places()
    gazetteer.add_countries()
    gazetteer.add_regions()
    gazetteer.add_districts()
    gazetteer.add_lists()
    data = serialise(gazetteer)
    with open(os.path.join(HERE, "..", "gazetteer.dat"), "wb") as f:
        f.write(data)
    print(len(gazetteer.classes), "phrases,", len(data), "bytes")
    for name in CLASSES:
        print(f"  {name:17s} {sum(1 for c in gazetteer.classes.values() if c & BIT[name])}")


if __name__ == "__main__":
    main()
