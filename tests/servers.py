"""Real servers for tests: throw-away PostgreSQL and Elasticsearch, and the portal itself with its demo content."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT = 600  # seconds until a server counts as not coming; the first start loads the demo, beside the tests


class ServerFailedError(RuntimeError):
    """A server did not start; the message carries what it printed."""


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def certificate(folder: Path) -> Path:
    """A certificate for localhost that no machine knows."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", f"{folder}/tls.key"]
    name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"]
    subprocess.run(
        ["openssl", "req", "-x509", *key, *name, "-out", f"{folder}/tls.pem"], check=True, capture_output=True
    )
    return folder / "tls.pem"


def postgres_bin() -> Path | None:
    """The folder with initdb and pg_ctl of the newest PostgreSQL on this machine, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _server_account() -> str | None:
    """Whom the cluster runs as. initdb refuses root; the package's own account is meant for this."""
    return "postgres" if os.geteuid() == 0 else None


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[str]:
    """A DATABASE_URL of an empty cluster, reachable only through a socket in a private folder."""
    programs = postgres_bin()
    if programs is None:
        raise ServerFailedError("PostgreSQL is not installed")
    account = _server_account()
    folder = Path(tempfile.mkdtemp(prefix="portal-pg-"))
    if account:
        shutil.chown(folder, account, account)
    log = folder / "log"

    def run(name: str, *arguments: str) -> None:
        done = subprocess.run(
            [programs / name, *arguments],
            user=account, group=account, extra_groups=[] if account else None,
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip  # one option a line says nothing more
        if done.returncode:
            raise ServerFailedError(f"{name}: {done.stdout}\n{log.read_text() if log.exists() else ''}")

    data = str(folder / "data")
    # Nothing of this cluster outlives the run, so it need not survive a power cut.
    settings = "fsync=off synchronous_commit=off full_page_writes=off wal_level=minimal max_wal_senders=0 jit=off"
    chosen = [] if durable else settings.split()
    options = f"-k {folder} -h '' -p 5432 " + " ".join(f"-c {setting}" for setting in chosen)
    try:
        # pg_ctl hands the output of initdb on; the server's own goes to the log, or pg_ctl would never end.
        run("initdb", "-D", data, "-U", "portal", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        run("pg_ctl", "-D", data, "-w", "-t", str(START_LIMIT), "-l", str(log), "-o", options, "start")
        try:
            yield f"postgres://portal@{quote(str(folder), safe='')}:5432/postgres"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


ELASTICSEARCH_LINE = "8.19."
ELASTICSEARCH_COORDINATES = "org.elasticsearch.distribution.integ-test-zip:elasticsearch:8.19.7:zip"
ELASTICSEARCH_YML = """
cluster.name: portal-test
discovery.type: single-node
network.host: 127.0.0.1
http.port: {http}
transport.port: {transport}
path.data: {folder}/data
path.logs: {folder}/logs
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
"""


def elasticsearch_missing() -> str:
    """What this machine lacks to run Elasticsearch; empty where it lacks nothing."""
    if not shutil.which("java"):
        return "java tidak terpasang"
    return "" if _elasticsearch_zips() or shutil.which("mvn") else "maven tidak terpasang"


def _elasticsearch_zips() -> list[Path]:
    """Elasticsearch's own minimal distribution in Maven's local repository, the newest last."""
    folder = Path.home() / ".m2/repository/org/elasticsearch/distribution/integ-test-zip/elasticsearch"
    found = folder.glob(f"{ELASTICSEARCH_LINE}*/elasticsearch-*.zip")
    return sorted(found, key=lambda path: int(path.parent.name.removeprefix(ELASTICSEARCH_LINE)))


def _elasticsearch_home() -> Path:
    """The unpacked distribution; fetched and unpacked once for a machine."""
    if not _elasticsearch_zips():
        fetch = ["mvn", "--batch-mode", "--quiet", "dependency:get", "-Dtransitive=false"]
        done = subprocess.run(
            [*fetch, f"-Dartifact={ELASTICSEARCH_COORDINATES}"],
            cwd=tempfile.gettempdir(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise ServerFailedError(f"mvn: {done.stdout}")
    archive = _elasticsearch_zips()[-1]
    # Not below the home of root, which the server's own account cannot enter.
    cache = Path("/var/tmp") / f"portal-elasticsearch-{os.geteuid()}"  # noqa: S108  # its owner is checked below
    cache.mkdir(mode=0o755, exist_ok=True)
    if cache.is_symlink() or cache.stat().st_uid != os.geteuid():
        raise ServerFailedError(f"{cache} belongs to somebody else")
    home = cache / archive.stem
    if not home.exists():
        with tempfile.TemporaryDirectory(dir=cache) as unpacked:
            Path(unpacked).chmod(0o755)
            shutil.unpack_archive(archive, unpacked)  # zipfile drops the modes; only java and the jars are used
            (Path(unpacked) / archive.stem).rename(home)
    return home


@dataclass
class Elasticsearch:
    """A server of one node that can be killed, hung and started again; its data stay until the end."""

    home: Path
    folder: Path
    port: int
    account: str | None
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def _pid(self) -> int:
        """The server itself; `process` is its launcher."""
        return int((self.folder / "pid").read_text())

    def start(self) -> None:
        """Returns once it answers (12 s)."""
        env = {
            "PATH": os.environ["PATH"],
            "ES_JAVA_HOME": str(Path(shutil.which("java") or "/usr/bin/java").resolve().parent.parent),
            "ES_JAVA_OPTS": "-Xms512m -Xmx512m",
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_TMPDIR": str(self.folder / "tmp"),  # no folder of its own may lie below it
        }
        (self.folder / "pid").unlink(missing_ok=True)
        with (self.folder / "output").open("wb") as output:
            # Through bash: unpacking has dropped the modes.
            self.process = subprocess.Popen(
                ["bash", self.home / "bin" / "elasticsearch", "-p", self.folder / "pid"],
                user=self.account, group=pwd.getpwnam(self.account).pw_gid if self.account else None,
                extra_groups=[] if self.account else None, env=env, cwd=self.folder,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        """Until it answers: on a busy machine a server that was stopped takes its time as well."""
        until = time.monotonic() + START_LIMIT
        while time.monotonic() < until and self.process and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/_cluster/health", timeout=5) as answer:  # noqa: S310  # ours
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise ServerFailedError(f"elasticsearch\n{(self.folder / 'output').read_text(errors='replace')}")

    def kill(self) -> None:
        """As a power cut would."""
        os.kill(self._pid, signal.SIGKILL)
        assert self.process
        self.process.wait(START_LIMIT)

    def hang(self) -> None:
        """From now on it takes connections and answers none."""
        os.kill(self._pid, signal.SIGSTOP)

    def resume(self) -> None:
        os.kill(self._pid, signal.SIGCONT)
        self._wait()


@contextmanager
def elasticsearch() -> Iterator[Elasticsearch]:
    """A running Elasticsearch on ports of its own, without security; gone at the end with all it held."""
    home = _elasticsearch_home()
    account = "nobody" if os.geteuid() == 0 else None  # it refuses root
    folder = Path(tempfile.mkdtemp(prefix="portal-es-"))
    server = Elasticsearch(home, folder, free_port(), account)
    try:
        config = folder / "config"
        shutil.copytree(home / "config", config)
        (folder / "tmp").mkdir()
        (config / "elasticsearch.yml").write_text(
            ELASTICSEARCH_YML.format(http=server.port, transport=free_port(), folder=folder)
        )
        for path in (folder, *folder.rglob("*")) if account else ():
            shutil.chown(path, account)
        server.start()
        yield server
    finally:
        if server.process and server.process.poll() is None:
            with suppress(OSError):  # it never got so far as to have a number
                server.kill()
            server.process.kill()
            server.process.wait()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class DemoSite:
    """The running portal: its address, its state folder, and how to ask its own Django."""

    url: str
    var: Path
    env: dict[str, str]

    def manage(self, *arguments: str, stdin: str | None = None) -> str:
        """Output of a management command run on this site's data."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.env, input=stdin,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise ServerFailedError(f"manage.py {' '.join(arguments)}\n{done.stdout}{done.stderr}")
        return done.stdout


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_LIMIT
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/sehat/", timeout=5) as answer:  # noqa: S310  # our own http address
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise ServerFailedError(f"manage.py serve did not answer at {url}/sehat/\n{log.read_text(errors='replace')}")


def site_env(var: Path, url: str) -> dict[str, str]:
    """The environment in which commands work on the site at `url` that keeps its state in `var`."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PORTAL_")}
    kept.pop("DATABASE_URL", None)
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
        "PORTAL_VAR": str(var),
        "PORT": url.rpartition(":")[2],
        "SITE_URL": url,
    }


@contextmanager
def demo_site() -> Iterator[DemoSite]:
    """The portal as `make run` serves it (production server, DEBUG off, demo content) on a free port."""
    var = Path(tempfile.mkdtemp(prefix="portal-demo-"))
    url = f"http://127.0.0.1:{free_port()}"
    env = site_env(var, url)
    site = DemoSite(url, var, env)
    log = var / "serve-output.log"
    try:
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"], cwd=ROOT, env=env,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            _wait_until_healthy(url, process, log)
            yield site
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    finally:
        shutil.rmtree(var, ignore_errors=True)
