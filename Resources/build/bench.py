#!/usr/bin/env python3
"""bench.py PROGRAM

Measures the built program beside its peers, in one run, and prints both. What is not installed or not there is named
and left out; nothing is compared with a figure from another run.

Looks for the measuring tools and data in ../shared (or DATELINE_SHARED), and for spaCy in the Python that runs this
script (or DATELINE_SPACY_PYTHON).
"""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

from bench_entities import entities, extraction_speed, opening

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("DATELINE_SHARED", os.path.join(os.path.dirname(ROOT), "shared"))


def heading(text):
    print(f"\n== {text}", flush=True)


def left_out(reason):
    print(f"left out: {reason}")


def output(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


def first_frame(program, work):
    """The reader's first frame on the bundled library, beside a bare C program that paints a list with ncurses."""
    heading("first frame (milliseconds: paint, CPU)")
    tool, source = f"{SHARED}/tools/ptybench.py", f"{SHARED}/bench/floor.c"
    if not os.path.exists(tool):
        return left_out(f"{tool} is not there")
    if not shutil.which("cc"):
        return left_out("there is no C compiler for the bare ncurses program")
    floor, library = f"{work}/floor", f"{work}/bundled.db"
    subprocess.run(["cc", "-O2", "-o", floor, source, "-lncurses"], check=True)
    output(program, "import", f"{ROOT}/articles", "--library", library)
    specs = [{"name": "dateline", "cmd": [program, "--library", library], "ready": "keys", "steps": [], "quit": "Q"},
             {"name": "ncurses floor (C)", "cmd": [floor], "ready": "READY", "steps": []}]
    arguments = []
    for index, spec in enumerate(specs):
        path = f"{work}/spec-{index}.json"
        with open(path, "w") as file:
            json.dump(spec, file)
        arguments += ["--spec", path]
    print(output(sys.executable, tool, *arguments, "--reps", "15"))


def idle(program, work):
    """The CPU time that the reader uses in ten seconds without a key."""
    heading("CPU over ten idle seconds")
    if not shutil.which("tmux"):
        return left_out("tmux is not installed")
    socket, library = f"{work}/tmux", f"{work}/bundled.db"
    subprocess.run(["tmux", "-S", socket, "-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "36",
                    f"exec {program} --library {library}"], check=True)
    time.sleep(1.5)
    process = output("tmux", "-S", socket, "display-message", "-p", "#{pane_pid}").strip()
    def ticks():
        total = 0
        for thread in os.listdir(f"/proc/{process}/task"):
            total += int(open(f"/proc/{process}/task/{thread}/schedstat").read().split()[0])
        return total
    before = ticks()
    time.sleep(10)
    print(f"{(ticks() - before) / 1e6:.2f} ms in 10 s")
    subprocess.run(["tmux", "-S", socket, "kill-server"])


QUERIES = [("a word in most articles", "said", "said"), ("a rare word", "cocoa", "cocoa"),
           ("two words", "oil price", "oil AND price"), ("a phrase", '"prime minister"', '"prime minister"'),
           ("a prefix", "parliam*", "parliam*")]


def seconds(*command):
    """The shortest of five runs of a command."""
    def once():
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.perf_counter() - start
    return min(once() for _ in range(5))


def bare_index(path, articles):
    """The same articles in bare SQLite with FTS5, no entities; the seconds it took."""
    database = sqlite3.connect(path)
    database.executescript("""
        PRAGMA journal_mode = wal; PRAGMA synchronous = normal; PRAGMA cache_size = -16384;
        CREATE TABLE article (id INTEGER PRIMARY KEY, headline, byline, source, published, url, body);
        CREATE VIRTUAL TABLE words USING fts5(headline, body, content='article', content_rowid='id');
        """)
    start = time.perf_counter()
    for first in range(0, len(articles), 64):
        with database:
            for one in articles[first:first + 64]:
                row = [one["id"], *(one[name] for name in ("headline", "byline", "source", "published", "url", "body"))]
                database.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", row)
                database.execute("INSERT INTO words (rowid, headline, body) VALUES (?, ?, ?)", (row[0], row[1], row[6]))
    taken = time.perf_counter() - start
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return database, taken


def library(program, work):
    """Import, size, searches and look-ups, beside SQLite's FTS5 with nothing around it."""
    count = int(os.environ.get("DATELINE_BENCH_ARTICLES", "10000"))
    heading(f"library of {count:,} articles (another size: DATELINE_BENCH_ARTICLES)")
    maker = f"{SHARED}/tools/make_archive.py"
    if not os.path.exists(maker):
        return left_out(f"{maker} is not there")
    archive, path = f"{work}/archive.jsonl", f"{work}/archive.db"
    output(sys.executable, maker, "-n", str(count), "--form", "jsonl", archive)
    with open(archive, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    text = sum(len(one["body"].encode()) for one in articles)
    start = time.perf_counter()
    process = subprocess.Popen([program, "import", archive, "--library", path], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    bare, bare_taken = bare_index(f"{work}/bare.db", articles)
    ratio = lambda file: os.path.getsize(file) / text
    print(f"import, articles a second:  dateline with entities {count / taken:8.0f}   bare FTS5 {count / bare_taken:8.0f}")
    print(f"size, times the text:       dateline               {ratio(path):8.2f}   bare FTS5 {ratio(work + '/bare.db'):8.2f}")
    print(f"largest memory:             dateline               {usage.ru_maxrss / 1024:8.0f} MB   (ended with {status})")
    floor = seconds(program, "list", "--limit", "1", "--library", path)
    print(f"start of the program, taken off below: {floor * 1000:.1f} ms; the newest 50 hits, in milliseconds")
    for name, ours, theirs in QUERIES:
        for sort, order in (("newest", "rowid DESC"), ("rank", "rank")):
            mine = seconds(program, "search", "--library", path, "--sort", sort, "--limit", "50", "--", ours) - floor
            times = []
            for _ in range(5):
                start = time.perf_counter()
                bare.execute("SELECT words.rowid, snippet(words, 1, '<', '>', '', 32) FROM words WHERE words MATCH ? "
                             f"ORDER BY {order} LIMIT 50", (theirs,)).fetchall()
                times.append(time.perf_counter() - start)
            print(f"  {name:24} {sort:7} dateline {mine * 1000:8.2f}   bare FTS5 with snippets {min(times) * 1000:8.2f}")
    for typed in ("a", "mar", "london"):
        mine = seconds(program, "lookup", typed, "--library", path) - floor
        print(f"  look-up with its dossier: {typed:8} dateline {mine * 1000:8.2f}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    # Here, since it takes the functions above from this module.
    from bench_map import world
    from bench_reader import reader
    from bench_wire import wire
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as work:
        for measure in (first_frame, idle, entities, extraction_speed, opening, library, reader, wire, world):
            try:
                measure(program, work)
            except (subprocess.CalledProcessError, OSError) as error:
                detail = re.sub(r"\s+", " ", str(getattr(error, "stderr", "") or error))[-400:]
                print(f"FAILED: {detail}")


if __name__ == "__main__":
    main()
