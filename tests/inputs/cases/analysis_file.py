"""The analysis file: mistyped, broken, oversized, in the wrong encoding or of the wrong version."""

import json

from table import as_base, case, layer_lost, refused


def refused_with_others(code, *words):
    """Refused with this error among others of the same file."""
    expected = refused(code, *words)
    expected.may_say = {"E202", "E203", "E204", "E205", "E206", "E208", "E209"}
    return expected


def spoiled(given, old, new, encoding="utf-8"):
    """The right analysis with one passage replaced."""
    text = given.analysis()
    if old not in text:
        raise ValueError(f"the analysis has no {old!r}")
    given.text("analyse.toml", text.replace(old, new, 1), encoding)


@case("an analysis file that is not there")
def _(given):
    given.text("autre.toml", given.analysis())
    given.arguments = ["check", "analyze.toml"]
    given.writes_analysis = False
    return refused("E201", "analyze.toml")


@case("an analysis file that is a folder")
def _(given):
    given.path("analyse.toml/x.txt").write_text("")
    return refused("E201", "analyse.toml")


@case("an empty analysis file")
def _(given):
    given.text("analyse.toml", "")
    return refused_with_others("E204", "analyse.toml")


@case("an analysis file of zeros, as a failed copy leaves it")
def _(given):
    given.bytes("analyse.toml", b"\0" * 4096)
    return refused("E202", "analyse.toml:1")


@case("an analysis file that is an image")
def _(given):
    given.bytes("analyse.toml", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    return refused("E202", "analyse.toml:1")


@case("an analysis file over 16 MB")
def _(given):
    given.text("analyse.toml", given.analysis() + "# " + "x" * (17 * 1024 * 1024) + "\n")
    return refused("E201", "analyse.toml", "16")


@case("an analysis file saved as UTF-8 with a byte order mark and Windows line ends")
def _(given):
    given.text("analyse.toml", "\ufeff" + given.analysis().replace("\n", "\r\n"))
    return as_base()


@case("an analysis file saved as UTF-16 by a text editor")
def _(given):
    given.text("analyse.toml", given.analysis(), "utf-16")
    return refused("E202", "analyse.toml:1")


@case("an analysis file saved as CP1252 with accents")
def _(given):
    spoiled(given, "Quatre projets", "Périmètre d'été", "cp1252")
    return refused("E202", "analyse.toml:3")


@case("a Windows path with single backslashes in double quotes")
def _(given):
    given.text("analyse.toml", given.analysis().replace('"projets.geojson"', '"C:\\projets\\zac.geojson"'))
    return refused("E202", "analyse.toml:7")


@case("a quote that is not closed")
def _(given):
    spoiled(given, '"Quatre projets"', '"Quatre projets')
    return refused("E202", "analyse.toml:3")


@case("a code without quotes")
def _(given):
    spoiled(given, "\"code = 'A'\"", "code = 'A'")
    return refused("E202", "analyse.toml:")


@case("TOML tables nested two thousand deep")
def _(given):
    given.text("analyse.toml", given.analysis() + "x = " + "[" * 2000 + "]" * 2000 + "\n")
    return refused("E202", "analyse.toml:")


@case("inline tables nested a hundred thousand deep")
def _(given):
    given.text("analyse.toml", given.analysis() + "x = " + "{a=" * 100000 + "1" + "}" * 100000 + "\n")
    return refused("E202", "analyse.toml:")


@case("a dotted key of a hundred thousand parts")
def _(given):
    given.text("analyse.toml", given.analysis() + ".".join(["a"] * 100000) + " = 1\n")
    return refused("E202", "analyse.toml:26", "nested")


@case("a JSON analysis nested a hundred thousand deep")
def _(given):
    given.text("analyse.json", "[" * 100000 + "]" * 100000)
    given.arguments = ["check", "analyse.json"]
    return refused("E202", "analyse.json:1")


@case("a JSON analysis with the same key twice")
def _(given):
    given.text("analyse.json", '{"terracord": 1,\n "date": "2026-11-22",\n "date": "2025-01-01"}')
    given.arguments = ["check", "analyse.json"]
    return refused_with_others("E207", "analyse.json:3", "date")


@case("a JSON analysis that stops in the middle")
def _(given):
    given.text("analyse.json", '{"terracord": 1,\n "date": "2026-11')
    given.arguments = ["check", "analyse.json"]
    return refused("E202", "analyse.json:2")


@case("a JSON analysis with a comma too many")
def _(given):
    given.text("analyse.json", '{"terracord": 1,\n "date": "2026-11-22",\n}')
    given.arguments = ["check", "analyse.json"]
    return refused("E202", "analyse.json:3")


@case("a JSON analysis with NaN")
def _(given):
    given.text("analyse.json", '{"terracord": NaN}')
    given.arguments = ["check", "analyse.json"]
    return refused("E202", "analyse.json:1")


@case("a JSON analysis says what the TOML says")
def _(given):
    import tomllib

    held = tomllib.loads(given.analysis())
    held["date"] = str(held["date"])
    given.text("analyse.json", json.dumps(held))
    given.arguments = ["check", "analyse.json"]
    return as_base()


@case("a version of the format that does not exist yet")
def _(given):
    spoiled(given, "terracord = 1", "terracord = 2")
    return refused("E206", "analyse.toml:1:13", "format 2")


@case("a version of the format written as text")
def _(given):
    spoiled(given, "terracord = 1", 'terracord = "1"')
    return refused("E205", "analyse.toml:1:13", "terracord")


@case("a date in the French order")
def _(given):
    spoiled(given, "date = 2026-11-22", 'date = "22/11/2026"')
    return refused("E206", "analyse.toml:2:8", "22/11/2026")


@case("no date")
def _(given):
    spoiled(given, "date = 2026-11-22\n", "")
    return refused("E204", "analyse.toml", "date")


@case("a date with a time of day")
def _(given):
    spoiled(given, "date = 2026-11-22", "date = 2026-11-22T10:00:00Z")
    return refused("E205", "analyse.toml:2:8", "date")


@case("a date of the year zero")
def _(given):
    spoiled(given, "date = 2026-11-22", 'date = "0000-00-00"')
    return refused("E206", "analyse.toml:2:8", "0000-00-00")


@case("a number where the title should be")
def _(given):
    spoiled(given, '"Quatre projets"', "42")
    return refused("E205", "analyse.toml:3:9", "title")


@case("a misspelt key")
def _(given):
    given.check["treshold"] = "area > 1 m2"
    return refused("E203", "analyse.toml:", "treshold")


@case("a key in the capitals of another program")
def _(given):
    given.projects["ID"] = "code"
    return refused("E203", "analyse.toml:", "ID")


@case("an unknown measure")
def _(given):
    given.check["measure"] = "intersects"
    return refused("E206", "analyse.toml:", "intersects")


@case("a check of a document that is not there")
def _(given):
    given.check["layer"] = "plu.zones"
    return refused("E208", "analyse.toml:", "plu")


@case("a check of a layer that is not there")
def _(given):
    given.check["layer"] = "plan.zonage"
    return refused("E208", "analyse.toml:", "zonage")


@case("a threshold with a decimal comma")
def _(given):
    given.check["conflict"] = "area > 0,5 ha"
    return refused("E209", "analyse.toml:", "0,5")


@case("a threshold without a unit")
def _(given):
    given.check["conflict"] = "area > 100"
    return refused("E209", "analyse.toml:", "area > 100")


@case("a share above one")
def _(given):
    given.check["conflict"] = "share > 12"
    return refused("E209", "analyse.toml:", "12")


@case("a threshold that is not a number")
def _(given):
    given.check["conflict"] = "area > nan m2"
    return refused("E209", "analyse.toml:", "nan")


@case("a threshold with four hundred digits")
def _(given):
    given.check["conflict"] = "area > " + "9" * 400 + " m2"
    return refused("E209", "analyse.toml:")


@case("a threshold with a negative area")
def _(given):
    given.check["conflict"] = "area > -5 m2"
    return refused("E209", "analyse.toml:", "-5")


@case("a threshold on a distance where areas are measured")
def _(given):
    given.check["conflict"] = "distance < 5 m"
    return refused("E209", "analyse.toml:", "distance")


@case("two documents of one name")
def _(given):
    given.more = '[[document]]\nid = "plan"\ntitle = "encore"\ntype = "plu"\nlayer = { z = { source = "zones.geojson" } }\n'
    return refused("E207", "analyse.toml:", "plan")


@case("two checks of one name")
def _(given):
    given.more = given.analysis()[given.analysis().index("[[check]]") :]
    return refused("E207", "analyse.toml:", "agricultural")


@case("checks that wait for each other")
def _(given):
    given.check["when"] = {"check": "second", "verdicts": ["conflict"]}
    given.more = '\n[[check]]\nid = "second"\ntitle = "second"\nlayer = "plan.zones"\nmeasure = "breakdown"\nwhen = { check = "agricultural", verdicts = ["conflict"] }\n'
    return refused("E211", "analyse.toml:", "agricultural")


@case("a condition that is no SQL")
def _(given):
    given.check["where"] = "code == 'A' &&"
    return layer_lost("E210", "code == 'A' &&")


@case("a condition on a column that is not there")
def _(given):
    given.check["where"] = "codezone = 'A'"
    return layer_lost("E210", "codezone")


@case("a condition with a second statement behind a semicolon")
def _(given):
    given.check["where"] = "code = 'A'; DROP TABLE zones"
    return layer_lost("E210", "DROP TABLE")


@case("a condition with a subquery")
def _(given):
    given.check["where"] = "code IN (SELECT code FROM zones)"
    return layer_lost("E210", "SELECT")


@case("a condition with two thousand brackets")
def _(given):
    given.check["where"] = "(" * 2000 + "code = 'A'" + ")" * 2000
    return as_base()


@case("a condition that names a thousand values")
def _(given):
    given.check["where"] = "code IN (" + ", ".join(f"'Z{i}'" for i in range(1000)) + ", 'A')"
    return as_base()


@case("an identifier of a document with a path in it")
def _(given):
    given.document["id"] = "../plan"
    expected = refused("E206", "analyse.toml:", "../plan")
    expected.may_say = {"E208"}
    return expected


@case("an accuracy of nothing")
def _(given):
    given.document["accuracy"] = "0 m"
    return refused("E206", "analyse.toml:", "0 m")


@case("a scale of a world map")
def _(given):
    del given.document["accuracy"]
    given.document["scale"] = 500000000
    return refused("E206", "analyse.toml:", "scale")


@case("a status in another language")
def _(given):
    given.document["status"] = "en vigueur"
    return refused("E206", "analyse.toml:", "en vigueur")


@case("a profile that is not shipped")
def _(given):
    given.top["profile"] = "zacc"
    return refused("E208", "analyse.toml:", "zacc")


@case("an unknown option of the command")
def _(given):
    given.arguments = ["check", "analyse.toml", "--ouput", "x"]
    return refused("E101", "--ouput")


@case("no jobs at all")
def _(given):
    given.arguments = ["check", "analyse.toml", "-j", "0"]
    return refused("E101")


@case("a condition with a hundred thousand brackets")
def _(given):
    given.check["where"] = "(" * 100000 + "code = 'A'" + ")" * 100000
    return layer_lost("E210")


@case("a table header of a thousand parts")
def _(given):
    given.text("analyse.toml", given.analysis() + "[" + ".".join(["a"] * 1000) + "]\n")
    return refused("E202", "analyse.toml:26", "nested")


@case("three thousand keys nobody knows")
def _(given):
    given.text("analyse.toml", given.analysis() + "".join(f"k{i} = {i}\n" for i in range(3000)))
    return refused_with_others("E203", "analyse.toml:26")


@case("a million values in one list")
def _(given):
    given.text("analyse.toml", given.analysis() + "k = [" + "1," * 1000000 + "]\n")
    return refused_with_others("E202", "analyse.toml:26")


@case("dots in texts and comments are no keys")
def _(given):
    given.top["title"] = ".a" * 300
    given.text("analyse.toml", given.analysis() + "# " + "a." * 300 + "\n")
    return as_base()
