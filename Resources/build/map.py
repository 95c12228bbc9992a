"""Builds ../map.dat from Natural Earth's countries, with Python's own library alone.

    python3 map.py world_map.gpkg

The GeoPackage is in Debian's package qgis-common, under usr/share/qgis/resources/data: Natural Earth 1:10m, countries and
disputed borders, version 4.1.0, already thinned a little.

Two countries that meet share the points of their border, so an edge of two rings is a border, and an edge of one ring is
a coast. Edges are joined into lines, projected as Mercator did, thinned (Douglas and Peucker, 1973) to several levels of
detail and written as small differences. The file is little-endian and made to be mapped into memory:

    0   "DLMAP1\\0\\0", then UInt32: levels
    12  levels, coarse first, 16 bytes each: bits, lines, offset of the table of lines, offset of the points (UInt32)
        The earth is 2^bits units around. Thinning moves a line by two units at most.
    ..  lines of 24 bytes: the box around it, x0 y0 x1 y1 (Int32, in units, both ends included), offset of the first
        byte among the points (UInt32), its points (UInt16), what it is (UInt16: 0 coast, 1 border, 2 disputed border)
    ..  points: for each line its first point, then differences, x and y in turn, as zigzag varints

x grows eastwards from 0 at 180 degrees west; y grows southwards from 0 at 85.0511 degrees north, so that the earth is a
square.
"""
import collections, math, os, sqlite3, struct, sys

HERE = os.path.dirname(os.path.abspath(__file__))
LEVEL_BITS = [10, 12, 15, 18]
LONGEST = 64                 # points of one line, so that the boxes stay small
COAST, BORDER, DISPUTED = range(3)
ISLET = 4                    # units
NEAR = 0.06                  # degrees; a border this close to a disputed one is disputed too
# West, south, east, north. Natural Earth draws the border north of Crimea like any other, and its layer of disputed ones
# has none there; the General Assembly of the United Nations does not recognise it (resolution 68/262).
CLAIMED = [(33.4, 45.7, 35.0, 46.3)]
SEAM, POLE, MERCATOR = 179.89, -84.9, 85.0511


def geometries(database, table):
    """The WKB of each row, without the GeoPackage's header."""
    for (blob,) in database.execute(f"SELECT geom FROM {table}"):
        envelope = (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]
        yield blob[8 + envelope:]


def rings(wkb):
    """The lists of points of a polygon, a line string, or several of them."""
    kind, count = struct.unpack_from("<II", wkb, 1)
    position = 9

    def part(position, kind):
        number = 1
        if kind == 3:
            number, = struct.unpack_from("<I", wkb, position)
            position += 4
        found = []
        for _ in range(number):
            points, = struct.unpack_from("<I", wkb, position)
            end = position + 4 + 16 * points
            found.append(list(struct.iter_unpack("<dd", wkb[position + 4:end])))
            position = end
        return found, position

    if kind in (2, 3):
        return part(5, kind)[0]
    result = []
    for _ in range(count):
        inner, = struct.unpack_from("<I", wkb, position + 1)
        found, position = part(position + 5, inner)
        result += found
    return result


def edges(database):
    """Each edge of a country with its kind, except along the cut at 180 degrees and around the pole."""
    uses = collections.Counter()
    for wkb in geometries(database, "countries"):
        for ring in rings(wkb):
            points = [(round(x, 6), round(y, 6)) for x, y in ring]
            for a, b in zip(points, points[1:]):
                if a != b:
                    uses[min(a, b), max(a, b)] += 1
    near = set()
    for wkb in geometries(database, "disputed_borders"):
        for line in rings(wkb):
            for (x0, y0), (x1, y1) in zip(line, line[1:]):
                steps = 1 + int(max(abs(x1 - x0), abs(y1 - y0)) / NEAR)
                for step in range(steps + 1):
                    x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
                    near.update((int(x // NEAR) + i, int(y // NEAR) + j) for i in (-1, 0, 1) for j in (-1, 0, 1))

    def is_disputed(x, y):
        return (int(x // NEAR), int(y // NEAR)) in near or any(
            west < x < east and south < y < north for west, south, east, north in CLAIMED)

    result = {}
    for (a, b), count in uses.items():
        if min(abs(a[0]), abs(b[0])) > SEAM or max(a[1], b[1]) < POLE:
            continue
        disputed = is_disputed((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        kind = COAST if count == 1 else DISPUTED if disputed else BORDER
        result[a, b] = kind
    return result


def chains(edges):
    """Joins edges of one kind into lines, which end where three edges meet or the kind changes."""
    at = collections.defaultdict(list)
    for (a, b), kind in edges.items():
        at[a].append((b, kind))
        at[b].append((a, kind))

    def passes(point):
        return len(at[point]) == 2 and at[point][0][1] == at[point][1][1]

    left = set(edges)

    def walk(start, after, kind):
        line = [start]
        while True:
            edge = min(line[-1], after), max(line[-1], after)
            if edge not in left:
                return kind, line
            left.remove(edge)
            line.append(after)
            if not passes(after):
                return kind, line
            first, second = at[after][0][0], at[after][1][0]
            after = second if first == line[-2] else first

    for point in list(at):
        if not passes(point):
            for after, kind in at[point]:
                if (min(point, after), max(point, after)) in left:
                    yield walk(point, after, kind)
    for edge in list(left):     # closed rings
        if edge in left:
            yield walk(edge[0], edge[1], edges[edge])


def projected(point):
    """A point on Mercator's map, with the earth's circumference as 1."""
    longitude, latitude = point
    # The source was cut a tenth of a degree before the seam; the lines are extended to it.
    x = round(longitude / 180) if abs(longitude) > SEAM else longitude / 180
    latitude = math.radians(max(-MERCATOR, min(MERCATOR, latitude)))
    y = math.log(math.tan(math.pi / 4 + latitude / 2)) / math.pi
    return (x + 1) / 2, (1 - y) / 2


def thinned(points, tolerance):
    """The points that keep a line from being off by more than a tolerance."""
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (x0, y0), (x1, y1) = points[first], points[last]
        dx, dy = x1 - x0, y1 - y0
        length = dx * dx + dy * dy
        worst, where = tolerance * tolerance, None
        for i in range(first + 1, last):
            px, py = points[i][0] - x0, points[i][1] - y0
            t = max(0, min(1, (px * dx + py * dy) / length)) if length else 0
            off = (px - t * dx) ** 2 + (py - t * dy) ** 2
            if off > worst:
                worst, where = off, i
        if where is not None:
            keep[where] = True
            stack += [(first, where), (where, last)]
    return [point for point, kept in zip(points, keep) if kept]


def is_islet(units):
    """Whether an island is too small for a level: it would only be a speck there."""
    xs, ys = zip(*units)
    return max(max(xs) - min(xs), max(ys) - min(ys)) < ISLET


def level(lines, bits):
    """The table and the points of one level."""
    scale = 1 << bits
    table, data = [], bytearray()

    def varint(number):
        number = number << 1 if number >= 0 else (-number << 1) - 1
        while number >= 128:
            data.append(number & 127 | 128)
            number >>= 7
        data.append(number)

    for kind, line in lines:
        points = thinned(line, 2 / scale)
        units = []
        for x, y in points:
            unit = round(x * scale), round(y * scale)
            if not units or unit != units[-1]:
                units.append(unit)
        if len(units) < 2 or line[0] == line[-1] and is_islet(units):
            continue
        for start in range(0, len(units) - 1, LONGEST - 1):
            piece = units[start:start + LONGEST]
            xs, ys = [x for x, _ in piece], [y for _, y in piece]
            table.append(struct.pack("<iiiiIHH", min(xs), min(ys), max(xs), max(ys), len(data), len(piece), kind))
            x, y = 0, 0
            for point in piece:
                varint(point[0] - x)
                varint(point[1] - y)
                x, y = point
    return b"".join(table), bytes(data)


def main():
    database = sqlite3.connect(sys.argv[1])
    lines = [(kind, [projected(point) for point in line]) for kind, line in chains(edges(database))]
    lines.sort(key=lambda entry: (entry[0], entry[1][0]))
    levels = [level(lines, bits) for bits in LEVEL_BITS]
    offset = 12 + 16 * len(levels)
    head, body = b"DLMAP1\0\0" + struct.pack("<I", len(levels)), b""
    for bits, (table, data) in zip(LEVEL_BITS, levels):
        head += struct.pack("<IIII", bits, len(table) // 24, offset, offset + len(table))
        body += table + data
        offset += len(table) + len(data)
        print(f"{bits} bits: {len(table) // 24} lines, {len(table) + len(data)} bytes")
    with open(os.path.join(HERE, "..", "map.dat"), "wb") as f:
        f.write(head + body)


if __name__ == "__main__":
    main()
