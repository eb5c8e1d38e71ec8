"""Runs a case, and checks what every run promises and what this one expects."""

import csv
import hashlib
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from dataclasses import dataclass

from folder import Given

csv.field_size_limit(2**24)
SECONDS = 20
MEMORY = 2 * 1024**3
FORMATS = "geojson,csv,json,markdown"
# What is wrong with the command itself is printed without a level.
MESSAGE = re.compile(r"^(?:(error|warning|erreur|attention)[ \u00a0\u202f]?: )?E(\d+) (.*)$")


@dataclass
class Message:
    level: str
    code: str
    text: str
    hint: str = ""


@dataclass
class Run:
    status: int
    seconds: float
    stdout: str
    stderr: str
    messages: list
    out: pathlib.Path
    given: Given


def messages_of(stderr):
    """The numbered messages of a run, with the lines below each of them."""
    found = []
    for line in stderr.splitlines():
        match = MESSAGE.match(line)
        if match:
            found.append(Message(match[1] or "error", f"E{match[2]}", match[3]))
        elif line.startswith("     ") and found:
            found[-1].hint += line.strip() + " "
    return found


def remembered(folder):
    """What stands below a folder: content of files, targets of links, permissions."""
    held = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            held[str(path)] = ("link", os.readlink(path))
        elif stat.S_ISREG(mode):
            with open(path, "rb") as content:
                held[str(path)] = (stat.S_IMODE(mode), hashlib.file_digest(content, "sha256").hexdigest())
        else:
            held[str(path)] = (stat.S_IMODE(mode), "")
    return held


def start(program, given, out, language, top):
    """The command of a case, started in its folder with bounded memory."""
    words = given.arguments or ["check", "analyse.toml"]
    if words[0] == "check":
        words = [*words, "-o", given.output or str(out), "--progress", "never", "-j", "2"]
        if "--format" not in words:
            words += ["--format", FORMATS]
    limits = {resource.RLIMIT_AS: MEMORY, **given.limits}

    def bounded():
        if resource.RLIMIT_FSIZE in limits:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write that fails, as on a full disk
        for what, most in limits.items():
            resource.setrlimit(what, (most, most))

    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(top / "home"), "TMPDIR": str(top / "tmp"), "LC_ALL": "C.UTF-8"}
    environment.update(given.environment)
    return subprocess.Popen(
        [program, *words, "--lang", language], cwd=given.root, env=environment, preexec_fn=bounded, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def execute(program, given, out, language, top):
    """Runs the command of a case to its end, or to that of its time."""
    began = time.monotonic()
    process = start(program, given, out, language, top)
    if given.before_run:
        given.before_run(process)
    try:
        stdout, stderr = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        stdout, stderr = process.communicate()
    stdout, stderr = stdout.decode(errors="replace"), stderr.decode(errors="replace")
    return Run(process.returncode, time.monotonic() - began, stdout, stderr, messages_of(stderr), out, given)


def whole(out):
    """A folder of results lists each of its files with its hash, and is never half there."""
    if not out.exists():
        return []
    if not (out / "manifest.json").exists():
        return ["there is an output folder without a manifest"]
    listed = {entry["path"]: entry.get("sha256") for entry in json.loads((out / "manifest.json").read_text())["outputs"]}
    there = {str(path.relative_to(out)): path for path in out.rglob("*") if path.is_file() and path.name != "manifest.json"}
    faults = [f"the manifest does not list {name}" for name in there.keys() - listed.keys()]
    faults += [f"the manifest lists {name}, which is not there" for name in listed.keys() - there.keys()]
    for name in listed.keys() & there.keys():
        digest = hashlib.sha256(there[name].read_bytes()).hexdigest()
        if listed[name] not in (None, digest):
            faults.append(f"the manifest has a wrong hash for {name}")
    return faults


def promised(run, before, top, expected):
    """What every run promises, whatever it was given."""
    faults = []
    if run.seconds >= SECONDS:
        faults.append(f"it took over {SECONDS} s")
    if run.status < 0:
        faults.append(f"it ended by signal {-run.status}")
    if run.status == 70:
        faults.append("it ended with an internal error")
    after = remembered(run.given.root)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            faults.append(f"an input changed: {name}")
    for name in ("tmp", "home"):
        if left := [str(path) for path in (top / name).rglob("*")]:
            faults.append(f"left behind: {left[:3]}")
    known = {"in", "out-en", "out-fr", "tmp", "home", *run.given.beside}
    if strangers := [path.name for path in top.iterdir() if path.name not in known]:
        faults.append(f"written outside of the output folder: {strangers}")
    if run.given.listener and run.given.listener.visits:
        faults.append("it reached for the network")
    if not run.given.output_is_ours:
        faults += whole(run.out)
        if expected.delivers is not None and run.out.exists() != expected.delivers:
            faults.append("nothing was delivered" if expected.delivers else "something was delivered")
    return faults


def said(run, expected):
    """Every message that is due stands there, with its words and its hint, and no other."""
    faults = []
    left = list(run.messages)
    for code, words in expected.says:
        fitting = [m for m in left if m.code == code and all(word in m.text for word in words)]
        if not fitting:
            faults.append(f"no {code} with {words}")
            continue
        if fitting[0].level == "error" and not fitting[0].hint:
            faults.append(f"{code} does not say what to do: {fitting[0].text}")
        left.remove(fitting[0])
    faults += [f"unexpected {m.level}: {m.code} {m.text}" for m in left if m.code not in expected.may_say]
    return faults


def translated(english, french):
    """The French run says the same things, in French."""
    if english.status != french.status or sorted(m.code for m in english.messages) != sorted(m.code for m in french.messages):
        return [f"the run in French differs: status {french.status}, {[m.code for m in french.messages]}"]
    spoken = {(m.code, m.text) for m in english.messages}
    hints = {m.hint for m in english.messages if m.hint}
    faults = [f"not in French: {m.code} {m.text}" for m in french.messages if (m.code, m.text) in spoken]
    faults += [f"hint not in French: {m.code} {m.hint}" for m in french.messages if m.hint in hints]
    if sum(bool(m.hint) for m in english.messages) != sum(bool(m.hint) for m in french.messages):
        faults.append("a hint stands in one language only")
    return faults


def table(path):
    with open(path, newline="", encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def results(run, expected):
    """Projects, verdicts and ground as expected."""
    faults = []
    if not (run.out / "findings.csv").exists():
        return ["no findings.csv"] if expected.verdicts or expected.projects else []
    if expected.projects is not None:
        delivered = [row["project_id"] for row in table(run.out / "summary.csv")]
        if delivered != expected.projects:
            faults.append(f"projects delivered: {delivered}, expected {expected.projects}")
    if not expected.verdicts and not expected.areas:
        return faults
    found = {row["project_id"]: row for row in table(run.out / "findings.csv") if row["check_id"] == "agricultural"}
    for project, verdict in (expected.verdicts or {}).items():
        seen = found.get(project, {}).get("verdict")
        if seen != verdict:
            faults.append(f"{project}: {seen}, expected {verdict}")
    for project, area in (expected.areas or {}).items():
        seen = float(found.get(project, {}).get("area_m2") or "nan")
        if not abs(seen - area) <= expected.tolerance_m2:
            faults.append(f"{project}: {seen} m², expected {area}")
    return faults


def loosened(top):
    """Gives back the permissions a case took away, so that its folder can be removed."""
    for path in [top, *top.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | 0o700)


def hold(program, one):
    """Runs a case in both languages; answers what does not hold."""
    with tempfile.TemporaryDirectory(prefix="inputs-") as work:
        top = pathlib.Path(work)
        for name in ("in", "tmp", "home"):
            (top / name).mkdir()
        given = Given(top / "in")
        given.program = program
        try:
            expected = one.prepare(given)
            given.finish()
            before = remembered(given.root)
            runs = {}
            faults = []
            for language in ("en", "fr"):
                runs[language] = run = execute(program, given, top / f"out-{language}", language, top)
                faults += [f"[{language}] {fault}" for fault in promised(run, before, top, expected)]
                if not given.twice:
                    break
                if language == "en" and not run.messages and run.status == 0:
                    break  # nothing was said that could be said in French
            english = runs["en"]
            due = expected.status if isinstance(expected.status, set) else {expected.status}
            if english.status not in due:
                faults.append(f"status {english.status}, expected {expected.status}")
            faults += said(english, expected) + results(english, expected)
            if "fr" in runs:
                faults += translated(english, runs["fr"])
            if expected.also:
                faults += expected.also(english)
            if faults:
                faults.append("it said:\n" + english.stderr[:3000])
            return faults
        finally:
            if given.after_run:
                given.after_run()
            if given.listener:
                given.listener.close()
            loosened(top)
            for leftover in ("out-en", "out-fr"):
                shutil.rmtree(top / leftover, ignore_errors=True)
