#!/usr/bin/python3
"""One analysis over several machines: scripts/slurm_check on a real Slurm of two nodes, GNU parallel, the manifest of
Kubernetes. The bytes are those of the run in one piece; what fails is told, joins nothing and is run again alone.

usage: slurm.py slurm|parallel|kubernetes PROGRAM REPOSITORY WORK_FOLDER
"""

import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from run_support import SKIPPED, Checks, run  # noqa: E402
from slurm_cluster import SlurmCluster, Unavailable  # noqa: E402


def snapshot(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "stats.json"}


class Test:
    def __init__(self, program, repository, work):
        self.program, self.repository, self.work, self.checks = str(pathlib.Path(program).resolve()), repository, work, Checks()
        # A blank and a quote in the path, as people have them.
        self.inputs = work / "l'analyse de départ"
        shutil.copytree(repository / "tests/golden/two-documents-compared/in", self.inputs)
        self.analysis = self.inputs / "analysis.toml"
        (self.inputs / "analyse.toml").rename(self.analysis)

    def whole(self):
        done = run(self.program, ["check", str(self.analysis), "-o", str(self.work / "whole"), "-q"], self.work)
        self.checks.that(done.returncode == 0, f"whole: {done.returncode} {done.stderr}")
        return snapshot(self.work / "whole")

    def same(self, folder, whole, what):
        made = snapshot(folder) if folder.is_dir() else {}
        self.checks.that(made == whole, f"{what} differs: {[name for name in whole if whole[name] != made.get(name)][:8]}")


def slurm(test, repository, work):
    with SlurmCluster(work / "cluster") as cluster:
        def launch(shards, output, *words):
            return subprocess.run([repository / "scripts/slurm_check", test.analysis, str(shards), "-o", output, "--program", test.program, *words],
                                  capture_output=True, text=True, timeout=300, env=cluster.environment(), cwd=work, check=False)

        whole = test.whole()
        done = launch(3, work / "joined", "--check", "--lang fr")
        test.checks.that(done.returncode == 0, f"slurm_check: {done.returncode} {done.stderr}")
        test.same(work / "joined", whole, "the run of three shards")
        test.checks.that(not (work / "joined.shards").exists(), "the shards are still there")
        test.checks.that("Deux documents" in done.stdout, f"the first lines are not shown: {done.stdout[:200]}")

        again = launch(3, work / "joined")
        test.checks.that(again.returncode == 5, f"an output that is there: {again.returncode}")

        # A shard that cannot write: the others are kept, nothing is joined.
        blocked = work / "second.shards" / "2"
        blocked.mkdir(parents=True)
        (blocked / "foreign.txt").write_text("not ours", encoding="utf-8")
        failed = launch(3, work / "second")
        test.checks.that(failed.returncode == 5, f"a shard that fails: {failed.returncode} {failed.stderr}")
        test.checks.that("shard 2 of 3 failed (5)" in failed.stderr and "Nothing was joined" in failed.stderr, f"not told: {failed.stderr}")
        test.checks.that(not (work / "second").exists(), "something was joined")
        before = {k: (work / "second.shards" / k / "shard.account").stat().st_mtime_ns for k in ("1", "3")}
        shutil.rmtree(blocked)
        mended = launch(3, work / "second", "--keep")
        test.checks.that(mended.returncode == 0 and "1 of 3 shards" in mended.stderr, f"the failed shard alone: {mended.returncode} {mended.stderr}")
        test.same(work / "second", whole, "the run with a shard made again")
        after = {k: (work / "second.shards" / k / "shard.account").stat().st_mtime_ns for k in ("1", "3")}
        test.checks.that(before == after, "shards that had succeeded were run again")

        # An analysis that does not read: every shard says so, and the status is theirs.
        wrong = test.inputs / "fausse.toml"
        wrong.write_text("terracord = 1\nfaux = 2\n", encoding="utf-8")
        refused = subprocess.run([repository / "scripts/slurm_check", wrong, "2", "-o", work / "third", "--program", test.program],
                                 capture_output=True, text=True, timeout=300, env=cluster.environment(), cwd=work, check=False)
        test.checks.that(refused.returncode == 2 and "shard 1 of 2 failed (2)" in refused.stderr, f"wrong analysis: {refused.returncode} {refused.stderr}")
        for words in ([], [str(test.analysis), "0", "-o", "x"], [str(test.analysis), "2"], [str(test.analysis), "2", "-o", "x", "--unknown"]):
            usage = subprocess.run([repository / "scripts/slurm_check", *words], capture_output=True, text=True, cwd=work, check=False)
            test.checks.that(usage.returncode == 2 and "--help" in usage.stderr, f"{words}: {usage.returncode} {usage.stderr}")


def parallel(test, repository, work):
    """The lines of docs/scale.md, as they stand there."""
    if not shutil.which("parallel") or "GNU" not in subprocess.run(["parallel", "--version"], capture_output=True, text=True, check=False).stdout:
        print("SKIPPED: GNU parallel is not installed (scripts/packages/slurm.txt)")
        sys.exit(SKIPPED)
    text = (repository / "docs/scale.md").read_text(encoding="utf-8")
    block = text.split("## GNU parallel")[1].split("```sh\n")[1].split("```")[0]
    (test.inputs / "lignes.sh").write_text("set -e\n" + block, encoding="utf-8")
    whole = test.whole()
    path = work / "bin"
    path.mkdir()
    (path / "terracord").symlink_to(test.program)
    done = subprocess.run(["bash", "lignes.sh"], cwd=test.inputs, capture_output=True, text=True, timeout=300, check=False,
                          env={**os.environ, "PATH": f"{path}:{os.environ['PATH']}", "PARALLEL_HOME": str(work / "parallel")})
    test.checks.that(done.returncode == 0, f"parallel: {done.returncode} {done.stderr[-800:]}")
    test.same(test.inputs / "results", whole, "the run by GNU parallel")


def kubernetes(test, repository, _):
    """The manifest is whole, and its shards are numbered as `check --shard` wants them."""
    try:
        import yaml
    except ImportError:
        print("SKIPPED: python3-yaml is not installed")
        sys.exit(SKIPPED)
    documents = list(yaml.safe_load_all((repository / "scripts/kubernetes/terracord.yaml").read_text(encoding="utf-8")))
    kinds = [one["kind"] for one in documents]
    test.checks.that(kinds == ["PersistentVolumeClaim", "Job", "CronJob"], f"kinds: {kinds}")
    job, template = documents[1]["spec"], documents[2]["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    pod = job["template"]["spec"]
    check, merge = pod["containers"][0], template["containers"][0]
    counts = {job["completions"], int(check["env"][0]["value"]), int(merge["env"][0]["value"])}
    test.checks.that(job["completionMode"] == "Indexed" and counts == {8}, f"number of shards: {counts}")
    claims = {one["persistentVolumeClaim"]["claimName"] for one in (*pod["volumes"], *template["volumes"])}
    test.checks.that(claims == {documents[0]["metadata"]["name"]}, f"claims: {claims}")
    # The commands of the pods, run here one after the other.
    path = test.work / "bin"
    path.mkdir()
    (path / "terracord").symlink_to(test.program)
    whole = test.whole()
    for index in range(8):
        done = subprocess.run([*check["command"], *check["args"]], cwd=test.inputs, capture_output=True, text=True, check=False,
                              env={**os.environ, "PATH": f"{path}:{os.environ['PATH']}", "SHARDS": "8", "JOB_COMPLETION_INDEX": str(index)})
        test.checks.that(done.returncode == 0, f"pod {index}: {done.returncode} {done.stderr[-300:]}")
    done = subprocess.run([*merge["command"], *merge["args"]], cwd=test.inputs, capture_output=True, text=True, check=False,
                          env={**os.environ, "PATH": f"{path}:{os.environ['PATH']}", "SHARDS": "8"})
    test.checks.that(done.returncode == 0, f"merge: {done.returncode} {done.stderr[-300:]}")
    test.same(test.inputs / "results", whole, "the run by pods")


def main():
    what, program, repository, work = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4]).resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    test = Test(program, repository, work)
    try:
        {"slurm": slurm, "parallel": parallel, "kubernetes": kubernetes}[what](test, repository, work)
    except Unavailable as why:
        print(f"SKIPPED: no Slurm cluster can be had here: {why}")
        sys.exit(SKIPPED)
    test.checks.finish()


if __name__ == "__main__":
    main()
