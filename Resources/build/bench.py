#!/usr/bin/env python3
"""bench.py PROGRAM

Measures the built program and its peers in one run, and prints both. A peer that is not installed and data that is not
there are named and left out; nothing is compared with a figure from another run.

The measuring tools and data are looked for in ../shared (or DATELINE_SHARED), and spaCy in the Python that runs this
script (or DATELINE_SPACY_PYTHON).
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from bench_entities import entities, extraction_speed, main_names, opening

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
    # The program is not idle yet: it prepares things in the quiet after the first frame.
    time.sleep(4)
    process = output("tmux", "-S", socket, "display-message", "-p", "#{pane_pid}").strip()

    def used():
        """Milliseconds of CPU that the whole process has used, ended threads included, in steps of the clock."""
        with open(f"/proc/{process}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 // os.sysconf("SC_CLK_TCK")
    before = used()
    time.sleep(10)
    print(f"{used() - before} ms in 10 s, counted in steps of {1000 // os.sysconf('SC_CLK_TCK')} ms")
    subprocess.run(["tmux", "-S", socket, "kill-server"])




def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    # Imported here, because these modules import the functions above.
    from bench_library import library
    from bench_map import world
    from bench_postgres import postgres
    from bench_reader import reader
    from bench_wire import wire
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as work:
        for measure in (first_frame, idle, entities, main_names, extraction_speed, opening, library, postgres, reader, wire,
                        world):
            try:
                measure(program, work)
            except (subprocess.CalledProcessError, OSError) as error:
                detail = re.sub(r"\s+", " ", str(getattr(error, "stderr", "") or error))[-400:]
                print(f"FAILED: {detail}")


if __name__ == "__main__":
    main()
