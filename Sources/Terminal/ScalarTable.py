#!/usr/bin/env python3
"""Writes ScalarTable.swift: the terminal class of every Unicode scalar, as one sorted array of range starts.

    apt-get install unicode-data        # Unicode 15.0 on Debian 12
    python3 Sources/Terminal/ScalarTable.py > Sources/Terminal/ScalarTable.swift

The classes are those of `ScalarClass`. Each number in the array is `start << 3 | class` and holds up to the next start.
"""
import re
import sys

UCD = "/usr/share/unicode/"
LIMIT = 0x110000
ZERO, NARROW, WIDE, HIDDEN, SPACE = range(5)


def ranges(name, field=1):
    """(first, last, value) for each line of a Unicode data file."""
    for line in open(UCD + name, encoding="utf-8"):
        parts = [part.strip() for part in line.split("#")[0].split(";")]
        if len(parts) > field:
            first, _, last = parts[0].partition("..")
            yield int(first, 16), int(last or first, 16), parts[field]


def property(name, values, field=1):
    found = set()
    for first, last, value in ranges(name, field):
        if value in values:
            found.update(range(first, last + 1))
    return found


def main():
    category = ["Cn"] * LIMIT
    for first, last, value in ranges("extracted/DerivedGeneralCategory.txt"):
        category[first:last + 1] = [value] * (last + 1 - first)
    wide = property("EastAsianWidth.txt", {"W", "F"})
    ignorable = property("DerivedCoreProperties.txt", {"Default_Ignorable_Code_Point"})
    prepended = property("PropList.txt", {"Prepended_Concatenation_Mark"})
    pictographs = property("emoji/emoji-data.txt", {"Extended_Pictographic"})
    conjoining = property("HangulSyllableType.txt", {"V", "T"})

    def scalar_class(c):
        kind = category[c]
        if kind == "Cn" and c in pictographs and 0x1F300 <= c <= 0x1FAFF:
            return WIDE                                    # room kept for emoji of later versions
        if c in ignorable or kind in ("Cc", "Co", "Cs", "Cn", "Zl", "Zp"):
            return HIDDEN
        if kind == "Cf":
            return NARROW if c in prepended else HIDDEN
        if kind in ("Mn", "Me") or c in conjoining:
            return ZERO
        if c in wide:
            return WIDE
        return SPACE if kind == "Zs" and c != 0x1680 else NARROW

    starts, last = [], None
    for c in range(LIMIT):
        found = scalar_class(c)
        if found != last:
            starts.append(c << 3 | found)
            last = found

    version = re.search(r"-([\d.]+)\.txt", open(UCD + "EastAsianWidth.txt", encoding="utf-8").readline()).group(1)
    print(f"// Made by ScalarTable.py from the Unicode Character Database {version}; do not edit.\n")
    print("/// Starts of the ranges of scalars of one class, each `start << 3 | class`, ascending.")
    print("let scalarTable: [UInt32] = [")
    for n in range(0, len(starts), 12):
        print("    " + " ".join(f"0x{start:x}," for start in starts[n:n + 12]))
    print("]")
    print(len(starts), "ranges", file=sys.stderr)


main()
