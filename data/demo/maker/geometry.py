"""Plane geometry helpers: drawn lines, noise, and exact partitions on a centimetre grid."""

import math
import zlib

import numpy as np
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.polygon import orient
from shapely.ops import polygonize, split, unary_union

ORIGIN_E = 611000.0
ORIGIN_N = 6750500.0
GRID_DECIMALS = 2  # coordinates are kept to the centimetre


def at(u, v):
    """Lambert-93 coordinates of a point given in kilometres from the south-west corner."""
    return (ORIGIN_E + 1000.0 * u, ORIGIN_N + 1000.0 * v)


def seeded(name):
    """A random generator that depends on a name only, so that objects stay independent."""
    return np.random.RandomState(zlib.crc32(name.encode("utf-8")) & 0x7FFFFFFF)


# ----------------------------------------------------------------- drawn lines

def smooth_curve(points, step=60.0, closed=False):
    """Catmull-Rom curve through points, sampled about every `step` metres."""
    pts = [np.array(p, dtype=float) for p in points]
    if closed:
        pts = [pts[-1]] + pts + [pts[0], pts[1]]
    else:
        pts = [2 * pts[0] - pts[1]] + pts + [2 * pts[-1] - pts[-2]]
    out = []
    for p0, p1, p2, p3 in zip(pts, pts[1:], pts[2:], pts[3:]):
        n = max(2, int(np.hypot(*(p2 - p1)) / step))
        for k in range(n):
            t = k / n
            out.append(0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t ** 2
                              + (3 * p1 - p0 - 3 * p2 + p3) * t ** 3))
    out.append(pts[-2])
    return [tuple(p) for p in out]


def roughen(points, name, amplitude, shortest=70.0, decay=0.55):
    """Displace midpoints again and again: the irregularity of a limit drawn on the ground."""
    rng = seeded(name)
    current = [np.array(p, dtype=float) for p in points]
    while True:
        out, changed = [current[0]], False
        for a, b in zip(current, current[1:]):
            length = np.hypot(*(b - a))
            if length > shortest:
                normal = np.array([a[1] - b[1], b[0] - a[0]]) / length
                shift = min(amplitude, 0.12 * length) * rng.uniform(-1, 1)
                out.append((a + b) / 2 + normal * shift)
                changed = True
            out.append(b)
        current = out
        amplitude *= decay
        if not changed or amplitude < 2.0:
            return [tuple(p) for p in current]


def drawn(name, km_points, amplitude=0.0, step=60.0):
    """A line given in kilometres, smoothed, then roughened."""
    points = smooth_curve([at(*p) for p in km_points], step=max(step, 200.0 if amplitude else step))
    return LineString(roughen(points, name, amplitude) if amplitude else points)


def variable_buffer(line, half_width):
    """Polygon around a line; half_width(f) is the half width at fraction f of its length."""
    left, right = [], []
    n = int(line.length / 40.0)
    for k in range(n + 1):
        d = line.length * k / n
        p, q = line.interpolate(max(0, d - 5)), line.interpolate(min(line.length, d + 5))
        c = line.interpolate(d)
        length = math.hypot(q.x - p.x, q.y - p.y)
        nx, ny = -(q.y - p.y) / length, (q.x - p.x) / length
        w = half_width(k / n)
        left.append((c.x + nx * w, c.y + ny * w))
        right.append((c.x - nx * w, c.y - ny * w))
    return Polygon(left + right[::-1]).buffer(0)


def blob(name, centre, radius, elongation=1.0, angle=0.0, roughness=0.22, vertices=48):
    """A rounded irregular polygon around a centre (Lambert-93), angle in degrees."""
    rng = seeded(name)
    phases = rng.uniform(0, 2 * math.pi, 5)
    ca, sa = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    pts = []
    for k in range(vertices):
        t = 2 * math.pi * k / vertices
        r = radius * (1 + sum(roughness / (i + 1) * math.sin((i + 2) * t + phases[i]) for i in range(5)))
        x, y = r * elongation * math.cos(t), r / elongation * math.sin(t)
        pts.append((centre[0] + ca * x - sa * y, centre[1] + sa * x + ca * y))
    return Polygon(pts).buffer(0)


class Noise:
    """Smooth value noise in [-1, 1], summed over octaves."""

    def __init__(self, name, wavelength, octaves=3):
        self.layers = []
        rng = seeded(name)
        for k in range(octaves):
            self.layers.append((wavelength / 2 ** k, 0.5 ** k, rng.uniform(-1, 1, (256, 256))))
        self.total = sum(a for _, a, _ in self.layers)

    def __call__(self, x, y):
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        out = np.zeros(np.broadcast(x, y).shape)
        for wavelength, amplitude, table in self.layers:
            fx, fy = (x - ORIGIN_E) / wavelength + 64, (y - ORIGIN_N) / wavelength + 64
            ix, iy = np.floor(fx).astype(int), np.floor(fy).astype(int)
            tx, ty = fx - ix, fy - iy
            tx, ty = tx * tx * (3 - 2 * tx), ty * ty * (3 - 2 * ty)
            a = table[iy % 256, ix % 256] * (1 - tx) + table[iy % 256, (ix + 1) % 256] * tx
            b = table[(iy + 1) % 256, ix % 256] * (1 - tx) + table[(iy + 1) % 256, (ix + 1) % 256] * tx
            out += amplitude * (a * (1 - ty) + b * ty)
        return out / self.total


# --------------------------------------------------------------- exact partitions

def rounded(coords, decimals=GRID_DECIMALS):
    """Coordinates on the grid, without repeated neighbours."""
    out = []
    for c in coords:
        p = (round(c[0], decimals), round(c[1], decimals))
        if not out or out[-1] != p:
            out.append(p)
    return out


def round_polygon(polygon, decimals=GRID_DECIMALS):
    """A free-standing polygon (or several) with coordinates on the grid, kept valid."""
    parts = polygon.geoms if hasattr(polygon, "geoms") else [polygon]
    done = [orient(Polygon(rounded(p.exterior.coords, decimals),
                           [rounded(r.coords, decimals) for r in p.interiors
                            if len(set(rounded(r.coords, decimals))) > 2]))
            for p in parts if p.geom_type == "Polygon" and p.area > 0]
    if not all(p.is_valid for p in done):
        raise ValueError("rounding made an invalid polygon")
    return done[0] if len(done) == 1 else type(polygon)(done)


def tidy(geometry, smallest=1.0):
    """The valid polygons, on the grid, of a geometry that is no partition."""
    out = []
    parts = geometry.geoms if hasattr(geometry, "geoms") else [geometry]
    for part in parts:
        if part.geom_type != "Polygon" or part.area < smallest:
            continue
        try:
            out.append(round_polygon(part))
        except ValueError:
            out.extend(tidy(part.buffer(-0.02).buffer(0.02, join_style=2).simplify(0.02), smallest))
    return sorted(out, key=lambda p: p.bounds)


def round_line(line):
    """A line with coordinates on the grid."""
    return LineString(rounded(line.coords))


def flat_lines(geometry):
    """All the simple lines of a geometry."""
    if geometry.is_empty:
        return []
    if geometry.geom_type in ("LineString", "LinearRing"):
        return [LineString(geometry.coords)]
    if geometry.geom_type == "Polygon":
        return [LineString(geometry.exterior.coords)] + [LineString(r.coords) for r in geometry.interiors]
    if hasattr(geometry, "geoms"):
        return [line for g in geometry.geoms for line in flat_lines(g)]
    return []


def arrangement(lines):
    """Faces of the planar graph of lines; neighbours share identical grid vertices.

    Lines are cut at their crossings and rounded, again and again, until rounding
    changes nothing: then every crossing is a vertex and every vertex is on the grid.
    """
    current = [line for g in lines for line in flat_lines(g)]
    while True:
        snapped = [LineString(c) for c in (rounded(line.coords) for line in current) if len(c) > 1]
        noded = flat_lines(unary_union(MultiLineString(snapped)))
        if all(tuple(p) == (round(p[0], GRID_DECIMALS), round(p[1], GRID_DECIMALS))
               for line in noded for p in line.coords):
            faces = [orient(f) for f in polygonize(noded)]
            return sorted(faces, key=lambda f: f.exterior.bounds + (f.area,))
        current = noded


def directed_edges(polygon):
    """Segments of an oriented polygon, interior on the left."""
    polygon = orient(polygon)
    for ring in [polygon.exterior] + list(polygon.interiors):
        coords = list(ring.coords)
        yield from zip(coords, coords[1:])


def neighbours(faces):
    """For each face, the length of border shared with each adjacent face."""
    owner = {}
    for i, face in enumerate(faces):
        for edge in directed_edges(face):
            owner[edge] = i
    shared = [dict() for _ in faces]
    for (a, b), i in owner.items():
        j = owner.get((b, a))
        if j is not None and j != i:
            shared[i][j] = shared[i].get(j, 0.0) + math.hypot(a[0] - b[0], a[1] - b[1])
    return shared


def dissolve(faces, labels):
    """Union of adjacent faces of one label: list of (label, polygon), single parts."""
    groups = {}
    for face, label in zip(faces, labels):
        groups.setdefault(label, []).append(face)
    out = []
    for label in sorted(groups, key=str):
        merged = unary_union(groups[label])
        parts = merged.geoms if hasattr(merged, "geoms") else [merged]
        out.extend((label, orient(p)) for p in sorted(parts, key=lambda p: p.bounds))
    return out


def check_partition(polygons):
    """Prove that polygons are an exact partition: every segment is matched or on the outer ring.

    Returns the number of shared segments and of outer segments.
    """
    edges = {}
    for polygon in polygons:
        if not polygon.is_valid:
            raise ValueError("invalid polygon in a partition")
        for edge in directed_edges(polygon):
            if edge in edges:
                raise ValueError("two polygons lie on the same side of a segment")
            edges[edge] = True
    outer = [e for e in edges if (e[1], e[0]) not in edges]
    outline = list(polygonize([LineString(e) for e in outer]))
    total = sum(p.area for p in polygons)
    if len(outline) != 1 or abs(outline[0].area - total) > 1e-4:
        raise ValueError("the partition has gaps or overlaps")
    return len(edges) - len(outer), len(outer)


# ----------------------------------------------------------------- subdivision

def subdivide(block, target, rng, cuts):
    """Cut a block across its length until pieces have about the target area(centre).

    The segments are added to `cuts`, a few centimetres longer than the piece they cut.
    """
    if block.area < 50:
        return
    centre = block.representative_point()
    wanted = target(centre.x, centre.y)
    if block.area < wanted * rng.uniform(0.9, 1.8):
        return
    box = block.minimum_rotated_rectangle
    if box.geom_type != "Polygon":
        return
    c = [np.array(p) for p in list(box.exterior.coords)[:4]]
    a, b = c[1] - c[0], c[2] - c[1]
    if np.hypot(*a) < np.hypot(*b):
        a, b = b, a
    long_side = np.hypot(*a)
    if long_side < 25:
        return
    middle = (c[0] + c[2]) / 2 + a * rng.uniform(-0.12, 0.12)
    turn = math.radians(rng.normal(0, 5))
    direction = b / np.hypot(*b)
    direction = np.array([direction[0] * math.cos(turn) - direction[1] * math.sin(turn),
                          direction[0] * math.sin(turn) + direction[1] * math.cos(turn)])
    reach = long_side * 2
    knife = LineString([tuple(middle - direction * reach), tuple(middle + direction * reach)])
    for piece in flat_lines(knife.intersection(block)):
        (x0, y0), (x1, y1) = piece.coords[0][:2], piece.coords[-1][:2]
        length = math.hypot(x1 - x0, y1 - y0)
        if length > 0.1:
            ex, ey = 0.04 * (x1 - x0) / length, 0.04 * (y1 - y0) / length
            cuts.append((LineString([(x0 - ex, y0 - ey), (x1 + ex, y1 + ey)]), block.area))
    for part in split(block, knife).geoms:
        if part.geom_type == "Polygon":
            subdivide(part, target, rng, cuts)


def point(xy):
    """A point from a pair."""
    return Point(round(xy[0], GRID_DECIMALS), round(xy[1], GRID_DECIMALS))
