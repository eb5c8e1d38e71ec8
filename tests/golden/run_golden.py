#!/usr/bin/python3
"""Golden runs of the program: each folder here is a case.

    case/args     the command line, one word a line; {out} stands for the output folder
    case/in/      the inputs; the program runs inside a copy of this folder
    case/out/     every file the run must leave, byte for byte (stats.json and manifest.json are checked otherwise)
    case/stdout, case/stderr, case/exit    what it must print, and its exit status (absent: empty, 0)

usage: run_golden.py PROGRAM CASE_FOLDER            compares
       run_golden.py --update PROGRAM CASE_FOLDER   writes what the program gives now (scripts/update_golden)
"""

import difflib
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

# Run-dependent, or naming library versions: checked by their meaning below.
NOT_COMPARED = {"stats.json", "manifest.json"}


def snapshot(folder):
    """The content of every file below a folder, by relative name."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def run(program, case, work, beside=""):
    """Runs the case in `work`; returns what it printed, its status and its outputs. `beside`: one format more."""
    inputs = work / "in"
    shutil.copytree(case / "in", inputs)
    before = snapshot(inputs)
    out = work / "out"
    words = [word.replace("{out}", str(out)) for word in (case / "args").read_text().splitlines() if word]
    if beside:
        words[words.index("--format") + 1] += "," + beside
    done = subprocess.run([program, *words], cwd=inputs, capture_output=True, timeout=120, check=False)
    if snapshot(inputs) != before:
        raise SystemExit("the run changed its inputs")
    files = snapshot(out) if out.exists() else {}
    printed = {
        "stdout": done.stdout.decode().replace(str(out), "{out}"),
        "stderr": done.stderr.decode().replace(str(out), "{out}"),
        "exit": f"{done.returncode}\n",
    }
    return printed, files


def check_manifest(files):
    """The manifest lists every output with its right hash, and nothing else."""
    if "manifest.json" not in files:
        return ["no manifest.json"] if files else []
    listed = {entry["path"]: entry.get("sha256") for entry in json.loads(files["manifest.json"])["outputs"]}
    faults = []
    for name, content in files.items():
        if name == "manifest.json":
            continue
        if name not in listed:
            faults.append(f"manifest.json does not list {name}")
        elif name != "stats.json" and listed[name] != hashlib.sha256(content).hexdigest():
            faults.append(f"manifest.json has a wrong hash for {name}")
    faults += [f"manifest.json lists {name}, which is not there" for name in listed if name not in files]
    return faults


def difference(name, expected, found):
    """A readable account of two texts that differ."""
    lines = difflib.unified_diff(expected.splitlines(), found.splitlines(), f"expected {name}", f"found {name}", lineterm="", n=1)
    return "\n".join(line[:400] for line in list(lines)[:40])


def compare(case, printed, files):
    """Everything in which the run departs from the case."""
    faults = check_manifest(files)
    for name, found in printed.items():
        path = case / name
        expected = path.read_text() if path.exists() else ("0\n" if name == "exit" else "")
        if expected != found:
            faults.append(difference(name, expected, found))
    expected_files = snapshot(case / "out") if (case / "out").exists() else {}
    found_files = {name: content for name, content in files.items() if name not in NOT_COMPARED}
    for name in sorted(expected_files.keys() | found_files.keys()):
        if name not in found_files:
            faults.append(f"{name} was not written")
        elif name not in expected_files:
            faults.append(f"{name} was written and is not expected")
        elif expected_files[name] != found_files[name]:
            faults.append(difference(name, expected_files[name].decode(errors="replace"), found_files[name].decode(errors="replace")))
    return faults


def by_another_way(program, case, files):
    """An output that waits for the whole account makes all findings take the long way: the other outputs stay as they are."""
    words = (case / "args").read_text().splitlines()
    if not files or "--format" not in words:
        return []
    with tempfile.TemporaryDirectory() as work:
        _, others = run(program, case, pathlib.Path(work), beside="xlsx")
    return [
        f"{name} is another where the workbook is asked for besides"
        for name in files
        if name not in NOT_COMPARED and others.get(name) != files[name]
    ]


def update(case, printed, files):
    """Makes the case expect what was found."""
    for name, found in printed.items():
        default = "0\n" if name == "exit" else ""
        path = case / name
        if found == default:
            path.unlink(missing_ok=True)
        else:
            path.write_text(found)
    shutil.rmtree(case / "out", ignore_errors=True)
    for name, content in files.items():
        if name in NOT_COMPARED:
            continue
        target = case / "out" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def main(arguments):
    updating = arguments[:1] == ["--update"]
    program, folder = arguments[1:] if updating else arguments
    case = pathlib.Path(folder)
    with tempfile.TemporaryDirectory() as work:
        printed, files = run(str(pathlib.Path(program).resolve()), case.resolve(), pathlib.Path(work))
    if updating:
        update(case, printed, files)
        return 0
    faults = compare(case, printed, files) + by_another_way(str(pathlib.Path(program).resolve()), case.resolve(), files)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
