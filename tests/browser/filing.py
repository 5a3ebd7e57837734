"""Fills the confidential form as a person does, and finds what arrived as the office does."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from pyrage import x25519

from complaints.sealing import codes, receipts
from complaints.sealing.envelope import unseal, unseal_file
from tests.servers import DemoSite

STORY = "Dia memukul saya di dapur, tolong"
PHONE = "0812-3456-7890"
# Pauses between tries are seconds; with this the page's clock runs fifty times as fast, but for the wait until a new
# token is old enough (TOKEN_AGE in frontend/form/sending.js), which the server measures with its own clock.
HURRY = """window.setTimeout = ((real) => (work, time, ...rest) =>
    real(work, time === 3200 ? time : time / 50, ...rest))(setTimeout);"""
Opened = Callable[..., Page]


@dataclass(frozen=True)
class Arrived:
    """A sealed complaint as it stands in the site's database."""

    id: str
    region: str
    keyset: str
    urgent: bool
    reply_to: str
    envelope: bytes
    folder: Path

    def payload(self, who: str = "petugas-balikpapan-1") -> dict[str, Any]:
        """The complaint, opened with the key file of somebody of the demo."""
        lines = (self.folder / "demo-keys" / f"{who}.txt").read_text().splitlines()
        identity = next(line for line in lines if line.startswith("AGE-SECRET-KEY-1"))
        return unseal(self.envelope, x25519.Identity.from_str(identity))

    def story(self) -> str:
        return str(self.payload()["answers"]["story"])

    def files(self) -> list[tuple[dict[str, Any], bytes]]:
        """Each attachment as the complaint describes it, with its content."""
        listed = self.payload()["attachments"]
        return [
            (one, unseal_file((self.folder / "attachments" / f"{one['file']}.age").read_bytes(), one["key"]))
            for one in listed
        ]


def rows(site: DemoSite) -> dict[bytes, Arrived]:
    """Every complaint of the site, by the index of its receipt."""
    columns = "receipt_index, id, region, keyset, urgent, reply_to, envelope"
    with sqlite3.connect(f"file:{site.var / 'complaints.sqlite3'}?mode=ro", uri=True) as database:
        found = database.execute(f"SELECT {columns} FROM complaints_complaint").fetchall()  # noqa: S608  # our own names
    return {row[0]: Arrived(row[1], row[2], row[3], bool(row[4]), *row[5:], site.var / "complaints") for row in found}


def arrived_with(site: DemoSite, code: str) -> Arrived:
    """What the person with this code filed; settings point at the site's folder of secrets."""
    return rows(site)[receipts.open_code(code).index]


def onward(page: Page) -> None:
    page.locator("[data-part=nav] button").last.click()


def fill(
    page: Page,
    *,
    safe: str = "yes",
    official: bool = False,
    files: dict[str, Any] | None = None,
    screens: bool = True,
    story: str = STORY,
) -> None:
    """Answers everything up to the last screen; `screens` is False where the whole form stands on one page."""

    def go() -> None:
        if screens:
            onward(page)

    page.locator(f"[name=safe][value={safe}]").check()
    go()
    page.locator("[name=about][value=self]").check()
    page.locator("[name=age][value='18-59']").check()
    go()
    page.locator("[name=region]").select_option("64.71")
    page.locator("[name=official]").set_checked(official)
    go()
    page.locator("[name=kinds][value=fisik]").check()
    page.locator("[name=kinds][value=seksual]").check()
    go()
    page.locator("[name=story]").fill(story)
    go()
    page.locator("[name=contact_way][value=whatsapp]").check()
    page.locator("[name=contact_to]").fill(PHONE)
    go()
    page.locator("[name=needs][value=woman]").check()
    go()
    for name, chosen in (files or {}).items():
        page.locator(f"[name={name}]").set_input_files(chosen)
    go()
    page.locator("[name=read]").check()


def send(page: Page) -> None:
    page.locator("[data-sending] button").click()


def code_on(page: Page) -> str:
    """The code on the receipt, once it is there."""
    expect(page.locator(".code")).to_have_text(re.compile(r"^(\d{4} ){4}\d{4}$"), timeout=60_000)
    return codes.parse(page.locator(".code").inner_text())
