#!/usr/bin/env python3
"""Fills the README's screens from real runs, so that they show what the program shows.

    screens.py PROGRAM [--check]

A screen in the README stands between two lines such as

    <!-- screen 100x28: w g e r h Enter -->
    <!-- end of screen -->

and holds what the reader shows after these keys (in tmux's names), opened on the bundled articles in a terminal of
that size. The line

    <!-- picture 120x36: Enter ] -->

says in the same way what Resources/screenshot.svg shows. With --check nothing is written: the status is 1 where a screen
is out of date. Needs tmux.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
README, PICTURE = ROOT / "README.md", ROOT / "Resources/screenshot.svg"
SCREEN = re.compile(r"(<!-- screen (\d+)x(\d+):(.*?) -->\n).*?(<!-- end of screen -->)", re.DOTALL)
SHOWN = re.compile(r"<!-- picture (\d+)x(\d+):(.*?) -->")


def capture(program, columns, rows, keys, with_styles=False):
    """The screen after some keys, as text; with_styles adds SGR sequences."""
    with tempfile.TemporaryDirectory() as home:
        def tmux(*arguments):
            return subprocess.run(["tmux", "-S", home + "/tmux", "-f", "/dev/null", *arguments], check=True,
                                  capture_output=True, text=True).stdout

        def settled():
            """Waits until the screen has not changed for half a second, or for twenty seconds at most."""
            before, still = None, 0
            for _ in range(200):
                time.sleep(0.1)
                screen = tmux("capture-pane", "-p")
                still = still + 1 if screen == before and screen.strip() else 0
                if still == 5:
                    return
                before = screen

        tmux("new-session", "-d", "-x", str(columns), "-y", str(rows),
             f"env -i PATH=/usr/bin:/bin HOME={home} TZ=UTC LANG=C.UTF-8 TERM=screen-256color {program}")
        try:
            settled()
            for key in keys:
                tmux("send-keys", key)
                settled()
            return tmux("capture-pane", "-p", *(["-e"] if with_styles else [])).rstrip("\n") + "\n"
        finally:
            tmux("kill-server")


def main():
    program, is_check = pathlib.Path(sys.argv[1]).resolve(), "--check" in sys.argv

    def screen(match):
        text = capture(program, match[2], match[3], match[4].split())
        return match[1] + "```\n" + "\n".join(line.rstrip() for line in text.split("\n")) + "```\n" + match[5]

    old = README.read_text()
    wanted = {README: SCREEN.sub(screen, old)}
    for columns, rows, keys in SHOWN.findall(old):
        styled = capture(program, columns, rows, keys.split(), with_styles=True)
        wanted[PICTURE] = subprocess.run([sys.executable, ROOT / "Resources/build/screenshot.py"], input=styled, check=True,
                                         capture_output=True, text=True).stdout
    stale = [path for path, text in wanted.items() if path.read_text() != text]
    for path in stale:
        if is_check:
            print(f"{path.relative_to(ROOT)} is out of date: 'make man' makes it anew", file=sys.stderr)
        else:
            path.write_text(wanted[path])
    sys.exit(1 if is_check and stale else 0)


if __name__ == "__main__":
    main()
