"""Measures a library on a PostgreSQL server beside one in a file and beside psql's plain \\copy, in one run.

bench.py calls `postgres` with 10,000 articles, or with the sizes in DATELINE_BENCH_SIZES. By hand:

    bench_postgres.py PROGRAM [SIZE ...]

The server is one of its own, with the settings that PostgreSQL has by itself, reached through a Unix socket. CPU is that
of the program and that of all the server's processes, which hardly depends on what else the machine does.
"""
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

from bench_library import SHARED, articles, built_measure, cpu_and_memory, extracted, made_archive, measured, spread

# What filing writes of new articles, and nothing else does before names are extracted.
FILED = ["source", "article", "article_key", "text", "words", "vocabulary", "awaiting_extraction"]
# A reader of feeds that keeps them in PostgreSQL. Its index, and its search: by rank less age, all matches sorted.
# Source: miniflux/v2, internal/storage/entry.go and entry_query_builder.go.
PEER_TABLE = """
    CREATE TABLE peer (id serial PRIMARY KEY, title text, content text, published_at timestamptz, document_vectors tsvector)
    """
PEER_INDEX = """
    UPDATE peer SET document_vectors = setweight(to_tsvector('english', title), 'A')
        || setweight(to_tsvector('english', content), 'B');
    CREATE INDEX ON peer USING gin (document_vectors); ANALYZE peer;
    """
# What anybody would make of articles: their texts, and a GIN index of their words.
PLAIN_TABLE = """
    CREATE TABLE plain (headline text, byline text, source text, published text, url text, body text, words tsvector)
    """
PEER_QUERY = """
    SELECT id, title, content FROM peer WHERE document_vectors @@ plainto_tsquery('english', '{word}')
    ORDER BY ts_rank(document_vectors, plainto_tsquery('english', '{word}'))
        - extract(epoch FROM now() - published_at)::float * 0.0000001 DESC LIMIT 50
    """


class Server:
    """A PostgreSQL server that ends with the run. It refuses to run as root: then it runs as its package's user."""

    def __init__(self, programs):
        self.programs, self.folder = programs, tempfile.mkdtemp(prefix="dateline-postgres-", dir="/tmp")
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "-D", f"{self.folder}/data", "-U", "owner", "--auth=trust", "-E", "UTF8", "--locale=C")
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o",
                 f"-c listen_addresses='' -c unix_socket_directories={self.folder}", "start")

    def run(self, name, *arguments):
        other = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        subprocess.run(other + [f"{self.programs}/{name}", *arguments], check=True, cwd="/tmp", stdout=subprocess.DEVNULL)

    def address(self, database):
        return f"postgres://owner@/{database}?host={self.folder}"

    def psql(self, database, *commands):
        options = [part for command in commands for part in ("-c", command)]
        done = subprocess.run([f"{self.programs}/psql", "-XAtq", "-v", "ON_ERROR_STOP=1", self.address(database), *options],
                              check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def new_library(self, program, database):
        self.run("createdb", "-h", self.folder, "-U", "owner", database)
        subprocess.run([program, "library", "create", self.address(database)], check=True, stdout=subprocess.DEVNULL)
        return self.address(database)

    def cpu(self):
        """Seconds of CPU of all the server's processes so far, those that have ended among them."""
        with open(f"{self.folder}/data/postmaster.pid") as file:
            first = file.readline().strip()
        ticks = 0
        for process in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{process}/stat") as file:
                    fields = file.read().rsplit(")", 1)[1].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if process == first:
                ticks += sum(map(int, fields[11:15]))
            elif fields[1] == first:
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def size(self, database):
        return int(self.psql(database, "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c "
                             "WHERE relnamespace = 'dateline'::regnamespace AND relkind = 'r'"))

    def stop(self):
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def row(what, count, wall, own, served):
    print(f"{what:34} {count / wall:8.0f} a second   {own + served:7.1f} s of CPU ({served:.1f} of it the server's), "
          f"{(own + served) / count * 1000:.3f} ms an article", flush=True)
    return own + served


def filing(program, server, work, archive, count):
    """Files on a file, on the server, and by plain \\copy of the same rows with the same indexes."""
    path, address = f"{work}/file-{count}.db", server.new_library(program, f"news{count}")
    wall, own, _, _ = cpu_and_memory(program, "import", "--later", archive, "--library", path)
    row("filed, in a file", count, wall, own, 0)
    before = server.cpu()
    wall, own, _, _ = cpu_and_memory(program, "import", "--later", archive, "--library", address)
    server.psql(f"news{count}", "SELECT gin_clean_pending_list('dateline.words_by_key')")
    ours = row("filed, on a server", count, wall, own, server.cpu() - before)
    for table in FILED:
        server.psql(f"news{count}", f"\\copy dateline.{table} TO '{work}/{table}.copy'")
    server.new_library(program, f"copy{count}")
    rows = copied(server, f"copy{count}", count, "dateline.words_by_key",
                  *[f"\\copy dateline.{table} FROM '{work}/{table}.copy'" for table in FILED])
    texts(server, work, archive, f"copy{count}")
    plain = copied(server, f"copy{count}", count, "plain_words_idx", f"\\copy plain FROM '{work}/plain.copy'")
    print(f"CPU, times that of \\copy:  {ours / plain:.2f} of articles as texts with an index of their words, "
          f"{ours / rows:.2f} of the library's own rows")
    return path, address


def copied(server, database, count, index, *commands):
    """Copies rows by psql; returns the seconds of CPU."""
    before, start, times = server.cpu(), time.perf_counter(), os.times()
    server.psql(database, *commands)
    wall, after = time.perf_counter() - start, os.times()
    server.psql(database, f"SELECT gin_clean_pending_list('{index}')")
    own = after.children_user + after.children_system - times.children_user - times.children_system
    return row("\\copy of " + ("texts" if index.startswith("plain") else "the same rows"), count, wall, own,
               server.cpu() - before)


def texts(server, work, archive, database):
    """Makes an empty table of articles as texts, and a file of its rows."""
    names = ("headline", "byline", "source", "published", "url", "body")
    with open(f"{work}/plain.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([one[name] for name in names] for one in articles(archive))
    server.psql(database, PLAIN_TABLE, f"\\copy plain ({', '.join(names)}) FROM '{work}/plain.csv' (FORMAT csv)",
                "UPDATE plain SET words = strip(to_tsvector('simple', headline || ' ' || body))",
                f"\\copy plain TO '{work}/plain.copy'", "TRUNCATE plain", "CREATE INDEX ON plain USING gin (words)",
                "CHECKPOINT")


def names(program, server, work, path, address, count):
    """Extracts names in the file, and on the server by one importer and, in a copy of the library, by two at a time."""
    server.run("createdb", "-h", server.folder, "-U", "owner", "-T", f"news{count}", f"pair{count}")
    for what, libraries in (("names, in a file", [path]), ("names, on a server", [address]),
                            ("names, on a server, two importers", [server.address(f"pair{count}")] * 2)):
        before, start = server.cpu(), time.perf_counter()
        with ThreadPoolExecutor() as importers:
            done = list(importers.map(lambda library: extracted(program, library, work), libraries))
        row(what, count, time.perf_counter() - start, sum(own for _, own, _, _ in done), server.cpu() - before)
    server.run("dropdb", "-h", server.folder, "-U", "owner", f"pair{count}")


def asking(measure, server, work, archive, path, address, count):
    found = {what: measured(measure, library, work, 5) for what, library in (("file", path), ("server", address))}
    print("milliseconds by the clock, each the median of five:")
    for what in ("lines", "newest", "rank", "lookup"):
        for place, results in found.items():
            print(f"  {what:8} {place:8} {spread([one['ms'] for one in results if one['what'] == what])}")
    for one, other in zip(*found.values()):
        if one["what"] in ("list", "dossier", "article"):
            print(f"  {one['what']:8} {one['of'][:48]:48} file {one['ms']:8.2f}   server {other['ms']:8.2f}")
    texts = f"{work}/peer.csv"
    with open(texts, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((one["headline"], one["body"], one["published"]) for one in articles(archive))
    server.psql(f"news{count}", PEER_TABLE, f"\\copy peer (title, content, published_at) FROM '{texts}' (FORMAT csv)", PEER_INDEX,
                "VACUUM FULL ANALYZE peer")
    for word in ("government", "said"):
        plan = json.loads(server.psql(f"news{count}", "EXPLAIN (ANALYZE, FORMAT json) " + PEER_QUERY.format(word=word)))
        ours = next(one["ms"] for one in found["server"] if (one["what"], one["of"]) == ("lines", word))
        print(f"  newest of '{word}': {ours:.2f}; Miniflux's query on the same texts {plan[0]['Execution Time']:.2f}")
    server.psql(f"news{count}", "DROP TABLE peer")


def postgres(program, work, sizes=None):
    """Filing, names, size, lists and searches on a server."""
    sizes = sizes or [int(size) for size in os.environ.get("DATELINE_BENCH_SIZES", "10000").split()]
    print("\n== library on a server", flush=True)
    if not os.path.exists(f"{SHARED}/tools/make_archive.py"):
        return print(f"left out: {SHARED}/tools/make_archive.py is not there")
    versions = sorted((int(name) for name in os.listdir("/usr/lib/postgresql") if name.isdigit()), reverse=True) \
        if os.path.isdir("/usr/lib/postgresql") else []
    if not versions:
        return print("left out: PostgreSQL is not installed")
    measure = built_measure(program)
    server = Server(f"/usr/lib/postgresql/{versions[0]}/bin")
    try:
        for count in sizes:
            print(f"\n-- {count:,} articles; " + server.psql("postgres", "SELECT version()").split(" on ")[0], flush=True)
            archive = made_archive(work, count)
            text = sum(len(one["body"].encode()) for one in articles(archive))
            path, address = filing(program, server, work, archive, count)
            print(f"size, times the text:  filed {server.size(f'news{count}') / text:.2f}", end="", flush=True)
            print(f"   in a file {os.path.getsize(path) / text:.2f}")
            names(program, server, work, path, address, count)
            print(f"size, times the text:  with names {server.size(f'news{count}') / text:.2f}", end="")
            print(f"   in a file {os.path.getsize(path) / text:.2f}")
            asking(measure, server, work, archive, path, address, count)
    finally:
        server.stop()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        postgres(os.path.realpath(sys.argv[1]), folder, [int(size) for size in sys.argv[2:]] or None)
