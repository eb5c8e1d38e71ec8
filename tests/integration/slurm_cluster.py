"""A Slurm cluster of the tests' own: two nodes that are this machine, a controller and a munge daemon with their own key,
ports of the loopback and state below the work folder. Never the system's cluster; stopped by pid.
"""

import contextlib
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "sinfo")


class Unavailable(Exception):
    """Why no cluster can be had here."""


def free_ports(count):
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


class SlurmCluster:
    def __init__(self, folder):
        path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
        self.programs = {name: shutil.which(name, path=path) for name in PROGRAMS}
        missing = [name for name, found in self.programs.items() if not found]
        if missing:
            raise Unavailable(f"{', '.join(missing)}: not installed (scripts/packages/slurm.txt)")
        self.folder = pathlib.Path(folder).resolve()
        self.processes = []
        # The path of a socket must be short, however deep the build folder lies.
        self.sockets = pathlib.Path(tempfile.mkdtemp(prefix="terracord-munge-"))

    def environment(self, **more):
        return {**os.environ, "SLURM_CONF": str(self.folder / "slurm.conf"), **more}

    def start(self, name, *words):
        log = open(self.folder / f"{name}.out", "w", encoding="utf-8")
        program = self.programs[name.split("-")[0]]
        self.processes.append(subprocess.Popen([program, *words], stdout=log, stderr=log, env=self.environment(), cwd=self.folder))
        return self.processes[-1]

    def __enter__(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        for part in ("state", "spool.n1", "spool.n2"):
            (self.folder / part).mkdir(parents=True)
        try:
            self._start_all()
        except BaseException:
            self.stop()
            raise
        return self

    def _start_all(self):
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        self.sockets.chmod(0o755)
        munge_socket = self.sockets / "socket"
        self.start("munged", "--foreground", "--force", f"--key-file={key}", f"--socket={munge_socket}", f"--pid-file={self.sockets}/pid",
                   f"--log-file={self.folder}/munged.log", f"--seed-file={self.folder}/munged.seed")
        host, user = socket.gethostname().split(".")[0], pwd.getpwuid(os.geteuid()).pw_name
        controller, one, two = free_ports(3)
        settings = {
            "ClusterName": "essai", "SlurmctldHost": f"{host}(127.0.0.1)", "SlurmUser": user, "SlurmdUser": user,
            "AuthType": "auth/munge", "CryptoType": "crypto/munge", "AuthInfo": f"socket={munge_socket}",
            "SlurmctldPort": controller, "SlurmctldPidFile": f"{self.folder}/slurmctld.pid", "SlurmdPidFile": f"{self.folder}/slurmd.%n.pid",
            "StateSaveLocation": f"{self.folder}/state", "SlurmdSpoolDir": f"{self.folder}/spool.%n",
            "SlurmctldLogFile": f"{self.folder}/slurmctld.log", "SlurmdLogFile": f"{self.folder}/slurmd.%n.log",
            "CommunicationParameters": "NoInAddrAny,NoCtldInAddrAny", "SlurmdParameters": "config_overrides",
            "ProctrackType": "proctrack/pgid", "TaskPlugin": "task/none", "MpiDefault": "none", "SchedulerType": "sched/backfill",
            "SchedulerParameters": "sched_interval=1,bf_interval=1,batch_sched_delay=0,sched_min_interval=0",
            "SelectType": "select/cons_tres", "SelectTypeParameters": "CR_Core", "ReturnToService": 2,
            "JobAcctGatherType": "jobacct_gather/none", "AccountingStorageType": "accounting_storage/none",
        }
        lines = [f"{key}={value}" for key, value in settings.items()]
        lines += [f"NodeName={node} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs=1 RealMemory=500" for node, port in (("n1", one), ("n2", two))]
        lines += ["PartitionName=batch Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP", ""]
        (self.folder / "slurm.conf").write_text("\n".join(lines), encoding="utf-8")
        self._wait_for(munge_socket.exists, "munged")
        self.start("slurmctld", "-D", "-f", str(self.folder / "slurm.conf"))
        for node in ("n1", "n2"):
            self.start(f"slurmd-{node}", "-D", "-N", node, "-f", str(self.folder / "slurm.conf"))
        self._wait_for(lambda: self.idle_nodes() == 2, "two idle nodes")

    def idle_nodes(self):
        done = subprocess.run([self.programs["sinfo"], "-h", "-N", "-t", "idle", "-o", "%N"], capture_output=True, text=True, env=self.environment(), check=False)
        return len(set(done.stdout.split()))

    def _wait_for(self, condition, what):
        for _ in range(300):
            if any(process.poll() is not None for process in self.processes):
                break
            if condition():
                return
            time.sleep(0.2)
        logs = " ".join(path.read_text(encoding="utf-8", errors="replace")[-400:] for path in sorted(self.folder.glob("*.out")))
        raise Unavailable(f"{what}: not there after a minute, or a daemon stopped: {logs}")

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.processes = []
        shutil.rmtree(self.sockets, ignore_errors=True)

    def __exit__(self, *_):
        self.stop()
