"""The questions of the benchmark, as analysis files.

A job asks about some layers of the territory. The documents are those a planner would name: a local plan with zones and
prescriptions, a green network, a flood plan, a noise map, a map of networks and facilities, a map of warmth.
"""

import pathlib

# layer: (document, keys of the check). Areas are asked by class everywhere.
AREAS = {
    "zoning": ("plan", 'measure = "breakdown"'),
    "prescriptions": ("plan", 'measure = "overlap"\nattention = { all = ["area > 25 m2", "share > 1 %"] }'),
    "corridors": ("green", 'measure = "overlap"\nreservation = { all = ["area > 25 m2", "share > 1 %"] }'),
    "flood": ("flood", 'measure = "overlap"\nconflict = { all = ["area > 25 m2", "share > 1 %"] }'),
    "noise": ("noise", 'measure = "overlap"\nattention = { all = ["area > 25 m2", "share > 1 %"] }'),
}
# A copy of the zoning of which 2.5 % is invalid; a job of its own.
DAMAGED = {"damaged": ("plan", 'measure = "overlap"\nattention = { all = ["area > 25 m2", "share > 1 %"] }')}
# layer: metres within which a project should lie
DISTANCES = {"stops": 500, "schools": 800, "roads": 100, "heat": 200}
RASTERS = ("climate",)
BY_CLASS = {**AREAS, **DAMAGED}

JOBS = {
    "all": (*AREAS, *DISTANCES, *RASTERS),
    "zoning": ("zoning",),
    "flood": ("flood",),
    "noise": ("noise",),
    "damaged": tuple(DAMAGED),
    "distances": tuple(DISTANCES),
    "raster": RASTERS,
}

DOCUMENTS = {
    "plan": ("Local plan", "Plan local", "5 m"),
    "green": ("Green network", "Trame verte", "5 m"),
    "flood": ("Flood plan", "Plan de prévention des inondations", "5 m"),
    "noise": ("Noise map", "Carte de bruit", "5 m"),
    "networks": ("Networks and facilities", "Réseaux et équipements", "1 m"),
    "warmth": ("Map of warmth", "Carte de chaleur", "5 m"),
}


def document_of(layer):
    if layer in BY_CLASS:
        return BY_CLASS[layer][0]
    return "networks" if layer in DISTANCES else "warmth"


def layer_toml(layer):
    if layer in RASTERS:
        return f'{layer} = {{ source = "{layer}.tif" }}'
    partition = ", partition = true" if layer == "zoning" else ""
    return f'{layer} = {{ source = "{layer}.gpkg", class = "code"{partition} }}'


def document_toml(document, layers):
    english, french, accuracy = DOCUMENTS[document]
    coverage = "" if document == "warmth" else 'coverage = "extent.gpkg"\n'
    return f"""
[[document]]
id = "{document}"
title = {{ fr = "{french}", en = "{english}" }}
status = "in_force"
approved = 2020-01-01
accuracy = "{accuracy}"
{coverage}layer = {{ {", ".join(layer_toml(layer) for layer in layers)} }}
"""


def check_toml(layer):
    if layer in BY_CLASS:
        measure = BY_CLASS[layer][1]
    elif layer in DISTANCES:
        measure = f'measure = "distance"\nattention = "distance > {DISTANCES[layer]} m"'
    else:
        measure = 'measure = "raster_mean"\nunit = "°C"\nattention = "> 26"'
    return f"""
[[check]]
id = "{layer}"
title = {{ fr = "{layer}", en = "{layer}" }}
theme = "benchmark"
layer = "{document_of(layer)}.{layer}"
{measure}
"""


def write(folder, job, size, assured=False):
    """The analysis file of a job beside the territory's layers. `assured`: with stability and clearance, as by default."""
    layers = JOBS[job]
    documents = {}
    for layer in layers:
        documents.setdefault(document_of(layer), []).append(layer)
    text = f"""terracord = 1
title = "Benchmark: {job}, {size}"
date = 2026-01-01
phase = "programming"
crs = "EPSG:2154"
"""
    if not assured:
        text += "stability = false\nclearance = false\n"
    text += f"""
[projects]
source = "projects_{size}.gpkg"
id = "id"
"""
    text += "".join(document_toml(name, members) for name, members in documents.items())
    text += "".join(check_toml(layer) for layer in layers)
    path = pathlib.Path(folder) / f"{job}_{size}{'_assured' if assured else ''}.toml"
    path.write_text(text, encoding="utf-8")
    return path
