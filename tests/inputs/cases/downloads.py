"""What the download pages and services of the national portals give."""

import json

from folder import X, Y, ZONES, collection, polygon, square
from table import BASE_VERDICTS, Expected, as_base, case, layer_lost, refused


def with_many(count):
    """The zones, and as many small ones far from the projects."""
    far = [({"code": "N", "nom": f"n{i}"}, polygon(square(X + 2000 + 20 * (i % 100), Y + 20 * (i // 100), 10))) for i in range(count - len(ZONES))]
    return ZONES + far


def everywhere(given):
    """Nothing but the layer says what is there: a feature that is missing shows nowhere."""
    given.layer["partition"] = False
    given.document["coverage"] = {"everywhere": True, "reason": "plan de la commune entière"}


def answer(given, matched, returned, name="zones.geojson", rows=ZONES):
    """A page of a web feature service, saved; its counts stand behind the features."""
    page = collection(rows)
    page.update(totalFeatures=matched, numberMatched=matched, numberReturned=returned, timeStamp="2026-11-20T08:00:00Z")
    given.text(name, json.dumps(page, ensure_ascii=False))


@case("a download of exactly five thousand features")
def _(given):
    everywhere(given)
    given.geojson("zones.geojson", with_many(5000))
    return as_base(("E324", ["zones.geojson", "5000", "may be truncated"]))


@case("a shapefile of exactly five hundred features")
def _(given):
    given.shapefile("zones.shp", with_many(500))
    given.layer["source"] = "zones.shp"
    return as_base(("E324", ["zones.shp", "500"]))


@case("a page of a service that had as many features as the page")
def _(given):
    answer(given, 500, 500, rows=with_many(500))
    return as_base()


@case("a page of a service that had more features")
def _(given):
    everywhere(given)
    answer(given, 12, 2)
    return Expected(
        says=[("E324", ["zones.geojson", "2 features of the 12"])],
        verdicts={"P1": "conflict", "P2": "conflict", "P3": "not_assessable", "P4": "not_assessable"},
        projects=list(BASE_VERDICTS),
    )


@case("a property that is called like the counts of a service")
def _(given):
    given.geojson("zones.geojson", [(dict(p, numberMatched="9000"), g) for p, g in ZONES])
    return as_base()


@case("an answer of a service with lower-case names and columns of its own")
def _(given):
    rows = [
        (
            {"gid": i + 1, "gpu_doc_id": "8f1c", "partition": "DU_45234", "libelle": p["code"], "libelong": p["nom"], "typezone": p["code"], "idurba": "45234_PLU_20200101", "bbox": [0, 1]},
            g,
        )
        for i, (p, g) in enumerate(ZONES)
    ]
    answer(given, 2, 2, name="zone_urba.json", rows=rows)
    given.layer = {"source": "zone_urba.json"}
    given.document = {"id": "plan", "standard": "cnig-plu", "status": "in_force", "accuracy": "1 m", "obtained": "2026-11-20"}
    given.check["where"] = "TYPEZONE = 'A'"
    return as_base()


def pages(given, *rows, matched=None, ids=None):
    """Pages of one download, `zones_1.json` and on, given as one layer."""
    names = []
    for i, page in enumerate(rows):
        names.append(f"zones_{i + 1}.json")
        held = collection(page)
        for feature, number in zip(held["features"], ids[i] if ids else []):
            feature["id"] = number
        if matched is not None:
            held.update(totalFeatures=matched, numberMatched=matched, numberReturned=len(page))
        given.text(names[-1], json.dumps(held, ensure_ascii=False))
    given.layer["source"] = names


@case("a download in two pages")
def _(given):
    everywhere(given)
    pages(given, ZONES[:1], ZONES[1:], matched=2)
    return as_base()


@case("full pages and a last one that is shorter")
def _(given):
    everywhere(given)
    rows = with_many(1012)
    pages(given, rows[:500], rows[500:1000], rows[1000:])
    return as_base()


@case("full pages only")
def _(given):
    everywhere(given)
    rows = with_many(1000)
    pages(given, rows[:500], rows[500:])
    return as_base(("E324", ["zones_1.json", "zones_2.json", "1000", "may be truncated"]))


@case("two files that are not pages of one download, one of them full")
def _(given):
    everywhere(given)
    rows = with_many(520)
    pages(given, rows[:500], rows[500:510], rows[510:])
    return as_base(("E324", ["zones_1.json", "500", "may be truncated"]))


@case("a page is missing among those of a download")
def _(given):
    everywhere(given)
    pages(given, ZONES[:1], ZONES[1:], matched=12)
    return Expected(
        says=[("E324", ["zones_1.json", "2 features of the 12"])],
        verdicts={"P1": "conflict", "P2": "conflict", "P3": "not_assessable", "P4": "not_assessable"},
        projects=list(BASE_VERDICTS),
    )


@case("a page of a download that is not there")
def _(given):
    pages(given, ZONES[:1], ZONES[1:])
    given.remove("zones_2.json")
    return layer_lost("E301", "zones_2.json")


@case("a page of a download that is cut short")
def _(given):
    pages(given, ZONES[:1], ZONES[1:])
    given.cut("zones_2.json", 0.7)
    return layer_lost("E303", "zones_2.json")


@case("pages that overlap")
def _(given):
    """Counted twice, zone A would lie over itself."""
    pages(given, ZONES, ZONES[:1], matched=2, ids=[["zone.1", "zone.2"], ["zone.1"]])
    return as_base(("E324", ["'zones_2.json' repeats 1 feature(s) of 'zones_1.json'", "counted once"]))


@case("three pages, of which the last repeats each of the others")
def _(given):
    pages(given, ZONES[:1], ZONES[1:], ZONES, ids=[["zone.1"], ["zone.2"], ["zone.1", "zone.2"]])
    return as_base(("E324", ["'zones_3.json' repeats 1 feature(s) of 'zones_1.json'", "'zones_3.json' repeats 1 feature(s) of 'zones_2.json'"]))


@case("pages that overlap and leave out as many as they repeat")
def _(given):
    everywhere(given)
    pages(given, ZONES, ZONES[:1], matched=3, ids=[["zone.1", "zone.2"], ["zone.1"]])
    return Expected(
        says=[("E324", ["counted once"]), ("E324", ["2 features of the 3"])],
        verdicts={"P1": "conflict", "P2": "conflict", "P3": "not_assessable", "P4": "not_assessable"},
        projects=list(BASE_VERDICTS),
    )


@case("files that number their features each from one")
def _(given):
    pages(given, ZONES[:1], ZONES[1:], ids=[["1"], ["1"]])
    return as_base()


@case("pages whose columns differ")
def _(given):
    everywhere(given)
    first = [({"gid": 1, "bbox": [0, 1], **p}, g) for p, g in ZONES[:1]]
    last = [({"code": p["code"], "nom": p["nom"], "datevalid": "20200101"}, g) for p, g in ZONES[1:]]
    pages(given, first, last, matched=2)
    return as_base()


@case("a page that lacks the column of the class")
def _(given):
    pages(given, ZONES[:1], [({"nom": p["nom"]}, g) for p, g in ZONES[1:]])
    return layer_lost("E305", "code", "zones_2.json")


@case("the same page twice in the list")
def _(given):
    given.layer["source"] = ["zones.geojson", "./zones.geojson"]
    return refused("E206", "zones.geojson", "twice", status=2)


@case("a list of no page")
def _(given):
    given.layer["source"] = []
    return refused("E206", "source", "empty", status=2)


@case("a correction by number on a layer of several files")
def _(given):
    pages(given, ZONES[:1], ZONES[1:])
    given.document["correct"] = [{"layer": "zones", "fid": 0, "set": {"code": "U"}, "reason": "relevé", "author": "service urbanisme", "date": "2026-11-01"}]
    return layer_lost("E206", "'fid' names no feature")
