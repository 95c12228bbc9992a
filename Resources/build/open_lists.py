"""Writes the gazetteer's longer lists of names from open lists: airports, universities, companies, and what Wikipedia's
Portal:Current events names.

    python3 open_lists.py SHARED/ner2/lists

Into sources/, one name a line, other names after a bar. Names of one word are left out, unless somebody sorted the list:
most are common words too. NOTICE says where the lists come from.
"""
import os
import re
import sys

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sources")
CAPITAL = re.compile(r"[A-Z][\w.&'’-]*( [\w.&'’-]+)+")


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if line.strip()]


def write(name, head, names):
    names = sorted(set(names))
    with open(os.path.join(OUT, name), "w", encoding="utf-8") as f:
        f.write(f"# {head}\n")
        f.writelines(n + "\n" for n in names)
    print(name, len(names))


def several_words(names):
    return [n for n in names if CAPITAL.fullmatch(n)]


def main():
    folder = sys.argv[1]
    airports = [row[0] for row in rows(folder, "airports.tsv")]
    write("airports.txt", "Airports: airportsdata (MIT)",
          [n for n in several_words(airports) if re.search(r" (Airport|Airfield|Air Base|Airbase|Heliport)$", n)])
    write("universities.txt", "Universities: university-domains-list (MIT)",
          several_words(row[0] for row in rows(folder, "universities.tsv")))
    write("companies.txt", "Companies: pytickersymbols (MIT)",
          [n for n in several_words(row[0] for row in rows(folder, "companies.txt"))
           if not re.search(r"\d|\bIndex\b|\bComposite\b", n)])
    write("outlets.txt", "Outlets: Wikipedia contributors, Portal:Current events (CC BY-SA 4.0)",
          several_words(row[0] for row in rows(folder, "outlets_cep.tsv")))
    write("facilities.txt", "Buildings: Wikipedia contributors, Portal:Current events (CC BY-SA 4.0)",
          several_words(row[0] for row in rows(folder, "facilities_cep.txt")))
    write("laws.txt", "Laws and treaties: Wikipedia contributors, Portal:Current events (CC BY-SA 4.0)",
          several_words(row[0] for row in rows(folder, "laws_cep.txt")))
    for name in ("weapons", "spacecraft"):
        write(f"{name}.txt", f"{name.capitalize()}: Wikipedia contributors, Portal:Current events (CC BY-SA 4.0)",
              [row[0] for row in rows(folder, f"{name}_cep.txt")])


if __name__ == "__main__":
    main()
