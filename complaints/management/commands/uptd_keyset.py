"""`manage.py uptd_keyset`: who can read an office's complaints, from the description to the installed manifest."""

import getpass
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from complaints import mail
from complaints.ceremony import installing, manifests
from complaints.ceremony.keyfiles import BadKeyFileError, new_file, read_public, read_root, root_is_locked
from complaints.sealing.keysets import BadManifestError, Keyset, load
from complaints.sealing.signing import sign

AT_ONCE = (
    "PERINGATAN: perubahan ini berlaku seketika, tanpa 24 jam bagi petugas untuk membantah. Hanya untuk keadaan"
    " darurat, misalnya kunci dicuri."
)


class Command(BaseCommand):
    help = "Keyset sebuah UPTD: make, sign, install, rotate, revoke, show (docs/runbooks/kunci.md)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True)

        def step(name: str, text: str) -> ArgumentParser:
            return steps.add_parser(name, help=text, description=text)

        make = step("make", "Membuat manifes dari uraian TOML atau JSON.")
        make.add_argument("description", type=Path)
        make.add_argument("--previous", type=Path, help="versi sebelumnya (bertanda tangan)")
        rotate = step("rotate", "Membuat versi berikutnya: mengganti atau menambah penerima.")
        rotate.add_argument("previous", type=Path)
        rotate.add_argument("--replace", nargs=2, action="append", default=[], metavar=("LABEL", "PUBLIK"))
        rotate.add_argument("--add", nargs=2, action="append", default=[], metavar=("PERAN", "PUBLIK"))
        revoke = step("revoke", "Membuat versi berikutnya tanpa seorang penerima.")
        revoke.add_argument("previous", type=Path)
        revoke.add_argument("label")
        for part in (make, rotate, revoke):
            part.add_argument("--out", type=Path, required=True)
            part.add_argument("--days", type=_days, default=365, help="masa berlaku, 1-3650")
            part.add_argument("--not-before", type=_moment, help="mulai berlaku, misalnya 2026-12-01T00:00:00Z")
            part.add_argument("--now", action="store_true", help="berlaku seketika (darurat)")
        signed = step("sign", "Menandatangani manifes dengan kunci induk, di komputer tanpa jaringan.")
        signed.add_argument("manifest", type=Path)
        signed.add_argument("--root", type=Path, required=True)
        signed.add_argument("--previous", type=Path, help="versi sebelumnya; wajib mulai versi 2")
        signed.add_argument("--out", type=Path, required=True)
        install = step("install", "Memasang manifes bertanda tangan di server ini.")
        install.add_argument("signed", type=Path)
        install.add_argument("--now", action="store_true", help="terima yang berlaku seketika (darurat)")
        show = step("show", "Menampilkan keyset yang berlaku, yang akan berlaku, dan alarm.")
        show.add_argument("name", nargs="?")

    def handle(self, *args: Any, **options: Any) -> None:
        steps: dict[str, Callable[[dict[str, Any]], None]] = {
            "make": self._make, "rotate": self._rotate, "revoke": self._revoke,
            "sign": self._sign, "install": self._install, "show": self._show,
        }  # fmt: skip
        try:
            steps[options["step"]](options)
        except (BadManifestError, BadKeyFileError) as error:
            raise CommandError(" ".join(str(error).split())) from None
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from None

    def _make(self, options: dict[str, Any]) -> None:
        description = manifests.read_description(options["description"])
        before = manifests.opened(options["previous"]) if options["previous"] else None
        self._write(description, before, options)

    def _rotate(self, options: dict[str, Any]) -> None:
        before = manifests.opened(options["previous"])
        description = manifests.description_of(before)
        if not options["replace"] and not options["add"]:
            raise BadManifestError("rotate: sebut --replace LABEL PUBLIK atau --add PERAN PUBLIK")
        for label, public in options["replace"]:
            old = _labelled(description, label)
            description["recipients"] = [
                {"role": old["role"], **read_public(Path(public))} if one is old else one
                for one in description["recipients"]
            ]
        for role, public in options["add"]:
            description["recipients"].append({"role": role, **read_public(Path(public))})
        self._write(description, before, options)

    def _revoke(self, options: dict[str, Any]) -> None:
        before = manifests.opened(options["previous"])
        description = manifests.description_of(before)
        description["recipients"].remove(_labelled(description, options["label"]))
        self._write(description, before, options)
        self.stderr.write("Ingat: laporan yang sudah disegel tetap terbuka dengan kunci itu. Matikan akunnya di meja.")

    def _write(self, description: dict[str, Any], before: bytes | None, options: dict[str, Any]) -> None:
        now = timezone.now()
        if before is None or options["now"]:
            start = options["not_before"] or now
        else:
            start = options["not_before"] or now + manifests.USUAL_DELAY
            if start < now + manifests.LEAST_DELAY:
                raise BadManifestError("--not-before: paling cepat 24 jam lagi; bila darurat, --now")
        body = manifests.to_bytes(manifests.version_after(description, before, start, options["days"]), "manifes")
        new_file(options["out"], body.decode())
        if before and options["now"]:
            self.stderr.write(AT_ONCE)
        self._compare(manifests.checked(body, "manifes"), manifests.checked(before, "sebelumnya") if before else None)

    def _sign(self, options: dict[str, Any]) -> None:
        body = options["manifest"].read_bytes()
        keyset = manifests.checked(body, options["manifest"].name)
        root = read_root(options["root"], _phrase(options["root"]))
        before = None
        if keyset.version > 1:
            if not options["previous"]:
                raise BadManifestError(f"{keyset.name} versi {keyset.version}: sebut --previous, versi sebelumnya")
            old = manifests.opened(options["previous"], root.public_key())
            before = manifests.checked(old, options["previous"].name)
        manifests.follows(keyset, before)
        new_file(options["out"], sign(body, root).decode(), 0o644)
        self._compare(keyset, before)

    def _install(self, options: dict[str, Any]) -> None:
        now = timezone.now()
        done = installing.install(options["signed"], now, at_once=options["now"])
        if options["now"] and done.before:
            self.stderr.write(AT_ONCE)
        for warning in done.warnings:
            self.stderr.write(f"PERINGATAN: {warning}")
        told = [*done.keyset.notify, *(done.before.notify if done.before else ())]
        if refused := mail.send(told, mail.CHANGED):
            self.stderr.write(f"PERINGATAN: surel tidak terkirim; beri tahu sendiri: {', '.join(refused)}")
        self._compare(done.keyset, done.before)

    def _show(self, options: dict[str, Any]) -> None:
        ring = load()
        last = installing.newest()
        names = [options["name"]] if options["name"] else sorted({*ring.keysets, *last})
        for name in names:
            if name not in last:
                raise BadManifestError(f"{name}: tidak terpasang")
            if serving := ring.keysets.get(name):
                self._compare(serving, serving)
            if not serving or last[name].version > serving.version:
                self.stdout.write("akan berlaku:")
                self._compare(last[name], serving)
        for alarm in ring.alarms:
            self.stderr.write(f"ALARM: {alarm}")

    def _compare(self, keyset: Keyset, before: Keyset | None) -> None:
        self.stdout.write(
            f"{keyset.name} versi {keyset.version} · {keyset.office} · {keyset.not_before:%Y-%m-%d %H:%M} sampai"
            f" {keyset.expires:%Y-%m-%d} UTC\nsidik {keyset.hash}"
        )
        for line in manifests.changes(keyset, before):
            self.stdout.write(f"  {line}")


def _days(text: str) -> int:
    days = int(text) if text.isdecimal() else 0
    if not 1 <= days <= 3650:
        raise ArgumentTypeError("1 sampai 3650 hari")
    return days


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError("tulis seperti 2026-12-01T00:00:00Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _labelled(description: dict[str, Any], label: str) -> dict[str, Any]:
    for one in description["recipients"]:
        if one["label"] == label:
            return one
    known = ", ".join(one["label"] for one in description["recipients"])
    raise BadManifestError(f"tidak ada penerima {label!r}; yang ada: {known}")


def _phrase(path: Path) -> str:
    return getpass.getpass("Frasa sandi kunci induk: ") if root_is_locked(path) else ""
