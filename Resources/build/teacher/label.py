"""Labels open text with the teacher: silver documents for `dateline-train`, in the form of the labelled sets.

    venv/bin/python label.py --shared ../../../../shared --model teacher.pt --out silver.jsonl.gz \\
        --sets wikinews,gmb_news,wikipedia_cep --words 1500000

A word whose label is less probable than --sure gets "?": whoever learns from it may think what they like. Items of the
portal are drawn by chance, with a fixed seed; texts that share a sentence with the sets to measure by were left out of
the open text already.
"""
import argparse
import gzip
import json
import random
import re
import time

import torch

import documents
import encoder
from evaluate import load, probabilities, tags

ABBREVIATIONS = set("""Mr. Mrs. Ms. Dr. Prof. Gen. Lt. Col. Maj. Capt. Sgt. Sen. Rep. Gov. St. Jr. Sr. Inc. Corp. Co. Ltd. No.
vs. etc. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. U.S. U.N. U.K. E.U.""".split())
TOKEN = re.compile(r"""
    (?:[A-Z]\.){2,} | (?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs)\. |
    [$£€]?\d[\d,.:]*\d%? | ['’](?:s|re|ve|ll|d|m)\b | \b[A-Z]\.(?=\s[A-Z]) |
    \w+?(?=n['’]t\b) | n['’]t\b | \w+(?:[-&.'’](?!s\b)\w+)* | \.\.\. | \S
""", re.X)


def sentences(text):
    """The tokens of each sentence of a text."""
    for paragraph in re.split(r"\n+", text):
        sentence = []
        tokens = [(m.group(), m.end()) for m in TOKEN.finditer(paragraph)]
        for i, (token, end) in enumerate(tokens):
            sentence.append(token)
            after = paragraph[end:end + 3]
            closes = token in ".!?" or (token in "\"'”’)" and len(sentence) > 1 and sentence[-2] in ".!?")
            if closes and re.match(r"\s+[\"“'‘(]?[A-Z0-9]", after) and token not in ABBREVIATIONS:
                yield sentence
                sentence = []
        if sentence:
            yield sentence


def texts(shared, names, words):
    """(id, sentences) of documents, up to so many words; of the portal's items a draw."""
    random_ = random.Random(5)
    for name in names:
        items = documents.read(f"{shared}/ner2/unlabelled/{name}.jsonl.gz")
        if name == "wikipedia_cep":
            random_.shuffle(items)
        for item in items:
            found = [s for s in sentences(item["text"]) if len(s) > 2]
            words -= sum(map(len, found))
            if found:
                yield item["id"], found
            if words <= 0:
                return


def silver(rows, words, sure):
    """The tags of a window: those the teacher is sure of, "?" for the others, a name as a whole or not at all. A single
    word with a digit is no sure event: it took the virus for one ("COVID-19")."""
    found = tags(rows)
    chance = [float(rows[i, documents.NUMBER[tag]]) for i, tag in enumerate(found)]
    result = [tag if p >= sure else "?" for tag, p in zip(found, chance)]
    for start, end, kind in documents.spans(found):
        isCode = end - start == 1 and kind == "EVT" and any(c.isdigit() for c in words[start])
        if isCode or "?" in result[start:end]:
            result[start:end] = ["?"] * (end - start)
    return result + ["?"] * (len(words) - len(result))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--sets", default="wikinews,gmb_news,wikipedia_cep")
    parser.add_argument("--words", type=int, default=1_500_000)
    parser.add_argument("--sure", type=float, default=0.7)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--bf16", action="store_true", help="faster where the processor has it")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    net, reader = load(arguments.model), encoder.Reader()
    start, done, open_ = time.time(), 0, 0
    with gzip.GzipFile(arguments.out, "wb", mtime=0) as f:
        batch = []

        def flush():
            nonlocal done, open_
            windows = [w for _, found in batch for w in documents.windows([(s, s) for s in found], 100)]
            rows = iter(zip(windows, probabilities(net, reader, [w for w, _ in windows], bf16=arguments.bf16)))
            for name, found in batch:
                labels, words = [], sum(map(len, found))
                while len(labels) < words:
                    (window, _), chances = next(rows)
                    labels += silver(chances, window, arguments.sure)
                lines, at = [], 0
                for sentence in found:
                    lines.append({"tok": sentence, "tag": labels[at:at + len(sentence)]})
                    at += len(sentence)
                f.write((json.dumps({"id": name, "sents": lines}, ensure_ascii=False) + "\n").encode())
                done, open_ = done + words, open_ + labels.count("?")
            batch.clear()
            print(f"{done} words, {100 * open_ / max(1, done):.1f} % open, {time.time() - start:.0f} s", flush=True)

        for text in texts(arguments.shared, arguments.sets.split(","), arguments.words):
            batch.append(text)
            if len(batch) == 400:
                flush()
        flush()


if __name__ == "__main__":
    main()
