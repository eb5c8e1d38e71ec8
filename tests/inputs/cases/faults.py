"""Faults of the machine: places that cannot be written, disks that fill up, inputs that vanish, signals."""

import resource
import signal
import threading
import time

from folder import ZONES, running_as_root
from promises import execute
from table import Expected, as_base, case, refused


def output_of(given):
    """The output folder of the English run, to be prepared by the case."""
    given.twice = False
    return given.top_folder / "out-en"


@case("an output folder that holds somebody's files")
def _(given):
    out = output_of(given)
    out.mkdir()
    (out / "these.txt").write_text("trois ans de travail")
    given.output_is_ours = True
    given.arguments = ["check", "analyse.toml", "--overwrite"]
    return refused("E503", "out-en", status=5, also=lambda run: kept(run, "these.txt", "trois ans de travail"))


def kept(run, name, content):
    path = run.out / name
    if not path.exists() or path.read_text() != content:
        return [f"{name} is lost"]
    return [f"something was added: {p.name}" for p in run.out.iterdir() if p.name != name]


@case("an output folder that exists, without --overwrite")
def _(given):
    out = output_of(given)
    out.mkdir()
    (out / "these.txt").write_text("trois ans de travail")
    given.output_is_ours = True
    return refused("E501", "out-en", status=5, also=lambda run: kept(run, "these.txt", "trois ans de travail"))


@case("an output folder that is a file")
def _(given):
    output_of(given).write_text("un fichier")
    given.output_is_ours = True
    return refused("E503", "out-en", status=5, also=lambda run: [] if run.out.read_text() == "un fichier" else ["the file is lost"])


@case("an output folder that is a link to somebody's folder")
def _(given):
    elsewhere = given.top_folder / "ailleurs"
    elsewhere.mkdir()
    (elsewhere / "these.txt").write_text("trois ans de travail")
    output_of(given).symlink_to(elsewhere)
    given.beside = ["ailleurs"]
    given.output_is_ours = True
    given.arguments = ["check", "analyse.toml", "--overwrite"]
    return refused("E503", "out-en", status=5, also=lambda run: kept(run, "these.txt", "trois ans de travail"))


@case("an output folder with a link in it that leads to somebody's file")
def _(given):
    out = output_of(given)
    given.finish()
    execute(given.program, given, out, "en", given.top_folder)
    (given.top_folder / "these.txt").write_text("trois ans de travail")
    (out / "summary.csv").unlink()
    (out / "summary.csv").symlink_to(given.top_folder / "these.txt")
    given.beside = ["these.txt"]
    given.arguments = ["check", "analyse.toml", "--overwrite"]
    return as_base(also=lambda run: [] if (given.top_folder / "these.txt").read_text() == "trois ans de travail" else ["these.txt was written through a link"])


@case("an output folder below a file")
def _(given):
    given.text("fichier", "x")
    given.output = str(given.root / "fichier/out")
    return refused("E502", "fichier", status=5)


@case("an output folder nobody may write to")
def _(given):
    # A kernel's folder that refuses everybody, the superuser too.
    given.output = "/proc/terracord"
    return refused("E502", "/proc/terracord", status=5)


@case("a disk that is full from the start")
def _(given):
    given.limits = {resource.RLIMIT_FSIZE: 0}
    return refused("E502", status=5)


@case("a disk that fills up after some kilobytes")
def _(given):
    given.limits = {resource.RLIMIT_FSIZE: 3000}
    return refused("E502", status=5)


@case("a disk that fills up near the end")
def _(given):
    given.limits = {resource.RLIMIT_FSIZE: 12000}
    return refused("E502", status=5)


@case("a temporary folder that is not there")
def _(given):
    given.environment = {"TMPDIR": str(given.root / "nulle-part")}
    return as_base()


@case("a shapefile to be mended, and no temporary folder to do it in")
def _(given):
    given.shapefile("zones.shp", ZONES)
    given.remove("zones.shx")
    given.layer["source"] = "zones.shp"
    given.environment = {"TMPDIR": str(given.root / "nulle-part")}
    expected = as_base(("E303", ["zones.shp"]), status=4)
    expected.verdicts = {project: "not_assessable" for project in expected.verdicts}
    expected.areas = None
    return expected


@case("a folder of inputs that is read-only")
def _(given):
    given.finish()
    for path in given.root.iterdir():
        path.chmod(0o444)
    given.root.chmod(0o555)
    return as_base()


@case("a read-only GeoPackage in a read-only folder")
def _(given):
    given.geopackage("zones.gpkg", ZONES)
    given.layer["source"] = "zones.gpkg"
    given.finish()
    for path in given.root.iterdir():
        path.chmod(0o444)
    given.root.chmod(0o555)
    return as_base()


if not running_as_root():

    @case("a layer nobody may read")
    def _(given):
        (given.root / "zones.geojson").chmod(0)
        expected = as_base(("E303", ["zones.geojson"]), status=4)
        expected.verdicts = {project: "not_assessable" for project in expected.verdicts}
        expected.areas = None
        return expected


@case("few open files allowed")
def _(given):
    given.limits = {resource.RLIMIT_NOFILE: 64}
    return as_base()


@case("a run that is interrupted leaves nothing")
def _(given):
    heavy(given)

    def interrupt(process):
        def later():
            time.sleep(0.8)
            process.send_signal(signal.SIGINT)

        threading.Thread(target=later, daemon=True).start()

    given.before_run = interrupt
    given.twice = False
    return Expected(status=130, delivers=False)


@case("a run that is asked to end leaves nothing")
def _(given):
    heavy(given)

    def end(process):
        def later():
            time.sleep(0.8)
            process.send_signal(signal.SIGTERM)

        threading.Thread(target=later, daemon=True).start()

    given.before_run = end
    given.twice = False
    return Expected(status=130, delivers=False)


def heavy(given):
    """Work for some seconds: two hundred checks of many zones."""
    from folder import X, Y, polygon, square

    tiles = [({"code": "A", "nom": "carreau"}, polygon(square(X + 2 * (i % 100), Y + i // 100, 1))) for i in range(4000)]
    given.geojson("zones.geojson", tiles)
    given.layer["partition"] = False
    given.document["coverage"] = {"everywhere": True, "reason": "plan communal"}
    given.more = "".join(f'\n[[check]]\nid = "c{i}"\ntitle = "c{i}"\nlayer = "plan.zones"\nmeasure = "breakdown"\n' for i in range(20))


@case("an archive of results that is not one of ours")
def _(given):
    given.text("resultats/manifest.json", '{"rien": 1}')
    given.arguments = ["explain", "resultats", "P1"]
    expected = refused("E503", "resultats", status=2)
    expected.status = {2, 3}
    return expected


@case("a manifest nested a hundred thousand deep")
def _(given):
    given.text("resultats/manifest.json", '{"terracord":' + "[" * 100000 + "]" * 100000 + "}")
    given.arguments = ["verify", "resultats"]
    expected = refused("E610", status=3)
    expected.status = {2, 3}
    return expected


@case("a manifest cut in the middle")
def _(given):
    given.text("resultats/manifest.json", '{"terracord": {"version": "0.1.0"}, "outputs": [')
    given.arguments = ["verify", "resultats"]
    expected = refused("E610", status=3)
    expected.status = {2, 3}
    return expected


@case("a catalogue of one's own that is not there")
def _(given):
    given.top["catalogue"] = ["maison.toml"]
    expected = refused("E301", "maison.toml", status=2)
    expected.says, expected.may_say = [], {"E201", "E301"}
    expected.also = lambda run: [] if any("maison.toml" in m.text for m in run.messages) else ["the file is not named"]
    return expected
