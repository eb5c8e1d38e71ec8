"""The data of the benchmark: drawn when they are not there, or were drawn by another generator."""

import hashlib
import pathlib
import subprocess
import sys

SOURCES = pathlib.Path(__file__).resolve().parent.parent / "territory"
LAYERS = ("zoning", "prescriptions", "corridors", "flood", "noise", "lines", "climate", "extent")


def generator_hash():
    digest = hashlib.sha256()
    for source in sorted([*SOURCES.glob("*.[ch]pp"), SOURCES / "damage.py"]):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def ensure(generator, folder, sizes, twentieth):
    """Draws what is missing of the layers and of the perimeters of `sizes`."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = generator_hash()
    missing = []
    for name in (*LAYERS, *sizes):
        stamp = folder / f"{name}.drawn"
        if not stamp.is_file() or stamp.read_text() != drawn:
            missing.append(name)
    if not missing:
        return
    command = [generator, folder, *(["--twentieth"] if twentieth else []), "--only", ",".join(missing)]
    print("+", *command, flush=True)
    subprocess.run(command, check=True)
    if "zoning" in missing:
        subprocess.run([sys.executable, SOURCES / "damage.py", folder / "zoning.gpkg", folder / "damaged.gpkg"],
                       check=True)
    for name in missing:
        (folder / f"{name}.drawn").write_text(drawn)
