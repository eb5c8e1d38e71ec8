#!/usr/bin/python3
"""Runs on real file systems that fill up, from one that holds nothing to one that holds all but the last bytes.

usage: full_disk.py PROGRAM [--all]

Each is a small tmpfs, mounted where only this test sees it (unshare); where neither root nor user namespaces allow that,
the test is skipped (status 77).
"""

import os
import pathlib
import shutil
import subprocess
import sys

from fault_support import arguments, content, in_place, spread

INSIDE = "TERRACORD_FULL_DISK"
PAGE = 4096


def mount(folder, size, again=False):
    options = f"size={size}" + (",remount" if again else "")
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)


def in_private_mounts():
    """Starts this program again where mounts are its own; answers its status."""
    for words in (["unshare", "-m"], ["unshare", "-rm"]):
        if shutil.which("unshare") and subprocess.run([*words, "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return subprocess.run([*words, sys.executable, *sys.argv], env={**os.environ, INSIDE: "yes"}, check=False).returncode
    print("skipped: mounts of one's own are not allowed here (unshare -m, unshare -rm)")
    return 77


def used(folder):
    held = os.statvfs(folder)
    return (held.f_blocks - held.f_bfree) * held.f_frsize


def main():
    options = arguments(__doc__)
    if os.environ.get(INSIDE) != "yes":
        return in_private_mounts()

    def test(place):
        disk = pathlib.Path(place.top / "disk")
        disk.mkdir()
        out = disk / "out"
        mount(disk, 64 << 20)
        place.learn(out)
        # What a run takes at most: its results, its spill, and files without a name that are gone at its end.
        needed = used(disk) + (1 << 20)
        subprocess.run(["umount", str(disk)], check=True)
        whole_runs = 0
        for step in spread(needed // PAGE, 120 if options.all else 12):
            size = max(1, step) * PAGE
            mount(disk, size)
            ended = place.run(out)
            place.held(f"a disk of {size // 1024} KiB", out, ended)
            whole_runs += ended.status == 0
            if ended.status not in (0, 5):
                place.fault(f"a disk of {size // 1024} KiB", f"status {ended.status}, not 5", ended)
            mount(disk, 64 << 20, again=True)
            if step % 3 == 0:
                place.works_again(f"a disk of {size // 1024} KiB, with more room", out)
            subprocess.run(["umount", str(disk)], check=True)
        # Former results on a disk too full for new ones stay as they are.
        mount(disk, 64 << 20)
        place.run(out)
        former = content(out)
        mount(disk, used(disk) + 8 * PAGE, again=True)
        ended = place.run(out)
        place.held("former results on a full disk", out, ended, stood=True)
        if ended.status != 5 or content(out) != former:
            place.fault("former results on a full disk", "they changed, or the run did not say so", ended)
        subprocess.run(["umount", str(disk)], check=True)
        if whole_runs == 0:
            place.fault("the largest disk", "no run was whole: the walk ended too early")
        return 1 if place.finish("disks that fill up") else 0

    return in_place(options.program, test)


if __name__ == "__main__":
    sys.exit(main())
