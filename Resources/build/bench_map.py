"""What a key on the map costs, measured through a pty beside a key of a bare ncurses program."""
import os

from bench import ROOT, heading, left_out, output
from bench_reader import TOOL, at, dateline, measured, peer


def world(program, work):
    """Opening the map, panning and zooming at three depths, at 200x50: medians and 95th percentiles."""
    heading("the map at 200x50: CPU and time to the last byte painted")
    if not os.path.exists(TOOL):
        return left_out(f"{TOOL} is not there")
    library = f"{work}/map.db"
    output(program, "import", f"{ROOT}/articles", "--library", library)
    steps = ["!article=send:\\r", "open=send:m", "pan the fitted map=keys:lh*20", "!out=keys:-*12",
             "pan the world=keys:lh*20", "!in=keys:+*6", "pan a region=keys:lh*20", "zoom=keys:-+*10"]
    specs = [dateline(program, library, "map", steps)]
    floor = peer("floor")
    if floor:
        specs.append({**floor, "steps": ["key=keys:j*40"]})
    found = measured(work, 5, *specs, size="200x50")
    names = [step.split("=")[0] for step in steps if not step.startswith("!")]
    for name, step in [("map", step) for step in names] + ([(floor["name"], "key")] if floor else []):
        figures = [at(found, name, step, what, share) for what in ("cpu", "paint") for share in (0.5, 0.95)]
        shown = ["   not measured" if figure is None else f"{figure:8.3f} ms" for figure in figures]
        print(f"{name + ': ' + step:40} CPU {shown[0]} (95%: {shown[1]})   painted {shown[2]} (95%: {shown[3]})")
