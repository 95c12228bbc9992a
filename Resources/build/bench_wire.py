"""Measures how input is read: pages beside trafilatura, feeds beside newsboat, hostile input by itself.

Called by bench.py. Peers that are not installed are named and left out. trafilatura is looked for in the Python that runs
this script (or DATELINE_TRAFILATURA_PYTHON).
"""
import glob
import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time

from bench import ROOT, SHARED, heading, left_out, output


def cpu(*command, **more):
    """Runs a command; returns its CPU seconds, its largest memory in MB and its exit status."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    _, status, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def scorer(path, *arguments):
    done = subprocess.run([sys.executable, path, *arguments], capture_output=True, text=True)
    return done.stdout.splitlines()


def scores(program, work):
    """How well pages and feeds are read, by the scorers that come with the data."""
    heading("pages and feeds: the scorers' figures")
    command = f"{program} import --dry-run --json {{files}}"
    for path in (f"{SHARED}/pages/score_pages.py", f"{SHARED}/feeds/score_feeds.py"):
        if not os.path.exists(path):
            left_out(f"{path} is not there")
            continue
        for line in scorer(path, "--cmd", command):
            if "F1" in line or "exact" in line or line.startswith("passed"):
                print(line.rstrip())


def survival(program, work):
    """Whether the program survives every hostile file, and others that are made from a seed of our own."""
    heading("hostile files: each alone, two seconds a file")
    path, maker = f"{SHARED}/feeds/score_feeds.py", f"{SHARED}/hostile/gen_hostile.py"
    if not os.path.exists(path) or not os.path.exists(maker):
        return left_out(f"{path} or {maker} is not there")
    made = f"{work}/hostile"
    output(sys.executable, maker, made, "--seed", "dateline bench", "--mutate", f"{SHARED}/feeds/netnewswire")
    for name, folder in (("feeds", f"{SHARED}/feeds"), ("hostile", f"{SHARED}/hostile"), ("made from a seed", made)):
        command = f"{program} import --dry-run --json {{files}}"
        lines = scorer(path, "--survive", "--data", folder, "--cmd", command)
        print(f"{name:16} {next((line for line in lines if line.startswith('survived')), 'no figures')}")


TRAFILATURA = """
import sys, time, warnings, logging
warnings.filterwarnings("ignore"); logging.disable(logging.CRITICAL)
import trafilatura
texts = [open(path, "rb").read().decode("utf-8", "replace") for path in sys.argv[1:]]
start, found = time.process_time(), 0
for text in texts:
    found += trafilatura.extract(text, fast=True) is not None
print(time.process_time() - start, found)
"""


def page_speed(program, work):
    """Megabytes of pages a second of CPU, on one core, beside trafilatura's fast mode without its start."""
    heading("pages: MB a second of CPU, one core, in turns")
    packed = sorted(glob.glob(f"{SHARED}/pages/article-extraction-benchmark/html/*.gz"))
    if not packed:
        return left_out("the pages of the benchmark are not there")
    folder = f"{work}/pages"
    os.makedirs(folder)
    paths = []
    for path in packed:
        paths.append(f"{folder}/{os.path.basename(path)[:-3]}")
        with gzip.open(path) as source, open(paths[-1], "wb") as target:
            shutil.copyfileobj(source, target)
    size = sum(os.path.getsize(path) for path in paths) / 1e6
    one_core = ["taskset", "-c", "0"] if shutil.which("taskset") else []
    python = os.environ.get("DATELINE_TRAFILATURA_PYTHON", sys.executable)
    ours, theirs = [], []
    for _ in range(3):
        ours.append(cpu(*one_core, program, "import", "--dry-run", "--json", *paths)[0])
        done = subprocess.run([*one_core, python, "-c", TRAFILATURA, *paths], capture_output=True, text=True)
        if done.returncode == 0:
            theirs.append(float(done.stdout.split()[0]))
    mine = statistics.median(ours)
    print(f"dateline, the whole run:  {size / mine:7.1f}")
    if not theirs:
        return left_out("trafilatura is not installed for " + python)
    print(f"trafilatura, fast, alone: {size / statistics.median(theirs):7.1f}   ratio {statistics.median(theirs) / mine:.1f}")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files with an ETag, and answers 304 if they have not changed."""
    def end_headers(self):
        self.send_header("ETag", '"1"')
        super().end_headers()

    def do_GET(self):
        if self.headers.get("If-None-Match") == '"1"':
            self.send_response(304)
            return self.end_headers()
        super().do_GET()

    def log_message(self, *_):
        pass


def feeds(program, work):
    """10,000 items in 100 feeds: imported, extracted, and refreshed with nothing new, beside newsboat."""
    heading("10,000 items in 100 feeds (seconds of CPU, median of 5 in turn)")
    maker = f"{SHARED}/tools/make_archive.py"
    if not os.path.exists(maker):
        return left_out(f"{maker} is not there")
    if not shutil.which("newsboat"):
        return left_out("newsboat is not installed")
    folder = f"{work}/rss"
    output(sys.executable, maker, "-n", "10000", "--form", "rss", "--feeds", "100", folder)
    names = sorted(os.path.relpath(path, folder) for path in glob.glob(f"{folder}/**/*.xml", recursive=True))
    handler = lambda *arguments: Quiet(*arguments, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    addresses = [f"http://127.0.0.1:{server.server_port}/{name}" for name in names]

    def newsboat(home):
        """The command that reloads all feeds of a home folder."""
        return ["newsboat", "-q", "-u", f"{home}/urls", "-c", f"{home}/cache.db", "-C", f"{home}/config", "-x", "reload"]

    def reloaded(home):
        os.makedirs(home)
        with open(f"{home}/urls", "w") as urls:
            urls.write("".join(address + "\n" for address in addresses))
        with open(f"{home}/config", "w") as config:
            config.write("reload-threads 8\n")
        return cpu(*newsboat(home), env=dict(os.environ, HOME=home))[0]
    ours, theirs = [], []
    for turn in range(5):
        theirs.append(reloaded(f"{work}/home{turn}"))
        ours.append(cpu(program, "import", "--later", folder, "--library", f"{work}/items{turn}.db")[0])
    print(f"imported, readable, searchable:  {statistics.median(ours):6.2f}, newsboat's reload "
          f"{statistics.median(theirs):6.2f}, ratio {statistics.median(ours) / statistics.median(theirs):.2f}")
    start = time.perf_counter()
    taken, memory, _ = cpu(program, "import", f"{ROOT}/articles", "--library", f"{work}/items0.db")
    rate = 10_000 / (time.perf_counter() - start)
    print(f"extracted afterwards:            {taken:6.2f}, {rate:.0f} articles a second, {memory:.0f} MB")
    library = f"{work}/feeds.db"
    output(program, "feeds", "add", "--later", *addresses, "--library", library)
    output(program, "feeds", "refresh", "--library", library)
    environment = dict(os.environ, HOME=f"{work}/home0")
    again, same = [], []
    for _ in range(5):
        same.append(cpu(*newsboat(f"{work}/home0"), env=environment)[0])
        again.append(cpu(program, "feeds", "refresh", "--library", library)[0])
    print(f"refreshed with nothing new:      {statistics.median(again):6.3f}, newsboat's reload "
          f"{statistics.median(same):6.3f}, ratio {statistics.median(again) / statistics.median(same):.3f}")
    server.shutdown()


def hostile_server(program, work):
    """Every behaviour of the hostile server at once: memory, time, and what came of each."""
    heading("the hostile server: all its feeds in one refresh")
    source = f"{SHARED}/hostile/hostile_server.py"
    if not os.path.exists(source):
        return left_out(f"{source} is not there")
    library, port = f"{work}/hostile.db", "18431"
    listed = output(sys.executable, source, "--list", "--port", port).splitlines()
    addresses = [line.split()[0] for line in listed]
    addresses = [one for one in addresses if not one.endswith(("/canary", "/file/NAME"))]
    with open(f"{work}/hostile.log", "w") as log:
        server = subprocess.Popen([sys.executable, source, "--port", port], stdout=log)
    time.sleep(1)
    output(program, "feeds", "add", "--later", *addresses, "--library", library)
    start = time.perf_counter()
    process = subprocess.Popen([program, "feeds", "refresh", "--json", "--library", library],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    printed = process.stdout.read()
    _, _, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    server.kill()
    outcomes = {}
    for line in printed.splitlines():
        outcome = json.loads(line)["outcome"]
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    with open(f"{work}/hostile.log") as log:
        asked = log.read().count("/canary")
    counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    print(f"{len(addresses)} feeds: {counts}; {taken:.0f} s, {usage.ru_maxrss / 1024:.0f} MB, canary asked {asked} times")


def wire(program, work):
    """All of these."""
    for measure in (scores, page_speed, feeds, hostile_server, survival):
        measure(program, work)
