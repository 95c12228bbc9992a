"""Measures the library at several sizes beside bare SQLite with FTS5, in one run.

bench.py calls `library` with 10,000 and 100,000 articles, or with the sizes in DATELINE_BENCH_SIZES. By hand:

    bench_library.py PROGRAM [SIZE ...]        1000000 takes an hour or more, and 20 GB of disk
"""
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("DATELINE_SHARED", os.path.join(os.path.dirname(ROOT), "shared"))

# Queries as people type them, and the same for FTS5: words of all frequencies, pairs, phrases, prefixes, alternatives.
WORDS = ("government market said minister oil music film election company bank report technology police season people "
         "parliament cocoa drought satellite tsunami xylophone").split()
PAIRS = ["oil price", "trade surplus", "prime minister", "wheat export", "mobile phone", "interest rate"]
PHRASES = ["interest rates", "prime minister", "high court", "general election", "world record"]
PREFIXES = ["parliam", "techno", "econom", "broadb"]
QUERIES = ([(word, word) for word in WORDS] + [(pair, " AND ".join(pair.split())) for pair in PAIRS]
           + [(f'"{phrase}"', f'"{phrase}"') for phrase in PHRASES] + [(prefix + "*", prefix + "*") for prefix in PREFIXES]
           + [("cocoa OR coffee", "cocoa OR coffee"), ("drought OR flood", "drought OR flood")])


def cpu_and_memory(*command):
    """Runs a command; returns its seconds by the clock and of CPU, its largest memory in MB, and its status."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, status


def articles(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def bare_index(path, archive):
    """Puts the articles into SQLite with FTS5, without entities; returns the connection and the seconds of CPU it took."""
    database = sqlite3.connect(path)
    database.executescript("""
        PRAGMA journal_mode = wal; PRAGMA synchronous = normal; PRAGMA cache_size = -65536;
        CREATE TABLE article (id INTEGER PRIMARY KEY, headline, byline, source, published, url, body);
        CREATE VIRTUAL TABLE words USING fts5(headline, body, content='article', content_rowid='id',
            tokenize='unicode61 remove_diacritics 2');
        """)
    start, batch, taken = time.process_time(), [], 0

    def file():
        with database:
            database.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", batch)
            database.executemany("INSERT INTO words (rowid, headline, body) VALUES (?, ?, ?)",
                                 ((row[0], row[1], row[6]) for row in batch))
        batch.clear()

    for one in articles(archive):
        names = ("id", "headline", "byline", "source", "published", "url", "body")
        batch.append([one[name] for name in names])
        if len(batch) == 1000:
            file()
    file()
    taken = time.process_time() - start
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return database, taken


def bare_times(database, order, columns, repetitions):
    """The milliseconds of CPU of each query: the median of several repetitions."""
    times = {}
    for typed, theirs in QUERIES:
        sql = f"SELECT {columns} FROM words WHERE words MATCH ? ORDER BY {order} LIMIT 50"
        runs = []
        for _ in range(repetitions):
            start = time.process_time()
            database.execute(sql, (theirs,)).fetchall()
            runs.append((time.process_time() - start) * 1000)
        times[typed] = statistics.median(runs)
    return times


def spread(times):
    ordered = sorted(times)
    at = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))]
    return f"p50 {at(.5):8.2f}   p95 {at(.95):8.2f}   most {ordered[-1]:8.2f}"


def made_archive(work, count):
    """A file of so many articles; made if it is not there."""
    archive = f"{work}/archive-{count}.jsonl"
    if not os.path.exists(archive):
        subprocess.run([sys.executable, f"{SHARED}/tools/make_archive.py", "-n", str(count), "--form", "jsonl", archive],
                       check=True, stdout=subprocess.DEVNULL)
    return archive


def built_measure(program):
    """dateline-measure, built anew beside the program."""
    subprocess.run(["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "dateline-measure"],
                   check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return os.path.join(os.path.dirname(program), "dateline-measure")


def measured(measure, library, work, repetitions):
    """What dateline-measure says of a library with our queries: a dictionary for each thing done."""
    queries = f"{work}/queries"
    with open(queries, "w", encoding="utf-8") as file:
        file.write("\n".join(typed for typed, _ in QUERIES))
    done = subprocess.run([measure, library, queries, str(repetitions)], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def extracted(program, library, work):
    """Extracts what awaits extraction and files nothing; returns what `cpu_and_memory` does."""
    nothing = f"{work}/nothing"
    os.makedirs(nothing, exist_ok=True)
    return cpu_and_memory(program, "import", nothing, "--library", library)


def at_size(program, measure, work, count):
    print(f"\n-- {count:,} articles", flush=True)
    archive, path = made_archive(work, count), f"{work}/library-{count}.db"
    text = sum(len(one["body"].encode()) for one in articles(archive))
    wall, cpu, memory, status = cpu_and_memory(program, "import", "--later", archive, "--library", path)
    print(f"readable and searchable: {count / wall:8.0f} a second   ({cpu:.1f} s of CPU, {memory:.0f} MB, status {status})")
    wall, cpu, memory, status = extracted(program, path, work)
    print(f"extracted afterwards:    {count / wall:8.0f} a second   ({cpu:.1f} s of CPU, {memory:.0f} MB)")
    bare, taken = bare_index(f"{work}/bare-{count}.db", archive)
    print(f"bare FTS5, no names:     {count / taken:8.0f} a second of CPU, one core")
    size = lambda file: os.path.getsize(file) / text
    print(f"size, times the text:    {size(path):8.2f}   bare FTS5 {size(f'{work}/bare-{count}.db'):.2f}")
    for name, options in (("check", []), ("check --deep", ["--deep"])):
        wall, cpu, memory, status = cpu_and_memory(program, "check", *options, "--library", path)
        print(f"{name:24} {wall:8.2f} s   (status {status})")
    repetitions = 5
    found = measured(measure, path, work, repetitions)
    ours = lambda what: {one["of"]: one["cpu_ms"] for one in found if one["what"] == what}
    print("searches, 50 results, milliseconds of CPU over", len(QUERIES), "queries:")
    snippets = "words.rowid, snippet(words, 1, '<', '>', '', 32)"
    rows = [("newest first, numbers alone: bare FTS5", bare_times(bare, "rowid DESC", "rowid", repetitions)),
            ("newest first, lines of a list: dateline", ours("lines")),
            ("newest first, with snippets: bare FTS5", bare_times(bare, "rowid DESC", snippets, repetitions)),
            ("newest first, with snippets: dateline", ours("newest")),
            ("ranked, numbers alone: bare FTS5 bm25", bare_times(bare, "rank", "rowid", repetitions)),
            ("ranked, with snippets: dateline", ours("rank"))]
    for name, times in rows:
        print(f"  {name:42} {spread(times.values())}")
    for what in ("list", "lookup", "dossier", "article"):
        for name, milliseconds in ours(what).items():
            print(f"  {what:8} {name:48} {milliseconds:8.2f}")
    bare.close()
    return {(one["what"], one["of"]): one["cpu_ms"] for one in found}


def library(program, work, sizes=None):
    """Filing, extraction, size, checks, searches and look-ups at several sizes."""
    sizes = sizes or [int(size) for size in os.environ.get("DATELINE_BENCH_SIZES", "10000 100000").split()]
    print("\n== library", flush=True)
    if not os.path.exists(f"{SHARED}/tools/make_archive.py"):
        print(f"left out: {SHARED}/tools/make_archive.py is not there")
        return
    measure = built_measure(program)
    results = [at_size(program, measure, work, size) for size in sizes]
    if len(results) > 1:
        print(f"\n-- {sizes[-1]:,} beside {sizes[0]:,} articles, times as long")
        for name in [("list", "first page"), ("list", "next page"), ("list", "next unread"), ("lookup", "mar")]:
            print(f"  {' '.join(name):24} {results[-1][name] / results[0][name]:6.2f}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        library(os.path.abspath(sys.argv[1]), folder, [int(size) for size in sys.argv[2:]])
