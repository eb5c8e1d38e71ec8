#!/usr/bin/python3
"""Makes calls of the system fail, one in each run, and looks at what becomes of the run.

usage: io_errors.py PROGRAM LIBRARY [--all]

What a run writes: every kind of call (write, open, close, rename) on every kind of file of the output fails once, first
and last of its kind; with --all each call. Of the writes to files without a name, where a workbook is put together, one in
seven fails; with --all each. What it reads: the same as what it writes, for every input. LIBRARY is interpose.cpp, built.
"""

import collections
import errno
import shutil
import sys

from fault_support import arguments, in_place, remembered

WRITES = "write,open,close,sync,rename"
READS = "read"
NAMELESS = "(deleted)"  # what the system puts behind the path of a file that was opened and removed
# Most writes of a run go to such files, and each loses something else of a sheet: first, middle and last say little. With
# these two formats alone a run is short.
SHORT = ["json", "xlsx"]
STRIDE = 7


class Watched:
    """The calls of some kinds on files whose path holds a word."""

    def __init__(self, place, library, word, kinds):
        self.place, self.library, self.word, self.kinds = place, library, word, kinds
        self.trace = place.top / "trace"

    def run(self, out, number, does, more=None):
        """A run where something befalls the call of that number; answers how it ended, and which call that was."""
        self.trace.unlink(missing_ok=True)
        ended = self.place.run(
            out,
            {
                "LD_PRELOAD": self.library,
                "FAULT_PATH": self.word,
                "FAULT_KINDS": self.kinds,
                "FAULT_NTH": str(number),
                "FAULT_DOES": str(does),
                "FAULT_TRACE": str(self.trace),
                **(more or {}),
            },
        )
        self.made = [tuple(line.split(" ", 1)) for line in self.trace.read_text().splitlines()]
        failed = next(((kind[1:], path) for kind, path in self.made if kind.startswith("!")), None)
        return ended, failed

    def calls(self, out):
        """What a run without a fault calls, in order: (kind, path)."""
        self.run(out, 0, 0)
        return self.made


def kind_of(call):
    """Files without a name of their own are of one kind, whoever writes them."""
    kind, path = call
    return (kind, NAMELESS if path.endswith(NAMELESS) else path)


def ending_of(call):
    """A map a project, a table a check: alike."""
    kind, path = kind_of(call)
    name = path.split("/")[-1]
    return (kind, "tmp." if name.startswith("tmp.") else name.rsplit(".", 1)[-1])


def chosen(made, everything, alike):
    """Positions (from 1) of the calls to fail: all, or first and last of each kind on each file, `alike` of an ending."""
    if everything:
        return list(range(1, len(made) + 1))
    at = collections.defaultdict(list)
    for number, call in enumerate(made, 1):
        at[kind_of(call)].append(number)
    numbers = sorted({number for all_of in at.values() for number in (all_of[0], all_of[len(all_of) // 2], all_of[-1])})
    taken = collections.Counter()
    kept = []
    for number in numbers:
        ending = ending_of(made[number - 1])
        taken[ending] += 1
        if taken[ending] <= alike:
            kept.append(number)
    return kept


def writing(place, library, everything):
    watched = Watched(place, library, "/out", WRITES)
    out = place.top / "out"
    made = watched.calls(out)
    shutil.rmtree(out)
    for turn, number in enumerate(chosen(made, everything, 2)):
        error = errno.ENOSPC if turn % 2 == 0 else errno.EIO
        stood = out.exists()
        ended, call = watched.run(out, number, error)
        if call is None:
            continue  # a run whose threads made fewer calls before it
        where = f"{call[0]} of {call[1].split('/')[-1]} ({number} of {len(made)}), {errno.errorcode[error]}, status {ended.status}"
        place.held(where, out, ended, stood=stood)
        if turn % 2 == 1 or ended.status == 4:
            shutil.rmtree(out, ignore_errors=True)
    place.works_again("after the faults of writing", out)
    shutil.rmtree(out)


def exchanging(place, library):
    """Where a file system cannot exchange two names, results still take the place of former ones."""
    watched = Watched(place, library, "/out", "rename")
    out = place.top / "out"
    watched.calls(out)
    made = watched.calls(out)
    ended, call = watched.run(out, len(made), errno.EINVAL)
    if call is None or ended.status != 0 or content(out) != place.expected:
        place.fault("a file system that cannot exchange names", f"the results are not there: status {ended.status}", ended)
    if left := list(out.parent.glob("out.part*")):
        place.fault("a file system that cannot exchange names", f"{left} is left")
    shutil.rmtree(out)


def writing_without_a_name(place, library, everything):
    place.learn(place.top / "out")
    shutil.rmtree(place.top / "out")
    watched = Watched(place, library, NAMELESS, "write")
    out = place.top / "out"
    made = watched.calls(out)
    shutil.rmtree(out)
    if len(made) < 100:
        place.fault("writes of files without a name", f"only {len(made)}: a workbook is no longer written through them")
    for number in sorted({*range(1, len(made) + 1, 1 if everything else STRIDE), len(made)}):
        ended, call = watched.run(out, number, errno.EIO)
        if call is None:
            place.fault(f"write {number} of {len(made)} of files without a name", "it was not made this time")
            continue
        place.held(f"write of {call[1].split('/')[-1]} ({number} of {len(made)}), EIO, status {ended.status}", out, ended)
        shutil.rmtree(out, ignore_errors=True)
    place.works_again("after the faults of files without a name", out)


def reading(place, library, everything):
    watched = Watched(place, library, "/in/", READS)
    out = place.top / "out"
    made = watched.calls(out)
    shutil.rmtree(out)
    for number in chosen(made, everything, len(made)):
        ended, call = watched.run(out, number, errno.EIO)
        if call is None:
            continue
        where = f"{call[0]} of {call[1].split('/')[-1]} ({number} of {len(made)}), EIO, status {ended.status}"
        if ended.status == 4:
            # A layer that could not be read, or that a driver then took for empty: delivered, and its checks say so.
            if not {"E302", "E303", "E405"} & set(ended.codes):
                place.fault(where, "partial without saying that the file failed", ended)
            place.tally["status 4, a layer lost"] = place.tally.get("status 4, a layer lost", 0) + 1
        else:
            place.held(where, out, ended)
        shutil.rmtree(out, ignore_errors=True)
    place.works_again("after the faults of reading", out)


def reading_what_may_be_empty(place, library):
    """Of a layer without features "nothing found" is an answer: a file that fails must not give it."""
    place.given.layer = {"source": "zones.geojson", "class": "code", "may_be_empty": True}
    place.given.remove("analyse.toml")
    place.given.finish()
    place.before = remembered(place.given.root)
    out = place.top / "out"
    place.learn(out)
    shutil.rmtree(out)
    watched = Watched(place, library, "/in/zones.geojson", READS)
    for number in range(1, len(watched.calls(out)) + 1):
        shutil.rmtree(out, ignore_errors=True)
        ended, call = watched.run(out, number, errno.EIO)
        if call is None:
            continue
        where = f"read {number} of a layer that may be empty, EIO, status {ended.status}"
        if ended.status != 4:
            place.held(where, out, ended)
        elif not {"E302", "E303", "E405"} & set(ended.codes):
            place.fault(where, "partial without saying that the file failed", ended)
    shutil.rmtree(out, ignore_errors=True)


def main():
    options = arguments(__doc__, "library")

    def test(place):
        place.learn(place.top / "out")
        shutil.rmtree(place.top / "out")
        writing(place, options.library, options.all)
        reading(place, options.library, options.all)
        reading_what_may_be_empty(place, options.library)
        return 1 if place.finish("calls that fail") else 0

    def test_nameless(place):
        writing_without_a_name(place, options.library, options.all)
        return 1 if place.finish("writes of files without a name that fail") else 0

    return max(in_place(options.program, test), in_place(options.program, test_nameless, SHORT))


if __name__ == "__main__":
    sys.exit(main())
