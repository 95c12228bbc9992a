#!/usr/bin/env python3
"""Writes ScalarTable.swift: the terminal class of every Unicode scalar, as one sorted array of range starts.

    pip install wcwidth unicodedata2 regex
    python3 Sources/Terminal/ScalarTable.py > Sources/Terminal/ScalarTable.swift

Widths are those of wcwidth; the rest is from the Unicode Character Database. The classes are those of `ScalarClass`.
Each number in the array is `start << 3 | class` and holds up to the next start.
"""
import sys

import regex
import unicodedata2
import wcwidth
from wcwidth._constants import _CATEGORY_MC_TABLE, _ISC_VIRAMA_SET
from wcwidth.table_grapheme import ISC_CONSONANT

LIMIT = 0x110000
ZERO, NARROW, WIDE, HIDDEN, SPACE, SPACING_MARK, VIRAMA, CONSONANT = range(8)

IGNORABLE = regex.compile(r"\p{Default_Ignorable_Code_Point}")
PREPENDED = regex.compile(r"\p{Prepended_Concatenation_Mark}")
PICTOGRAPH = regex.compile(r"\p{Extended_Pictographic}")


def members(ranges):
    return {c for first, last in ranges for c in range(first, last + 1)}


SPACING_MARKS = members(_CATEGORY_MC_TABLE)
CONSONANTS = members(ISC_CONSONANT)


def scalar_class(c):
    char = chr(c)
    kind = unicodedata2.category(char)
    if kind == "Cn" and 0x1F300 <= c <= 0x1FAFF and PICTOGRAPH.match(char):
        return WIDE                                        # room kept for emoji of later versions
    if kind in ("Cc", "Co", "Cs", "Cn", "Zl", "Zp") or IGNORABLE.match(char):
        return HIDDEN
    if kind == "Cf":
        return NARROW if PREPENDED.match(char) else HIDDEN
    if c in SPACING_MARKS:
        return SPACING_MARK
    if c in _ISC_VIRAMA_SET:
        return VIRAMA
    width = wcwidth.wcwidth(char)
    if width != 1:
        return ZERO if width < 1 else WIDE
    if c in CONSONANTS:
        return CONSONANT
    return SPACE if kind == "Zs" and c != 0x1680 else NARROW


def main():
    starts, last = [], None
    for c in range(LIMIT):
        found = scalar_class(c)
        if found != last:
            starts.append(c << 3 | found)
            last = found

    print(f"// Made by ScalarTable.py with wcwidth {wcwidth.__version__} (Unicode {wcwidth.list_versions()[-1]}) and the "
          f"Unicode Character\n// Database {unicodedata2.unidata_version}; do not edit.\n")
    print("/// Starts of the ranges of scalars of one class, each `start << 3 | class`, ascending.")
    print("let scalarTable: [UInt32] = [")
    for n in range(0, len(starts), 12):
        print("    " + " ".join(f"0x{start:x}," for start in starts[n:n + 12]))
    print("]")
    print(len(starts), "ranges", file=sys.stderr)


main()
