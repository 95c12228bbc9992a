"""Measures the reader beside newsboat, fzf and a bare ncurses program, through a pty, in one run.

The peers are those that ../shared/bench/setup.py sets up; DATELINE_PEERS names the folder that it used. Libraries of
1,000 and of 100,000 articles are imported from the archives in that folder. The large one takes minutes; if
DATELINE_BENCH_LIBRARIES names a folder, both are kept there for the next run.
"""
import json
import os
import sqlite3
import subprocess
import sys
import unicodedata

from bench import ROOT, SHARED, heading, left_out, output

TOOL = f"{SHARED}/tools/ptybench.py"
PEERS = os.environ.get("DATELINE_PEERS", "")


def measured(work, reps, *specs, size="80x24"):
    """Runs specs in turn; returns what each step took, as lists of samples by program and step."""
    arguments = []
    for index, spec in enumerate(specs):
        path = f"{work}/reader-{index}.json"
        with open(path, "w") as file:
            json.dump(spec, file)
        arguments += ["--spec", path]
    result = f"{work}/reader-result.json"
    subprocess.run([sys.executable, TOOL, *arguments, "--reps", str(reps), "--size", size, "--json", result],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(result) as file:
        return {run["spec"]["name"]: run["res"] for run in json.load(file)}


def at(results, name, step, what, share=0.5):
    """A percentile of one figure; None if nothing was measured."""
    samples = sorted(sample[what] for sample in results.get(name, {}).get(step, []) if sample and what in sample)
    return samples[min(len(samples) - 1, int(len(samples) * share))] if samples else None


def line(what, ours, theirs, limit, unit="ms"):
    """Prints one figure of ours, one of a peer, their ratio, and the highest ratio allowed, if there is one."""
    if ours is None or theirs is None:
        return print(f"{what:58} not measured")
    ratio = ours / theirs
    asked = f"asked {limit:5.3f}   {'ok' if ratio <= limit else 'MISSED'}" if limit else ""
    print(f"{what:58} {ours:9.3f} {theirs:9.3f} {unit}   ratio {ratio:7.3f}   {asked}".rstrip())


def dateline(program, library, name, steps=()):
    return {"name": name, "cmd": [program, "--library", library], "ready": "keys", "steps": list(steps), "quit": "Q"}


def peer(name):
    path = f"{PEERS}/specs/{name}.json"
    if not os.path.exists(path):
        return None
    with open(path) as file:
        return json.load(file)


def imported(program, work, size):
    """A library with the archive of a size; None if there is no such archive."""
    folder = os.environ.get("DATELINE_BENCH_LIBRARIES", work)
    library = f"{folder}/{size}.db"
    archive = f"{PEERS}/archive/{size}/articles.jsonl"
    if not os.path.exists(library):
        if not os.path.exists(archive):
            return None
        output(program, "import", archive, "--library", library)
    return library


def reader(program, work):
    """Everything that the reader is asked to be faster than."""
    heading("the reader beside its peers (ours, theirs, medians; CPU unless said)")
    if not os.path.exists(TOOL):
        return left_out(f"{TOOL} is not there")
    if not PEERS:
        return left_out("DATELINE_PEERS names no folder made by shared/bench/setup.py")
    small, large, floor = imported(program, work, "1k"), imported(program, work, "100k"), peer("floor")
    if not (small and large and floor):
        return left_out(f"{PEERS} holds no archives of 1k and 100k, or no bare ncurses program")
    first_frames(program, work, small, large, floor)
    keys(program, work, small, large, floor)
    opening_and_search(program, work, large)
    look_up(program, work)
    memory(program, work, large)


def first_frames(program, work, small, large, floor):
    bundled = f"{work}/bundled.db"
    output(program, "import", f"{ROOT}/articles", "--library", bundled)
    found = measured(work, 21, dateline(program, bundled, "bundled"), dateline(program, small, "1k"),
                     dateline(program, large, "100k"), {**floor, "steps": []})
    base = floor["name"]
    for what in ("paint", "cpu"):
        # The CPU includes what is read after the frame, which nobody waits for.
        limits = (5, 3) if what == "paint" else (None, None)
        frame = lambda name: at(found, name, "startup", what)
        line(f"first frame, bundled library : ncurses, {what}", frame("bundled"), frame(base), limits[0])
        line(f"first frame, 100,000 articles : ncurses, {what}", frame("100k"), frame(base), limits[1])
        line(f"first frame, 100,000 : 1,000 articles, {what}", frame("100k"), frame("1k"), 1.2)
    newsboat = peer("newsboat-100-10k")
    if newsboat:
        found = measured(work, 3, dateline(program, large, "100k"), {**newsboat, "steps": []})
        line("first frame, 100,000 : newsboat, 10,000 in 100 feeds, paint", at(found, "100k", "startup", "paint"),
             at(found, newsboat["name"], "startup", "paint"), 0.1)


def keys(program, work, small, large, floor):
    steps = ["down=keys:j*100", "up=keys:k*100"]
    newsboat = peer("newsboat-1-1k")
    specs = [dateline(program, small, "1k", steps), dateline(program, large, "100k", steps),
             {**floor, "steps": ["down=keys:j*20", "up=keys:k*20"] * 5}]
    if newsboat:
        specs.append({**newsboat, "steps": ["!open=until:\\r=>Articles in feed", *steps]})
    found = measured(work, 3, *specs)
    for step, key in (("down", "j"), ("up", "k")):
        ours = at(found, "100k", step, "cpu")
        line(f"{key}, 100,000 articles : ncurses", ours, at(found, floor["name"], step, "cpu"), 4)
        if newsboat:
            line(f"{key}, 100,000 : newsboat, 1,000", ours, at(found, newsboat["name"], step, "cpu"), 0.25)
        line(f"{key}, 100,000 : 1,000 articles", ours, at(found, "1k", step, "cpu"), 1.2)


def opening_and_search(program, work, large):
    newsboat = peer("newsboat-100-10k")
    if not newsboat:
        return left_out("newsboat")
    # The first article is shown beside the list before it is opened; the next one is not.
    steps = ["open=send:\\r", "!back=send:q", "!down=send:j", "other=send:\\r", "!back=send:q", "!find=send:s",
             "search=until:parliament\\r=>parliament"]
    theirs = ["!feed=until:\\r=>Articles in feed", "open=send:\\r", "!x=send:q", "!down=send:j", "other=send:\\r",
              "!x=send:q", "!q=send:q", "!p=send:/", "search=until:parliament\\r=>Search result"]
    # The first key comes 0.3 s after the first frame; for somebody who looks for a second first, everything is prepared.
    found = measured(work, 5, dateline(program, large, "100k", steps), {**newsboat, "steps": theirs},
                     dateline(program, large, "100k later", ["sleep:1", *steps[:4]]))
    for what in ("paint", "cpu"):
        # The article is marked as read after the frame: the CPU includes that, and nobody waits for it.
        asked = 1 if what == "paint" else None
        for name, opened in (("an article opened, with its panel", "open"), ("another article", "other")):
            theirs = at(found, newsboat["name"], opened, what)
            line(f"{name} : newsboat, {what}", at(found, "100k", opened, what), theirs, asked)
            line(f"the same a second after the first frame : newsboat, {what}", at(found, "100k later", opened, what),
                 theirs, asked)
        line(f"search, 100,000 : newsboat, 10,000, {what}", at(found, "100k", "search", what),
             at(found, newsboat["name"], "search", what), 0.1)


def folded(name):
    letters = unicodedata.normalize("NFKD", name.lower())
    return " ".join("".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split())


def number_of(key):
    """The upper 48 bits of the FNV-1a of a folded name and 0xFF, with their sign: `EntityNames.number`."""
    value = 0xCBF29CE484222325
    for byte in key.encode() + b"\xff":
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return (value - (1 << 64) if value >> 63 else value) >> 16


def library_of_names(program, path):
    """Makes a library of a million people and no article; the tables of names are filled here as `Storage` fills them."""
    # This finds nothing, which is not a success, but it makes the file.
    subprocess.run([program, "list", "--library", path], capture_output=True)
    with open(f"{PEERS}/names1m.txt", encoding="utf-8") as file:
        names = file.read().splitlines()
    database = sqlite3.connect(path)
    database.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -262144")
    entities, written, typed = [], [], []
    for number, name in enumerate(names, 1):
        mentions = max(1, 2_000 // (number % 9_973 + 1))
        key = folded(name)
        words = key.split(" ")
        entities.append((number, name, 0, mentions, mentions))
        written.append((number, number_of(key), 0, name, mentions))
        rank = 0 if mentions < 2 else mentions.bit_length() - 1
        keys = {" ".join(words[first:])[:48] for first in range(min(8, len(words)))}
        if len(words) > 1:
            keys.add("".join(word[0] for word in words[:8]))
        typed += [(0, rank, one, number) for one in keys]
    with database:
        database.executemany("INSERT INTO entity (id, name, kind, mentions, articles) VALUES (?, ?, ?, ?, ?)", entities)
        database.executemany("INSERT INTO name (entity, number, variant, text, mentions) VALUES (?, ?, ?, ?, ?)", written)
        database.executemany("INSERT INTO typed (kind, rank, key, entity) VALUES (?, ?, ?, ?)", sorted(typed))
    database.close()


def look_up(program, work):
    fzf = peer("fzf-1m")
    if not fzf:
        return left_out("fzf with a million names")
    folder = os.environ.get("DATELINE_BENCH_LIBRARIES", work)
    library = f"{folder}/names.db"
    if not os.path.exists(library):
        library_of_names(program, library)
    steps = ["!open=send:w", "type=type:maria ber", "!bs=keys:<BS>*10", "type2=type:schmidt"]
    found = measured(work, 3, dateline(program, library, "names", steps),
                     {**fzf, "steps": ["type=type:maria ber", "!bs=keys:<BS>*10", "type2=type:schmidt"]})
    for step, typed in (("type", "maria ber"), ("type2", "schmidt")):
        line(f"a letter of '{typed}' among a million names : fzf, p95", at(found, "names", step, "cpu", 0.95),
             at(found, fzf["name"], step, "cpu", 0.95), 1 / 15)


def memory(program, work, large):
    steps = ["!down=keys:j*300", "!open=send:\\r", "!page=keys:<PgDn>*5", "!back=send:q", "!find=send:s",
             "!search=until:parliament\\r=>parliament"]
    found = measured(work, 1, dateline(program, large, "100k", steps))
    peak = (found.get("100k", {}).get("_mem") or [None])[0]
    line("peak memory, 100,000 articles : 40 MB", peak, 40, 1, "MB")
