"""What the download pages and services of the national portals give."""

import json

from folder import X, Y, ZONES, collection, polygon, square
from table import BASE_VERDICTS, Expected, as_base, case


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
