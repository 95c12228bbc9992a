#!/usr/bin/env python3
"""Writes the manual page from what the program itself says.

    manual.py PROGRAM [--check]

Commands, options and examples come from the program's help, keys from its configuration, so that no document can
contradict the program. With --check nothing is written, and the status is 1 if a document is out of date. Needs only
Python's standard library.
"""
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "Resources/dateline.1"
COMMON = ["json", "limit", "library", "config", "no-color", "version", "help"]


def ask(program, *arguments):
    """What the program prints without anybody's configuration."""
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True,
                          env={"HOME": "/nonexistent", "LANG": "C.UTF-8"}).stdout


def keys(program):
    """Actions in the order of the help: name, keys, what they do."""
    text = ask(program, "config")
    table = tomllib.loads(text)["keys"]
    titles = dict(re.findall(r"^([a-z-]+) += \[.*\]  # (.*)$", text, re.MULTILINE))
    return [(name, names, titles[name]) for name, names in table.items()]


def roff(text):
    """A line of text, escaped so that roff prints it as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def prose(text):
    """Text as roff: paragraphs, and indented lines as they stand."""
    lines, is_literal = [], False
    for line in text.split("\n"):
        indented = line.startswith("  ")
        if indented and not is_literal:
            lines.append(".Bd -literal -offset indent")
        if is_literal and not indented:
            lines += [".Ed", ".Pp"]
        is_literal = indented
        if indented:
            lines.append(roff(line[2:]))
        elif line:
            lines.append(roff(line))
        elif lines and lines[-1] != ".Pp":
            lines.append(".Pp")
    if is_literal:
        lines.append(".Ed")
    # A display adds its own space.
    kept = [line for line, after in zip(lines, lines[1:] + [""])
            if not (line == ".Pp" and (after.startswith(".Bd") or after == ""))]
    return kept


def flags(argument):
    return ", ".join(("-" if name["kind"] == "short" else "--") + name["name"] for name in argument["names"])


def synopsis(argument):
    """An argument as roff for the synopsis."""
    if argument["kind"] == "positional":
        words = "Ar " + argument["valueName"] + (" ..." if argument["isRepeating"] else "")
    else:
        words = "Fl \\-" + argument["preferredName"]["name"].replace("-", "\\-")
        if argument["kind"] == "option":
            words += " Ar " + argument["valueName"]
    return "Op " + words if argument["isOptional"] else words


def option(argument):
    value = " Ar " + argument["valueName"] if argument["kind"] != "flag" else ""
    if argument["kind"] == "positional":
        return [".It" + value, roff(argument.get("abstract", ""))]
    names = " , ".join("Fl " + ("" if name["kind"] == "short" else "\\-") + name["name"].replace("-", "\\-")
                       for name in argument["names"])
    return [".It " + names + value, roff(argument.get("abstract", ""))]


def own(command):
    """The arguments that are not common to all commands."""
    return [a for a in command.get("arguments", [])
            if a["shouldDisplay"] and not (a.get("preferredName") or {}).get("name") in COMMON]


def commands(command, path=()):
    """All commands below one, each with the words that name it."""
    for sub in command.get("subcommands", []):
        if sub["commandName"] == "help" or not sub["shouldDisplay"]:
            continue
        name = path + (sub["commandName"],)
        yield name, sub
        yield from commands(sub, name)


def section_of(name, command):
    lines = [".Ss " + " ".join(name), ".Nm", "." + "Cm " + " ".join(name)]
    lines += ["." + synopsis(argument) for argument in own(command)]
    lines += [".Pp", roff(command["abstract"])]
    if command.get("discussion"):
        lines += [".Pp"] + prose(command["discussion"])
    arguments = own(command)
    if arguments:
        lines += [".Bl -tag -width indent"] + [line for a in arguments for line in option(a)] + [".El"]
    return [line for line, after in zip(lines, lines[1:] + [""]) if not (line == ".Pp" and after.startswith(".Bd"))]


def page(program, date):
    root = json.loads(ask(program, "--experimental-dump-help"))["command"]
    everywhere = {}
    for _, command in commands(root):
        for argument in command.get("arguments", []):
            name = (argument.get("preferredName") or {}).get("name")
            if name in COMMON:
                everywhere.setdefault(name, argument)
    lines = [".\\\" Made by Resources/build/manual.py from the program's help; 'make man' makes it anew.",
             ".Dd " + date, ".Dt DATELINE 1", ".Os", ".Sh NAME", ".Nm dateline",
             ".Nd " + root["abstract"][0].lower() + root["abstract"][1:].rstrip("."),
             ".Sh SYNOPSIS", ".Nm", ".Op Ar path ...", ".Nm", ".Ar command", ".Op Ar argument ...",
             ".Sh DESCRIPTION"] + prose(root["discussion"]) + [".Sh COMMANDS"]
    for name, command in commands(root):
        lines += section_of(name, command)
    lines += [".Sh OPTIONS OF ALL COMMANDS", ".Bl -tag -width indent"]
    lines += [line for name in COMMON if name in everywhere for line in option(everywhere[name])] + [".El"]
    lines += [".Sh KEYS", "In the reader, where", ".Ic \\&?", "lists them too. Each can be changed in the configuration.",
              ".Bl -tag -width 12n -compact"]
    for name, names, title in keys(program):
        lines += [".It " + " ".join("Ic " + word(key) for key in names), roff(title) + " (" + roff(":" + name) + ")"]
    lines += [".El", ".Sh FILES", ".Bl -tag -width indent",
              ".It Pa $XDG_DATA_HOME/dateline/library.db", "The library; below", ".Pa ~/.local/share",
              "where the variable is not set.",
              ".It Pa $XDG_CONFIG_HOME/dateline/config.toml", "The configuration; below", ".Pa ~/.config",
              "where the variable is not set. It need not be there;", ".Nm", ".Cm config", "prints it with comments.",
              ".El", ".Sh ENVIRONMENT", ".Bl -tag -width indent",
              ".It Ev BROWSER", "The program that opens links, unless the configuration names one.",
              ".It Ev NO_COLOR", "Set to anything, it keeps colours away.",
              ".It Ev DATELINE_LOG", "A file to which the reader writes down what it does, as with", ".Fl \\-log .",
              ".It Ev DATELINE_RESOURCES", "The folder of the program's data, where that is not found beside it.",
              ".El", ".Sh EXIT STATUS", ".Bl -tag -width 10n", ".It 0", "Done.",
              ".It 1", "Done, but something was skipped or nothing was found.",
              ".It 2", "It could not be done; the reason is on standard error.", ".It 64", "Wrong usage.",
              ".It 130 , 143", "Ended by SIGINT or SIGTERM.", ".El"]
    return "\n".join(lines) + "\n"


def word(key):
    """A key's name, escaped so that mdoc takes it for neither a macro nor punctuation."""
    return " ".join("\\&" + roff(part) for part in key.split(" "))


def main():
    program, is_check = sys.argv[1], "--check" in sys.argv
    old = PAGE.read_text() if PAGE.exists() else ""
    # The date is that of the page's last change.
    date = (re.findall(r"^\.Dd (.*)$", old, re.MULTILINE) or [""])[0]
    if page(program, date) != old and not is_check:
        date = f"{datetime.date.today():%B} {datetime.date.today().day}, {datetime.date.today().year}"
    wanted = page(program, date)
    is_stale = wanted != old
    if is_stale and is_check:
        print(f"{PAGE.relative_to(ROOT)} is out of date: 'make man' makes it anew", file=sys.stderr)
    elif is_stale:
        PAGE.write_text(wanted)
    sys.exit(1 if is_check and is_stale else 0)


if __name__ == "__main__":
    main()
