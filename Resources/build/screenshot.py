#!/usr/bin/env python3
"""Turns a terminal's screen into a picture for the README.

    tmux capture-pane -p -e | screenshot.py > Resources/screenshot.svg

Reads text with SGR sequences, as tmux prints a pane, and writes an SVG. Needs only Python's standard library.
"""
import html
import re
import sys
import unicodedata

CELL_WIDTH, CELL_HEIGHT, MARGIN = 8.4, 18, 14
FOREGROUND, BACKGROUND = "#d8d8d2", "#1d2024"
PALETTE = ["#2e3338", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d8d8d2",
           "#7a828c", "#ff8a93", "#b4dd96", "#ffdc97", "#83c5ff", "#de9bf3", "#77d4e0", "#ffffff"]


def colour(number):
    """A colour of the terminal's palette of 256 colours."""
    if number < 16:
        return PALETTE[number]
    if number >= 232:
        return "#" + f"{8 + (number - 232) * 10:02x}" * 3
    number -= 16
    levels = [0, 95, 135, 175, 215, 255]
    return "#%02x%02x%02x" % (levels[number // 36], levels[number // 6 % 6], levels[number % 6])


class Style:
    def __init__(self):
        self.reset()

    def reset(self):
        self.fg = self.bg = None
        self.bold = self.dim = self.italic = self.underline = self.reverse = False

    def take(self, codes):
        codes = [int(code or 0) for code in codes.replace(":", ";").split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.reset()
            elif code in (1, 2, 3, 4, 7):
                setattr(self, {1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "reverse"}[code], True)
            elif code == 22:
                self.bold = self.dim = False
            elif code in (23, 24, 27):
                setattr(self, {23: "italic", 24: "underline", 27: "reverse"}[code], False)
            elif code in (38, 48):
                kind = codes.pop(0)
                value = colour(codes.pop(0)) if kind == 5 else "#%02x%02x%02x" % tuple(codes.pop(0) for _ in range(3))
                setattr(self, "fg" if code == 38 else "bg", value)
            elif code == 39:
                self.fg = None
            elif code == 49:
                self.bg = None
            elif 30 <= code <= 37 or 90 <= code <= 97:
                self.fg = PALETTE[code - 30 if code < 90 else code - 82]
            elif 40 <= code <= 47 or 100 <= code <= 107:
                self.bg = PALETTE[code - 40 if code < 100 else code - 92]


def columns(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def draw(lines):
    rows, width = [], 0
    style = Style()
    for row, line in enumerate(lines):
        column = 0
        top = MARGIN + row * CELL_HEIGHT
        for text, codes in re.findall(r"([^\x1b]+)|\x1b\[([0-9;:]*)m", line):
            if not text:
                style.take(codes)
                continue
            fg, bg = style.fg or FOREGROUND, style.bg
            if style.reverse:
                fg, bg = bg or BACKGROUND, fg
            left, span = MARGIN + column * CELL_WIDTH, columns(text) * CELL_WIDTH
            if bg:
                rows.append(f'<rect x="{left:.1f}" y="{top}" width="{span:.1f}" height="{CELL_HEIGHT}" fill="{bg}"/>')
            if text.strip():
                extra = ' font-weight="bold"' if style.bold else ""
                extra += ' font-style="italic"' if style.italic else ""
                extra += ' text-decoration="underline"' if style.underline else ""
                extra += ' opacity="0.6"' if style.dim else ""
                rows.append(f'<text x="{left:.1f}" y="{top + 13}" textLength="{span:.1f}" fill="{fg}"{extra}>'
                            f"{html.escape(text)}</text>")
            column += columns(text)
        width = max(width, column)
    return rows, width


def main():
    lines = sys.stdin.read().rstrip("\n").split("\n")
    rows, width = draw(lines)
    w, h = width * CELL_WIDTH + 2 * MARGIN, len(lines) * CELL_HEIGHT + 2 * MARGIN
    print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{w:.0f}" height="{h}" viewBox="0 0 {w:.0f} {h}" '
          'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">')
    print(f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>')
    print("\n".join(rows))
    print("</svg>")


if __name__ == "__main__":
    main()
