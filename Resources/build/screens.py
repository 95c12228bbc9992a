#!/usr/bin/env python3
"""Fills the README's screens from real runs, so that they show what the program shows.

    screens.py PROGRAM

A screen in the README stands between two lines such as

    <!-- screen 100x28: w g e r h Enter -->
    <!-- end of screen -->

and holds what the reader shows after these keys (in tmux's names), opened on the bundled articles in a terminal of that
size. With 'svg' after the size, a picture of it is also written to Resources/screenshot.svg. Needs tmux.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
README, PICTURE = ROOT / "README.md", ROOT / "Resources/screenshot.svg"
MARKER = re.compile(r"(<!-- screen (\d+)x(\d+)( svg)?:(.*?) -->\n).*?(<!-- end of screen -->)", re.DOTALL)


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
    program = pathlib.Path(sys.argv[1]).resolve()

    def screen(match):
        columns, rows, keys = int(match[2]), int(match[3]), match[5].split()
        if match[4]:
            styled = capture(program, columns, rows, keys, with_styles=True)
            drawn = subprocess.run([sys.executable, ROOT / "Resources/build/screenshot.py"], input=styled, check=True,
                                   capture_output=True, text=True).stdout
            PICTURE.write_text(drawn)
        text = capture(program, columns, rows, keys)
        return match[1] + "```\n" + "\n".join(line.rstrip() for line in text.split("\n")) + "```\n" + match[6]

    README.write_text(MARKER.sub(screen, README.read_text()))


if __name__ == "__main__":
    main()
