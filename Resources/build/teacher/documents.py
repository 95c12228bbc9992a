"""Labelled documents for the teacher: what each set says, and what it leaves open.

A document is {"id", "sents": [{"tok": [...], "tag": [...]}]} with tags in BIO. Each token becomes a bit mask of the
labels that it may have: one bit where the set says what it is, several where it does not tell, all where the tag is "?".
"""
import glob
import gzip
import json
import os

KINDS = "PER LOC ORG NORP FAC WPN PROD EVT WORK MISC".split()
LABELS = ["O"] + [position + "-" + kind for kind in KINDS for position in "BI"]
NUMBER = {label: number for number, label in enumerate(LABELS)}
ANY = (1 << len(LABELS)) - 1
FINE = ["FAC", "WPN", "PROD", "EVT", "WORK", "MISC"]

# The sets of the older folder that the newer one does not replace, and all of the newer one. Each with what a sentence
# of it counts: less where the labels were made by pattern, by crowds, or from links.
WEIGHTS = {"ewt": 1, "btc": 0.7, "re3d_open": 0.5, "cep_hand": 2, "cep_silver": 0.3, "redocred": 0.7, "grobid": 1,
           "crossner_politics": 1, "crossner_literature": 1, "crossner_music": 1, "crossner_science": 1,
           "crossner_ai": 1, "multiconer2": 0.4, "gum": 1, "wnut": 0.7}

# The share of a set that is read in each epoch, where it is large and its labels are less sure.
SHARES = {"cep_silver": 0.5, "multiconer2": 0.5}

# What an O leaves open at a token with a capital or a digit, by set: the kinds that the set does not annotate.
UNSAID = {"ewt": ["NORP", *FINE], "btc": ["NORP", *FINE], "re3d_open": ["NORP", *FINE],
          "gum": ["NORP", "WPN", "PROD", "EVT", "WORK", "MISC"], "wnut": ["NORP", "FAC", "WPN", "EVT", "MISC"],
          "multiconer2": ["EVT", "MISC"]}
# What a label of a set may mean beside itself.
ALSO = {**{name: {"LOC": ["FAC"]} for name in ("ewt", "btc", "re3d_open", "wnut")},
        "gum": {"LOC": ["FAC"], "MISC": FINE}, "redocred": {"MISC": FINE}, "crossner_politics": {"MISC": FINE}}

TITLES = set("""President Minister Chancellor Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir Senator Sen. Rep. Representative
General Gen. Lieutenant Lt. Lt Colonel Col. Captain Capt. Sergeant Sgt. Major Professor Prof. Prof King Queen Prince
Princess Pope Judge Justice Governor Gov. Secretary Ambassador Director Chief Commander Admiral Lord Lady Inspector
Officer Mayor Congressman Congresswoman Rev. Reverend Sheikh Imam Commissioner Chairman Archbishop Bishop Cardinal Emperor
Sheriff Marshal Speaker Premier Spokesman Spokeswoman Prime Foreign Vice Defense Defence Interior Finance Attorney State
Brigadier Tsar Kaiser Chairwoman Coach""".split())
SPELLING = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}


def bits(labels):
    return sum(1 << NUMBER[label] for label in set(labels))


def read(path):
    """The documents of a file, one a line, packed or not."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def set_name(path):
    return os.path.basename(path).split(".")[0]


def training_files(shared):
    """The files of all sets, the newer folder's before the older one's of the same name."""
    files = {}
    for folder in ("ner", "ner2"):
        for path in sorted(glob.glob(f"{shared}/{folder}/train/*.jsonl*")):
            files[set_name(path)] = path
    return [files[name] for name in sorted(files) if name in WEIGHTS]


def trimmed(tokens, tags):
    """The tags with titles, articles and possessives taken off names, as the product has them."""
    tags = list(tags)
    for start, end, kind in spans(tags):
        first, last = start, end
        if kind == "PER":
            while first < end - 1 and tokens[first] in TITLES:
                first += 1
        if kind not in ("WORK", "MISC", "?"):
            while last - first > 1 and tokens[first].lower() in ("the", "a", "an", '"', "'"):
                first += 1
            while last - first > 1 and tokens[last - 1] in ("'s", "’s", "'"):
                last -= 1
        for i in range(start, end):
            tags[i] = "O" if i < first or i >= last else ("B-" if i == first else "I-") + kind
    return tags


def spans(tags):
    """(first, after last, kind) of each name."""
    result, i = [], 0
    while i < len(tags):
        j = i + 1
        if tags[i] not in ("O", "?"):
            while j < len(tags) and tags[j] == "I-" + tags[i][2:]:
                j += 1
            result.append((i, j, tags[i][2:]))
        i = j
    return result


def allowed(name, token, tag):
    """The labels that a token may have, by what its set says and leaves open."""
    if tag == "?":
        return ANY
    if tag == "O" or tag.endswith("-DATE"):
        open_kinds = UNSAID.get(name)
        if not open_kinds:
            return 1
        if token[0].isupper() or any(c.isdigit() for c in token):
            return bits(["O", *(position + kind for kind in open_kinds for position in ("B-", "I-"))])
        return bits(["O", *("I-" + kind for kind in open_kinds)])
    position, kind = tag[:2], tag[2:]
    return bits([tag, *(position + other for other in ALSO.get(name, {}).get(kind, []))])


def labelled(path):
    """(tokens, masks) of each sentence of each document: a list of lists."""
    name = set_name(path)
    result = []
    for document in read(path):
        sentences = []
        for sentence in document["sents"]:
            if not sentence["tok"]:
                continue
            tokens = [SPELLING.get(t, t) for t in sentence["tok"]]
            tags = trimmed(tokens, [t if t in ("O", "?") or t[2:] in KINDS else "O" for t in sentence["tag"]])
            sentences.append((tokens, [allowed(name, *pair) for pair in zip(tokens, tags)]))
        result.append(sentences)
    return result


def windows(sentences, limit):
    """Sentences of one document put together to stretches of up to `limit` tokens, so that each is read among others."""
    result, tokens, masks = [], [], []
    for words, marks in sentences:
        if tokens and len(tokens) + len(words) > limit:
            result.append((tokens, masks))
            tokens, masks = [], []
        for start in range(0, len(words), limit):
            if len(words) > limit and tokens:
                result.append((tokens, masks))
                tokens, masks = [], []
            tokens, masks = tokens + words[start:start + limit], masks + marks[start:start + limit]
    return result + [(tokens, masks)] if tokens else result
