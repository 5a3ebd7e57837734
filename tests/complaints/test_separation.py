"""The CMS and the channel are two processes: neither can reach what is the other's."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from pyrage import x25519

from complaints.sealing import receipts
from complaints.sealing.envelope import unseal
from tests.complaints.sending import STORY
from tests.complaints.world import installed
from tests.servers import ROOT

SECRET = "".join(chr(97 + n % 26) for n in range(50))
COMMON = {"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "portal.example", "SITE_URL": "https://portal.example"}


def run(code: str, var: Path, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**kept, **COMMON, "PORTAL_VAR": str(var), **env},
        capture_output=True, text=True, check=False,
    )  # fmt: skip  # one option a line says nothing more


CMS = {"DJANGO_SETTINGS_MODULE": "portal.settings.production", "DATABASE_URL": "sqlite:///:memory:"}


def test_the_process_of_the_cms_knows_no_complaint_and_no_way_to_them(tmp_path: Path) -> None:
    code = (
        "import django; django.setup()\n"
        "from django.apps import apps; from django.conf import settings; from django.urls import resolve\n"
        "assert not apps.is_installed('complaints'), 'installed'\n"
        "assert list(settings.DATABASES) == ['default'], settings.DATABASES\n"
        "import sys; assert not [name for name in sys.modules if name.startswith('complaints.models')]\n"
        "print(resolve('/formulir/').func.__module__)\n"
    )
    done = run(code, tmp_path, **CMS)
    assert done.returncode == 0, done.stderr
    assert "complaints" not in done.stdout


def channel(var: Path) -> dict[str, str]:
    """What the channel's process is given."""
    return {
        "DJANGO_SETTINGS_MODULE": "portal.settings.intake",
        "COMPLAINTS_DATABASE_URL": f"sqlite:///{var / 'complaints.sqlite3'}",
        "COMPLAINTS_ROOT_KEY": str(var / "complaints/root.pub"),
    }


def test_the_cms_refuses_to_start_with_the_address_of_the_complaints(tmp_path: Path) -> None:
    done = run("import portal.settings.production", tmp_path, **CMS, COMPLAINTS_DATABASE_URL="postgres://x/y")
    assert done.returncode != 0
    assert "must not be given to the CMS" in done.stderr


def test_the_process_of_the_channel_answers_without_any_cms_in_it(tmp_path: Path) -> None:
    code = (
        "import complaints.wsgi, sys\n"
        "from django.conf import settings; from django.core.management import call_command\n"
        "settings.STORAGES['staticfiles']['BACKEND'] = 'django.contrib.staticfiles.storage.StaticFilesStorage'\n"
        "call_command('migrate', 'complaints', database='complaints', verbosity=0, skip_checks=False)\n"
        "call_command('complaints_worker', '--once')\n"
        "from django.test import Client\n"
        "client = Client(headers={'host': 'portal.example', 'x-forwarded-proto': 'https'})\n"
        "keys = '/.well-known/uptd-keys.json'\n"
        "for path in ('/formulir/', '/en/formulir/', '/formulir/status/', keys, '/petugas/masuk/', '/tidak-ada/'):\n"
        "    print(path, client.get(path).status_code)\n"
        "others = {'wagtail', 'home', 'services', 'search'}\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in others))\n"
    )
    done = run(code, tmp_path, **channel(tmp_path))
    assert done.returncode == 0, done.stderr
    # Without keysets the form is closed and says so; the status page stands.
    pages = "/formulir/ 503\n/en/formulir/ 503\n/formulir/status/ 200\n"
    expected = f"{pages}/.well-known/uptd-keys.json 200\n/petugas/masuk/ 200\n/tidak-ada/ 404\n[]"
    assert done.stdout.strip().endswith(expected), done.stdout


@pytest.mark.parametrize("before", [None, 0o644])
def test_the_table_of_complaints_is_a_file_that_only_its_owner_reads(tmp_path: Path, before: int | None) -> None:
    path = tmp_path / "complaints.sqlite3"
    if before:
        path.touch(before)
    code = (
        "import os; os.umask(0o022)\n"
        "import django; django.setup()\n"
        "from django.core.management import call_command; from complaints.models import Complaint\n"
        "call_command('migrate', 'complaints', database='complaints', verbosity=0)\n"
        "print(Complaint.objects.count())\n"
        f"print(*(oct(os.stat('{path}' + end).st_mode & 0o777) for end in ('', '-wal', '-shm')))\n"
    )
    done = run(code, tmp_path, **channel(tmp_path))
    assert done.stdout == "0\n0o600 0o600 0o600\n", done.stderr


FILE_ONE = """
import complaints.wsgi
from django.core.management import call_command
call_command('collectstatic', interactive=False, verbosity=0)
call_command('migrate', 'complaints', database='complaints', verbosity=0)
from django.test import Client
from tests.complaints.sending import code_on, send
client = Client(headers={'host': 'portal.example', 'x-forwarded-proto': 'https', 'origin': 'https://portal.example'})
for path in ('/formulir/', '/en/formulir/'):
    shown = client.get(path)
    print(path, shown.status_code, shown.content.count(b'type="radio"') > 5, b'/static/js/formulir.' in shown.content)
code = code_on(send(client, secure=True))
print(code, client.post('/formulir/status/', {'code': code}, secure=True).status_code)
"""


def test_the_process_of_the_channel_takes_a_complaint_in_production(tmp_path: Path) -> None:
    with installed(tmp_path / "complaints") as world:
        done = run(FILE_ONE, tmp_path, **channel(tmp_path))
        assert done.returncode == 0, done.stderr
        *forms, told = done.stdout.strip().splitlines()
        assert forms == ["/formulir/ 200 True True", "/en/formulir/ 200 True True"]
        code, status = told.split()
        assert status == "200"
        with sqlite3.connect(tmp_path / "complaints.sqlite3") as database:
            [(index, envelope)] = database.execute("SELECT receipt_index, envelope FROM complaints_complaint")
        assert index == receipts.open_code(code).index
        officer = x25519.Identity.from_str(world.key("petugas-1").identity)
        assert unseal(envelope, officer)["answers"]["story"] == STORY


def test_the_channel_refuses_to_start_without_its_secrets(tmp_path: Path) -> None:
    done = run("import portal.settings.intake", tmp_path, COMPLAINTS_ROOT_KEY="")
    assert done.returncode != 0
    assert "COMPLAINTS_DATABASE_URL" in done.stderr
