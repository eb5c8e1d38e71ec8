"""verify: a finished run stands wherever it is moved to, and one changed byte in an input or an output is found."""

import json
import pathlib
import shutil
import sys
import tarfile

from life_support import Story, snapshot


def one_byte(path):
    """Changes the last digit of a file that can still be read afterwards."""
    content = bytearray(path.read_bytes())
    at = max(i for i, byte in enumerate(content) if chr(byte).isdigit())
    content[at] = ord("1") if content[at] != ord("1") else ord("2")
    path.write_bytes(bytes(content))


def states(done, key):
    return {check["path"]: check["state"] for check in json.loads(done.stdout)[key]}


def main(program):
    story = Story(program)
    run = story.check("run", "--csv", "fr")
    before = snapshot(story.folder)
    done = story.run("verify", run, "--analysis", story.inputs / "analyse.toml", expect=0)
    story.that("Identical" in done.stdout, f"a run just made is identical to itself: {done.stdout}")
    story.that(snapshot(story.folder) == before, "verify leaves inputs and outputs as they were")

    # Another machine's path: both folders moved, and the analysis found beside the run without being named.
    moved = story.folder / "elsewhere" / "file 12"
    shutil.copytree(story.inputs, moved)
    shutil.copytree(run, moved / "results")
    done = story.run("verify", moved / "results", expect=0)
    story.that("Identical" in done.stdout, f"identical on another path: {done.stdout}")

    # A run under other limits: its manifest names them, and whoever verifies is told which flags to give.
    raised = story.check("raised", "--limit", "value-bytes=32M", "--limit", "overlay-crossings=2M")
    parameters = json.loads((raised / "manifest.json").read_text())["parameters"]
    story.that(parameters.get("limits") == "overlay-crossings=2000000,value-bytes=33554432", f"the manifest names the limits that were changed: {parameters}")
    story.that("limits" not in json.loads((run / "manifest.json").read_text())["parameters"], "and names none where none was")
    flags = ["--limit", "overlay-crossings=2000000", "--limit", "value-bytes=33554432"]
    told = ["verify", raised, "--analysis", story.inputs / "analyse.toml"]
    done = story.run(*told, expect=None)
    said = done.stdout + done.stderr
    story.that("made with other limits" in said and " ".join(flags) in said, f"verify says which limits the run was made with: {said}")
    story.run(*told, *flags, expect=0)
    done = story.run("verify", run, "--analysis", story.inputs / "analyse.toml", "--limit", "value-bytes=32M", expect=None)
    story.that("made without --limit" in done.stdout + done.stderr, f"and that it was made without any: {done.stdout}{done.stderr}")

    # An archive of the case, and one of the results alone.
    zipped = shutil.make_archive(str(story.folder / "archive"), "zip", moved)
    story.run("verify", zipped, expect=0)
    with tarfile.open(story.folder / "results.tar.gz", "w:gz") as tar:
        tar.add(run, "run")
    story.run("verify", "results.tar.gz", "--analysis", story.inputs / "analyse.toml", expect=0)
    done = story.run("verify", "results.tar.gz", expect=3)
    story.that("E611" in done.stderr and "--analysis FILE" in done.stdout, "an analysis that is not found is said")

    # One byte of an output.
    altered = story.folder / "altered"
    shutil.copytree(moved, altered)
    one_byte(altered / "results" / "findings.csv")
    done = story.run("verify", altered / "results", "--format", "json", expect=1)
    story.that(states(done, "outputs")["findings.csv"] == "changed", "a changed byte of an output is found")
    story.that(states(done, "replayed")["findings.csv"] == "changed", "the replay finds it too")
    story.that(set(states(done, "inputs").values()) == {"same"}, "inputs are not accused")
    # ... and of the manifest itself.
    shutil.copytree(moved, altered / "again")
    manifest = altered / "again" / "results" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"csv": "fr"', '"csv":  "fr"'))
    done = story.run("verify", altered / "again" / "results", "--format", "json", expect=1)
    story.that(states(done, "replayed")["manifest.json"] == "changed", "a changed byte of the manifest is found")

    # One byte of an input.
    changed = story.folder / "changed"
    shutil.copytree(moved, changed)
    one_byte(changed / "zones.geojson")
    done = story.run("verify", changed / "results", "--format", "json", expect=1)
    story.that(states(done, "inputs")["zones.geojson"] == "changed", "a changed byte of an input is found")

    # An input that is gone; a file that somebody laid beside the outputs.
    (changed / "zones.geojson").unlink()
    done = story.run("verify", changed / "results", "--format", "json", expect=3)
    story.that(states(done, "inputs")["zones.geojson"] == "missing", "a missing input is named")
    (moved / "results" / "avis.txt").write_text("to be attached")
    done = story.run("verify", moved / "results", "--format", "json", expect=0)
    story.that(states(done, "outputs")["avis.txt"] == "added", "a file of somebody's own is told, and takes nothing away")

    # Only one project asked for: the manifest knows.
    story.check("one", "--project", "P1", expect=0)
    story.run("verify", "one", "--analysis", story.inputs / "analyse.toml", expect=0)

    # What is no run, and a manifest that leads out of its folder.
    (story.folder / "empty").mkdir()
    story.that("E610" in story.run("verify", "empty", expect=3).stderr, "a folder without a manifest is refused")
    content = json.loads(manifest.read_text())
    content["outputs"][0]["path"] = "../../secret"
    manifest.write_text(json.dumps(content))
    story.that("E610" in story.run("verify", manifest.parent, expect=3).stderr, "an output outside of the folder is refused")
    story.finish()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
