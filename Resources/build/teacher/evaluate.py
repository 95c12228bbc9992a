"""Measures the teacher on the sets that it is chosen by: token level, exact borders and kinds.

    venv/bin/python evaluate.py --shared ../../../../shared --model teacher.pt
"""
import argparse
import collections

import torch

import documents
import encoder

COARSE = {"FAC": "LOC", "NORP": "MISC", "WPN": "MISC", "PROD": "MISC", "EVT": "MISC", "WORK": "MISC"}


def probabilities(net, reader, windows, size=2000, bf16=False):
    """For each window of words a matrix of the labels' probabilities, a row a word."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i]))
    result = [None] * len(windows)
    net.eval()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        while order:
            group = [order.pop()]
            while order and len(windows[group[0]]) * (len(group) + 1) <= size:
                group.append(order.pop())
            batch = encoder.collate([windows[i] for i in group], reader)
            rows = torch.softmax(net(batch), 1)
            start = 0
            for i, count in zip(group, batch["counts"]):
                result[i] = rows[start:start + count]
                start += count
    return result


def tags(rows):
    """The likeliest lawful row of tags: an I only behind a B or I of its kind."""
    likeliest = rows.argmax(1).tolist()
    if all(label == 0 or label % 2 or before in (label, label - 1) for before, label in zip([0, *likeliest], likeliest)):
        return [documents.LABELS[label] for label in likeliest]
    count = rows.shape[1]
    scores = torch.log(rows + 1e-9)
    barred = torch.full((count, count), 0.0)
    for to in range(2, count, 2):
        barred[:, to] = -1e4
        barred[to - 1, to] = barred[to, to] = 0
    best, back = scores[0].clone(), []
    best[2::2] = -1e4
    for row in scores[1:]:
        top = (best[:, None] + barred).max(0)
        best = top.values + row
        back.append(top.indices)
    label = int(best.argmax())
    path = [label]
    for step in reversed(back):
        label = int(step[label])
        path.append(label)
    return [documents.LABELS[label] for label in reversed(path)]


def counts(net, reader, path, mapping, kinds):
    tally = collections.Counter()
    windows, gold = [], []
    for document in documents.read(path):
        sentences = [([documents.SPELLING.get(t, t) for t in s["tok"]], s["tag"]) for s in document["sents"] if s["tok"]]
        for words, marks in documents.windows(sentences, 100):
            windows.append(words)
            gold.append(documents.trimmed(words, marks))
    for rows, words, marks in zip(probabilities(net, reader, windows), windows, gold):
        found = tags(rows) + ["O"] * (len(words) - len(rows))
        name = lambda all_: {(a, b, mapping.get(k, k)) for a, b, k in documents.spans(all_)}
        right, told = name(marks), name(found)
        for kind in kinds:
            one, two = ({x for x in names if x[2] == kind} for names in (right, told))
            tally[kind, "gold"] += len(one)
            tally[kind, "found"] += len(two)
            tally[kind, "right"] += len(one & two)
    return tally


def evaluate(net, reader, shared):
    for title, path, mapping, kinds in (
            ("pud", f"{shared}/ner/dev/pud.jsonl", COARSE, ["PER", "LOC", "ORG"]),
            ("wikigold", f"{shared}/ner/dev/wikigold.jsonl", COARSE, ["PER", "LOC", "ORG", "MISC"]),
            ("dev_fine", f"{shared}/ner2/dev/dev_fine.jsonl", {}, documents.KINDS)):
        tally = counts(net, reader, path, mapping, kinds)
        sums = [sum(tally[kind, column] for kind in kinds) for column in ("gold", "found", "right")]
        print(f"{title}: F1 {200 * sums[2] / max(1, sums[0] + sums[1]):.1f}", end="")
        for kind in kinds:
            gold, found, right = (tally[kind, column] for column in ("gold", "found", "right"))
            print(f"  {kind} {200 * right / max(1, gold + found):.1f} (P {100 * right / max(1, found):.0f})", end="")
        print(flush=True)


def load(path):
    net = encoder.Teacher()
    net.load_state_dict(torch.load(path, weights_only=True))
    return net


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    evaluate(load(arguments.model), encoder.Reader(), arguments.shared)
