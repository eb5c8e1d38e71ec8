"""PostGIS as a peer: a server of its own on a socket in a temporary folder, what it loads, what it is asked.

The server is set as one would set it for this work: no synchronisation with the disk, enough memory, parallel workers.
It measures the same as Terracord: by class, ground that several features cover counts once.
"""

import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile
import threading
import time

from measured import Measured

BIN = pathlib.Path("/usr/lib/postgresql/15/bin")
SETTINGS = {
    "listen_addresses": "''",
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "512MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_parallel_workers_per_gather": "2",
    "max_wal_size": "4GB",
    "jit": "off",
}
OVERLAPPING = ("prescriptions", "corridors")  # features of one class may cover the same ground
HUGE = ("flood", "noise")


class Server:
    """Started when made; `stop` ends it and removes all it kept. Needs root or an account PostgreSQL accepts."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="terracord-bench-"))
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        data = self.folder / "data"
        self._as_owner(BIN / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", self.user)
        with open(data / "postgresql.conf", "a", encoding="utf-8") as conf:
            for name, value in SETTINGS.items():
                conf.write(f"{name} = {value}\n")
            conf.write(f"unix_socket_directories = '{self.folder}'\n")
        self._as_owner(BIN / "pg_ctl", "-D", data, "-l", self.folder / "log", "-w", "start")
        self.postmaster = int((data / "postmaster.pid").read_text().split()[0])
        self.sql("CREATE DATABASE bench", database="postgres")
        self.sql("CREATE EXTENSION postgis; CREATE EXTENSION postgis_raster;")

    def _as_owner(self, *command):
        words = [str(word) for word in command]
        if os.geteuid() == 0:
            words = ["runuser", "-u", "postgres", "--", *words]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def psql(self, database="bench"):
        return ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-U", self.user, database]

    def connection(self):
        return f"PG:host={self.folder} user={self.user} dbname=bench"

    def sql(self, text, database="bench"):
        subprocess.run([*self.psql(database), "-c", text], check=True, stdout=subprocess.DEVNULL)

    def stop(self):
        self._as_owner(BIN / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def versions(self):
        out = subprocess.run([*self.psql(), "-A", "-t", "-c",
                              "SELECT split_part(version(), ' ', 2) || ', PostGIS ' || postgis_lib_version()"],
                             check=True, capture_output=True, text=True)
        return "PostgreSQL " + out.stdout.strip()

    # -- measuring: the work is done by the server's processes, not by psql

    def _processes(self):
        children = pathlib.Path(f"/proc/{self.postmaster}/task/{self.postmaster}/children").read_text().split()
        return [self.postmaster, *map(int, children)]

    def _ticks(self):
        """Of the server, those that ended included."""
        ticks = 0
        for pid in self._processes():
            try:
                stat = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            except FileNotFoundError:
                continue
            ticks += int(stat[11]) + int(stat[12])
            if pid == self.postmaster:
                ticks += int(stat[13]) + int(stat[14])
        return ticks

    def _memory_kib(self):
        """Of its own of each process, and what they share once."""
        own = shared = 0
        for pid in self._processes():
            try:
                status = pathlib.Path(f"/proc/{pid}/status").read_text()
            except FileNotFoundError:
                continue
            for row in status.splitlines():
                if row.startswith("RssAnon:"):
                    own += int(row.split()[1])
                elif row.startswith("RssShmem:"):
                    shared = max(shared, int(row.split()[1]))
        return own + shared

    def timed(self, text, timeout):
        """SQL as one client, measured in the server's processes."""
        peak = [self._memory_kib()]
        done = threading.Event()

        def watch():
            while not done.wait(0.05):
                peak.append(self._memory_kib())

        watcher = threading.Thread(target=watch)
        before = self._ticks()
        watcher.start()
        begin = time.perf_counter()
        client = subprocess.run([*self.psql(), "-c", f"SET statement_timeout = '{int(timeout * 1000)}'", "-c", text],
                                capture_output=True, text=True, check=False)
        wall = time.perf_counter() - begin
        done.set()
        watcher.join()
        time.sleep(0.2)  # until the postmaster has buried its child
        cpu = (self._ticks() - before) / os.sysconf("SC_CLK_TCK")
        # A statement that ends in the midst of an overlay says that a user asked for it.
        timed_out = client.returncode != 0 and wall >= timeout
        if client.returncode and not timed_out:
            print(client.stderr)
        return Measured(wall, cpu, max(peak) / 1024, client.returncode, timed_out)

    def load(self, path, table):
        """A layer or a raster of the territory; indexed and analysed."""
        begin = time.perf_counter()
        before = os.times()
        if path.suffix == ".tif":
            tiles = subprocess.Popen(["raster2pgsql", "-q", "-t", "100x100", "-N", "-9999", "-I", "-C", "-s", "2154",
                                      str(path), table], stdout=subprocess.PIPE)
            subprocess.run(self.psql(), stdin=tiles.stdout, check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            tiles.wait()
        else:
            subprocess.run(["ogr2ogr", "-q", "-f", "PostgreSQL", self.connection(), str(path), "-nln", table,
                            "-lco", "GEOMETRY_NAME=geom", "-lco", "FID=fid", "-lco", "UNLOGGED=ON"],
                           check=True, env={**os.environ, "PG_USE_COPY": "YES"})
        self.sql(f"ANALYZE {table}")
        after = os.times()
        cpu = after.children_user - before.children_user + after.children_system - before.children_system
        return Measured(time.perf_counter() - begin, cpu, 0.0, 0)

    def write_areas(self, table, path):
        with open(path, "w", encoding="utf-8") as out:
            subprocess.run([*self.psql(), "-A", "-t", "-F", ",", "-c", f"SELECT id, code, area FROM {table}"],
                           check=True, stdout=out)


def areas_sql(layer, projects, subdivided, pieces):
    """Areas by project and class in out_LAYER. `pieces`: the geometry as a table first, as a map needs it."""
    text = f"DROP TABLE IF EXISTS out_{layer}, pieces_{layer};"
    source = layer
    if subdivided:
        source = f"sub_{layer}"
        text += (f"DROP TABLE IF EXISTS {source};"
                 f"CREATE UNLOGGED TABLE {source} AS SELECT code, ST_Subdivide(geom, 128) AS geom FROM {layer};"
                 f"CREATE INDEX ON {source} USING gist (geom); ANALYZE {source};")
    met = (f"SELECT p.id, z.code, ST_Intersection(p.geom, z.geom) AS geom FROM {projects} p "
           f"JOIN {source} z ON ST_Intersects(p.geom, z.geom)")
    if pieces:
        text += f"CREATE UNLOGGED TABLE pieces_{layer} AS {met};"
        met = f"SELECT * FROM pieces_{layer}"
    area = "ST_Area(ST_Union(geom))" if layer in OVERLAPPING else "sum(ST_Area(geom))"
    return text + (f"CREATE UNLOGGED TABLE out_{layer} AS SELECT id, code, {area} AS area FROM ({met}) met "
                   "GROUP BY id, code HAVING sum(ST_Area(geom)) > 0;")


def distance_sql(layer, projects):
    return (f"DROP TABLE IF EXISTS out_{layer}; CREATE UNLOGGED TABLE out_{layer} AS SELECT p.id, near.metres "
            f"FROM {projects} p CROSS JOIN LATERAL (SELECT ST_Distance(p.geom, f.geom) AS metres FROM {layer} f "
            "ORDER BY p.geom <-> f.geom LIMIT 1) near;")


def raster_sql(layer, projects):
    """The mean of the cells whose middle lies inside: another definition than exact coverage, and the only one it has."""
    return (f"DROP TABLE IF EXISTS out_{layer}; CREATE UNLOGGED TABLE out_{layer} AS "
            "SELECT id, sum((stats).sum) / nullif(sum((stats).count), 0) AS mean FROM ("
            f"SELECT p.id, ST_SummaryStats(ST_Clip(r.rast, p.geom, -9999)) AS stats FROM {projects} p "
            f"JOIN {layer} r ON ST_Intersects(r.rast, p.geom)) clipped GROUP BY id;")
