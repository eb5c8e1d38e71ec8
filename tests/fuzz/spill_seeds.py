#!/usr/bin/python3
"""Makes the seeds of fuzz_spill anew: what a shard of a small run leaves. For when the form of either file changes.

usage: spill_seeds.py PROGRAM [--check]      such as build/dev/terracord; --check: only whether they are of today's form
"""

import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CASE = HERE.parent / "golden/four-plots/in"
CORPUS = HERE / "corpus/fuzz_spill"
CHECK = 16  # digits of the account's check, behind its first line

# The first byte of an input says what the rest is taken for: fuzz_spill.cpp.
RECORD, SPILL, ACCOUNT, ACCOUNT_FILE = (bytes([choice]) for choice in range(4))


def main(words):
    if len(words) not in (1, 2) or words[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    program = str(pathlib.Path(words[0]).resolve())
    with tempfile.TemporaryDirectory() as work:
        inputs, shard = pathlib.Path(work) / "in", pathlib.Path(work) / "shard"
        shutil.copytree(CASE, inputs)
        subprocess.run([program, "check", "analyse.toml", "-o", str(shard), "--shard", "1/2", "--progress", "never"], cwd=inputs, check=True)
        (account,) = (path.read_bytes() for path in shard.iterdir() if path.read_bytes().startswith(b"terracord shard "))
        (spill,) = (path.read_bytes() for path in shard.iterdir() if path.read_bytes().startswith(b"terracord spill "))
    seeds = {
        "account": ACCOUNT + account[account.index(b"\n") + 1 + CHECK :],
        "account_file": ACCOUNT_FILE + account,
        "spill": SPILL + spill,
    }
    at = spill.index(b"\n") + 1
    for number in range(2):
        # Length, check of the bytes, record.
        (length,) = struct.unpack_from("<Q", spill, at)
        at += 8 + CHECK
        seeds[f"record{number}"] = RECORD + spill[at : at + length]
        at += length
    if words[1:]:
        old = [name for name in ("account_file", "spill") if (CORPUS / name).read_bytes().split(b"\n")[0] != seeds[name].split(b"\n")[0]]
        for name in old:
            print(f"corpus/fuzz_spill/{name} is of a former form and reaches nothing: run {HERE.name}/spill_seeds.py PROGRAM")
        return 1 if old else 0
    for name, content in seeds.items():
        (CORPUS / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
