#!/usr/bin/env python3
"""Counts in how many articles of open news each word is: Resources/frequencies.dat.

    frequencies.py ARTICLES.jsonl.gz...      # JSON Lines with "text" and perhaps "title"; gzip or plain

The first line is the number of articles, each further one a folded word, a tab and the number of articles that use it. A
word of fewer than three articles is left out.
"""
import collections
import gzip
import json
import pathlib
import sys

from folding import folded

LEAST = 3


def articles(paths):
    for path in paths:
        opened = gzip.open if path.endswith(".gz") else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                yield (article.get("title") or "") + "\n" + article["text"]


def main():
    total, counts = 0, collections.Counter()
    for text in articles(sys.argv[1:]):
        total += 1
        counts.update({word for part in text.split() for word in (folded(part) or "").split()})
    kept = sorted((word, count) for word, count in counts.items() if count >= LEAST)
    with open(pathlib.Path(__file__).parents[1] / "frequencies.dat", "w", encoding="utf-8") as out:
        out.write("%d\n" % total)
        out.writelines("%s\t%d\n" % row for row in kept)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main()
