#!/usr/bin/python3
"""Sheets, maps and the printed report of the demonstration, read back by poppler: accents, fonts, pages, colours.

usage: sheets.py PROGRAM DEMO_FOLDER WORK_FOLDER
"""

import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from run_support import SKIPPED, Checks, run  # noqa: E402

TOOLS = ("pdftotext", "pdffonts", "pdfinfo", "pdftoppm")
PROJECTS = 42
A4 = (595.28, 841.89)
# Orthophoto for the occasion: plain, of a colour that nothing else on a map has, in another system than the maps.
GREEN = (40, 200, 40)


def tool(*words):
    return subprocess.run(words, capture_output=True, text=True, timeout=120, check=True).stdout


def text_of(pdf):
    return re.sub(r"\s+", " ", tool("pdftotext", "-layout", str(pdf), "-"))


def facts_of(pdf):
    return dict(line.split(":", 1) for line in tool("pdfinfo", str(pdf)).splitlines() if ":" in line)


def pixels_of(ppm):
    """Counts of the colours of a binary PPM, in steps of 8."""
    data = ppm.read_bytes()
    header = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    body = data[header.end():]
    counts = {}
    for i in range(0, len(body) - 2, 3):
        key = (body[i] // 8, body[i + 1] // 8, body[i + 2] // 8)
        counts[key] = counts.get(key, 0) + 1
    return counts


def page_one(pdf, work):
    tool("pdftoppm", "-r", "50", "-f", "1", "-l", "1", "-singlefile", str(pdf), str(work / pdf.stem))
    return pixels_of(work / f"{pdf.stem}.ppm")


def amount(counts, wanted):
    """Pixels for which a test on their colour holds."""
    return sum(number for (r, g, b), number in counts.items() if wanted(8 * r + 4, 8 * g + 4, 8 * b + 4))


def check_file(checks, pdf, most_pages):
    facts = facts_of(pdf)
    checks.that(facts.get("Title", "").strip() != "", f"{pdf.name} has no title")
    checks.that(int(facts["Pages"]) <= most_pages, f"{pdf.name} has {facts['Pages']} pages")
    size = [float(n) for n in re.findall(r"[\d.]+", facts["Page size"])[:2]]
    checks.that(all(abs(a - b) < 0.5 for a, b in zip(size, A4)), f"{pdf.name} is not A4: {size}")
    for line in tool("pdffonts", str(pdf)).splitlines()[2:]:
        embedded = re.search(r"\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", line)
        checks.that(embedded and embedded.groups() == ("yes", "yes", "yes"), f"{pdf.name}: a font is not embedded with its characters: {line}")


def green_picture(path):
    """A picture of all the territory, in Web Mercator."""
    from osgeo import gdal, osr  # noqa: PLC0415

    gdal.UseExceptions()
    mercator = osr.SpatialReference()
    mercator.ImportFromEPSG(3857)
    mercator.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    picture = gdal.GetDriverByName("GTiff").Create(str(path), 600, 600, 3, gdal.GDT_Byte, ["COMPRESS=DEFLATE", "TILED=YES"])
    # 150 km about Orléans.
    picture.SetGeoTransform((130000.0, 250.0, 0.0, 6160000.0, 0.0, -250.0))
    picture.SetProjection(mercator.ExportToWkt())
    for band, value in enumerate(GREEN, 1):
        picture.GetRasterBand(band).Fill(value)
    picture.FlushCache()


def main():
    program, demo, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    missing = [name for name in TOOLS if shutil.which(name) is None]
    if missing:
        print(f"SKIPPED: {', '.join(missing)} not installed (poppler-utils)")
        sys.exit(SKIPPED)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    checks = Checks()
    out = work / "out"
    done = run(program, ["check", str(demo / "analysis.toml"), "-o", str(out), "--format", "pdf,png", "-q"], work)
    checks.that(done.returncode == 0, f"exit status {done.returncode}: {done.stderr}")
    sheets = sorted((out / "sheets").glob("*.pdf"))
    maps = sorted((out / "maps").glob("*.png"))
    checks.that(len(sheets) == PROJECTS and len(maps) == PROJECTS, f"{len(sheets)} sheets and {len(maps)} maps of {PROJECTS} projects")
    for pdf in sheets:
        check_file(checks, pdf, 3)
    check_file(checks, out / "report.pdf", 6)
    few = [pdf for pdf in sheets if int(facts_of(pdf)["Pages"]) <= 2]
    checks.that(len(few) >= 0.9 * PROJECTS, f"only {len(few)} sheets of at most two pages")

    # Sentences with their accents, as they would be copied or searched.
    flood = next(pdf for pdf in sheets if pdf.name.startswith("P02-"))
    said = text_of(flood)
    for words in ("Fiche de cohérence : ZAC des Grandes Grèves", "En contradiction, en l'état, avec une règle opposable",
                  "Zone d'interdiction du plan de prévention des risques", "Article L. 562-4 du code de l'environnement",
                  "approbation du 20 janvier 2015", "Métropole de Valombre, direction de l'urbanisme (fictif)", "Dossier 2026-117",
                  "Document de travail", "Échelle 1:5 000", "À consulter", "Aide à la décision, sans valeur juridique", "SHA-256"):
        checks.that(words in said.replace("\u202f", " ").replace("\u00a0", " "), f"{flood.name} does not say: {words}")
    report = text_of(out / "report.pdf").replace("\u202f", " ").replace("\u00a0", " ")
    for words in ("12 projets : en contradiction, en l'état, avec une règle opposable", "Ce qui lèverait le plus de contrôles", "ZAC des Grandes Grèves"):
        checks.that(words in report, f"report.pdf does not say: {words}")
    checks.that(b"/Lang (fr-FR)" in flood.read_bytes(), "the language is not set")

    # The colour of contradictions on one sheet, none on another; maps that show something.
    def red(r, g, b):
        return r > 80 and g < 70 and b < 30 and r - g > 60  # needs that are made worse have some blue
    quiet = next(pdf for pdf in sheets if pdf.name.startswith("P01-"))
    checks.that(amount(page_one(flood, work), red) > 500, "no contradiction is drawn on P02")
    checks.that(amount(page_one(quiet, work), red) < 50, "something is drawn as a contradiction on P01")
    for picture in maps:
        checks.that(picture.stat().st_size > 15_000, f"{picture.name} is blank")

    # A background in another system, under the map and with its credit; a broken one is a warning.
    copied = work / "demo"
    shutil.copytree(demo, copied, ignore=shutil.ignore_patterns("maker", "__pycache__"))
    green_picture(copied / "fond" / "vert.tif")
    analysis = copied / "analysis.toml"
    plain = analysis.read_text(encoding="utf-8")
    with_background = plain.replace("[report]\n", '[report]\nbackground = { source = "fond/vert.tif", credit = "Image d\'essai" }\n', 1)
    analysis.write_text(with_background, encoding="utf-8")
    words = ["check", str(analysis), "--project", "P01", "--format", "pdf", "-q", "--overwrite", "-o"]
    done = run(program, [*words, str(work / "green")], work)
    checks.that(done.returncode == 0, f"with a background: {done.returncode} {done.stderr}")
    sheet = next((work / "green" / "sheets").glob("*.pdf"))
    checks.that("Fond : Image d'essai" in text_of(sheet).replace("\u202f", " "), "the credit is not printed")
    greens = amount(page_one(sheet, work), lambda r, g, b: g - r > 50 and g - b > 50)
    checks.that(greens > 20_000, f"the background is not drawn ({greens} pixels)")
    manifest = (work / "green" / "manifest.json").read_text(encoding="utf-8")
    checks.that("fond/vert.tif" in manifest, "the background is no input of the manifest")
    done = run(program, ["verify", str(work / "green"), "--analysis", str(analysis)], work)
    checks.that(done.returncode == 0, f"made again, it is another: {done.stdout[:1500]}")
    (copied / "fond" / "vert.tif").write_bytes(b"no picture")
    done = run(program, [*(w for w in words if w != "-q"), str(work / "broken"), "--lang", "en"], work)
    checks.that(done.returncode == 0 and "E303" in done.stderr, f"a broken background: {done.returncode} {done.stderr}")
    sheet = next((work / "broken" / "sheets").glob("*.pdf"))
    checks.that("The background cannot be read" in text_of(sheet), "the sheet does not tell that its background is missing")
    checks.finish()


if __name__ == "__main__":
    main()
