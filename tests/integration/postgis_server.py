"""A PostgreSQL server with PostGIS of the tests' own: its data folder below the work folder, a port of the loopback
alone, users of its own with passwords, every statement in its log. Never the system's cluster; stopped by its pid.

PostgreSQL refuses to run as root: there it runs as the user `postgres` that its package brings.
"""

import contextlib
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import time

PASSWORD = "Mot-de-passe_7f3a9"
ADMIN = "cadastre_admin"
READER = "lecture_sig"
DATABASE = "plans"
SERVICE = "sig"


class Unavailable(Exception):
    """Why no server can be had here."""


def programs():
    """The folder of initdb and postgres, or Unavailable."""
    for folder in sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists() and list(pathlib.Path("/usr/share/postgresql").glob(f"{folder.parent.name}/extension/postgis.control")):
            return folder
    raise Unavailable("postgresql-15 and postgresql-15-postgis-3 are not installed (scripts/packages/postgis.txt)")


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class PostgisServer:
    def __init__(self, folder):
        self.bin = programs()
        self.folder = pathlib.Path(folder).resolve()
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.port = free_port()
        self.process = None
        self.user = None
        if os.geteuid() == 0:
            try:
                self.user = pwd.getpwnam("postgres")
            except KeyError as missing:
                raise Unavailable("root cannot run PostgreSQL, and there is no user postgres") from missing

    def _as_user(self):
        if self.user is None:
            return {}
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}

    def __enter__(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        secret = self.folder / "secret"
        secret.write_text(PASSWORD, encoding="utf-8")
        if self.user:
            for path in (self.folder, secret):
                os.chown(path, self.user.pw_uid, self.user.pw_gid)
        done = subprocess.run(
            [self.bin / "initdb", "-D", self.data, "-U", ADMIN, "--auth=scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            capture_output=True, text=True, cwd=self.folder, check=False, **self._as_user())
        if done.returncode != 0:
            raise Unavailable(f"initdb: {done.stderr.strip()[-300:]}")
        secret.unlink()
        self.start()
        self.write_service()
        self.sql("postgres", f"CREATE DATABASE {DATABASE}")
        self.sql(DATABASE, f"CREATE EXTENSION postgis; CREATE ROLE {READER} LOGIN PASSWORD '{PASSWORD}'")
        return self

    def start(self):
        settings = {
            "listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": "", "fsync": "off",
            "log_statement": "all", "shared_buffers": "32MB", "max_connections": 20, "lc_messages": "C",
        }
        words = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        with open(self.log, "a", encoding="utf-8") as log:
            self.process = subprocess.Popen([self.bin / "postgres", "-D", self.data, *words], stdout=log, stderr=log, cwd=self.folder, **self._as_user())
        for _ in range(200):
            if self.process.poll() is not None:
                raise Unavailable(f"the server stopped: {self.log.read_text(encoding='utf-8')[-300:]}")
            with contextlib.closing(socket.socket()) as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0 and "ready to accept" in self.log.read_text(encoding="utf-8"):
                    return
            time.sleep(0.1)
        raise Unavailable("the server does not answer")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # a fast shutdown
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def __exit__(self, *_):
        self.stop()

    def write_service(self):
        """A service file and a password file, as an administrator would hand them out."""
        self.services = self.folder / "pg_service.conf"
        self.services.write_text(
            f"[{SERVICE}]\nhost=127.0.0.1\nport={self.port}\ndbname={DATABASE}\nuser={READER}\n"
            f"[{SERVICE}_ecriture]\nhost=127.0.0.1\nport={self.port}\ndbname={DATABASE}\nuser={ADMIN}\n", encoding="utf-8")
        self.passwords = self.folder / "pgpass"
        self.passwords.write_text(f"127.0.0.1:{self.port}:*:*:{PASSWORD}\n", encoding="utf-8")
        self.passwords.chmod(0o600)

    def environment(self, **more):
        """What the program is given to find the server."""
        return {**os.environ, "PGSERVICEFILE": str(self.services), "PGPASSFILE": str(self.passwords), **more}

    def psql(self, database, sql):
        return subprocess.run(
            [self.bin / "psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U", ADMIN, "-d", database, "-f", "-"],
            input=sql, capture_output=True, text=True, env={**os.environ, "PGPASSWORD": PASSWORD}, check=False)

    def sql(self, database, sql):
        """What the administrator does; the answer as text."""
        done = self.psql(database, sql)
        if done.returncode != 0:
            raise RuntimeError(f"{sql[:200]}: {done.stderr}")
        return done.stdout

    def statements(self, since=0):
        """What the server was asked since an offset of its log."""
        return self.log.read_text(encoding="utf-8")[since:]

    def mark(self):
        return len(self.log.read_text(encoding="utf-8"))

    def load(self, source, table, layer=None):
        """A layer of a file into schema.table, feature numbers kept, by GDAL's own program."""
        target = f"PG:host=127.0.0.1 port={self.port} dbname={DATABASE} user={ADMIN}"
        words = ["ogr2ogr", "-f", "PostgreSQL", target, str(source), "-nln", table, "-lco", "GEOMETRY_NAME=geom", "-lco", "FID=ogc_fid", "-lco", "LAUNDER=NO",
                 "-preserve_fid", "-lco", "PRECISION=NO", "-nlt", "GEOMETRY"]
        if layer:
            words.append(layer)
        done = subprocess.run(words, capture_output=True, text=True, env={**os.environ, "PGPASSWORD": PASSWORD}, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"ogr2ogr {source}: {done.stderr}")
