"""An officer at work: signs in with a second factor, opens with her key, answers, hands over; also without network."""

from __future__ import annotations

import json
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect
from pyrage import x25519

from complaints.sealing import secret_files
from complaints.sealing.envelope import unseal
from tests.browser.conftest import OpenContext
from tests.browser.filing import arrived_with, code_on, fill, send
from tests.browser.test_accessibility import AXE, RUN
from tests.servers import ROOT, DemoSite

COMPLAINTS = 10  # as many as there are tests: each has one that nobody opened
STORY = 'Semalam dia marah lagi. <b>"Saya" takut</b> & lari.'
# Complaints with a picture and a message of the person, sealed as the form seals; printed: ids and reply keys.
FILE = f"""
import hashlib, io, json, secrets, uuid
from django.utils import timezone
from PIL import Image
from complaints.models import Attachment, Complaint, Delivery, Message
from complaints.sealing import keysets, secret_files
from complaints.sealing.envelope import seal, seal_file
from complaints.sealing.receipts import identity_from
people = keysets.load().keysets["uptd-balikpapan"].age
today, place = timezone.localdate(), dict(region="64.71", keyset="uptd-balikpapan")
picture = io.BytesIO(); Image.new("RGB", (40, 30), (90, 42, 107)).save(picture, "PNG")
folder = secret_files.folder() / "attachments"; folder.mkdir(exist_ok=True)
answers = dict(safe="no", about="self", age="18-59", kinds=["seksual"], story={STORY!r}, contact=dict(way="none"))

def file_one():
    reply, number = identity_from(secrets.token_bytes(32)), str(uuid.uuid4())
    sealed, key = seal_file(picture.getvalue())
    file = dict(file=uuid.uuid4().hex, sha256=hashlib.sha256(sealed).hexdigest())
    (folder / (file["file"] + ".age")).write_bytes(sealed)
    named = dict(name="../pintu.png", type="image/png", size=100, key=key, original=False, **file)
    payload = dict(v=1, id=number, lang="id", sent_on=str(today), answers=answers, **place,
        reply_to=str(reply.to_public()), attachments=[named])
    envelope, size = seal(payload, people)
    made = Complaint.objects.create(id=number, receipt_index=secrets.token_bytes(32), reply_to=payload["reply_to"],
        keyset_version=1, received_on=today, state_on=today, urgent=True, size=size, **place,
        sha256=hashlib.sha256(envelope).hexdigest(), envelope=envelope)
    Delivery.objects.create(complaint=made, received_at=timezone.now(), next_attempt_at=timezone.now())
    Attachment.objects.create(complaint=made, **file)
    message = dict(v=1, id=str(uuid.uuid4()), complaint=number, text="Saya di rumah teman.", sent_on=str(today))
    Message.objects.create(id=message["id"], complaint=made, direction="office", sent_on=today, number=1,
        envelope=seal(message, people)[0])
    return number, str(reply)

print(json.dumps([file_one() for _ in range({COMPLAINTS})]))
"""
SENT = (
    "from complaints.models import Message; m = Message.objects.get(complaint={!r}, number=2); print(m.envelope.hex())"
)


@pytest.fixture(scope="module")
def desk(site: DemoSite) -> DemoSite:
    """The demo site with the demo's keys and desk accounts."""
    site.manage("complaints_demo")
    site.manage("complaints_desk_demo")
    return site


def in_site(site: DemoSite, code: str) -> str:
    return site.manage("shell", "--no-imports", "--verbosity=0", "-c", code).strip()


@pytest.fixture(scope="module")
def waiting(desk: DemoSite) -> Iterator[tuple[str, str]]:
    """Complaints that wait in Balikpapan, made in one go."""
    return iter(json.loads(in_site(desk, FILE)))


@pytest.fixture
def filed(waiting: Iterator[tuple[str, str]]) -> tuple[str, str]:
    """Id and reply key of a complaint that nobody opened yet."""
    return next(waiting)


def key_of(site: DemoSite, who: str) -> Path:
    return site.var / "complaints/demo-keys" / f"{who}.txt"


def sign_in(site: DemoSite, tab: Page, who: str) -> None:
    account = json.loads((site.var / "demo-accounts.json").read_text())[who]
    tab.goto(f"{site.url}/petugas/masuk/")
    tab.fill("#username", account["username"])
    tab.fill("#password", account["password"])
    tab.fill("#code", pyotp.TOTP(account["totp_secret"]).at(timezone.now()))
    tab.click("main .button")
    expect(tab.locator("h1")).to_contain_text("Laporan masuk")


def watched(context: BrowserContext, faults: list[str]) -> Page:
    """A tab whose script errors and refused loads are noted."""
    tab = context.new_page()
    tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: faults.append(str(error)))
    return tab


@pytest.fixture(scope="module")
def officer(desk: DemoSite, browser: Browser) -> Iterator[Page]:
    """petugas-balikpapan-1, signed in once: a code opens once."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    tab = watched(context, faults)
    sign_in(desk, tab, "petugas-balikpapan-1")
    yield tab
    context.close()
    assert faults == []


def opened(site: DemoSite, tab: Page, number: str, who: str = "petugas-balikpapan-1") -> None:
    tab.goto(f"{site.url}/petugas/laporan/{number}/")
    tab.set_input_files("#kunci", key_of(site, who))
    expect(tab.locator(".desk-story")).to_be_visible(timeout=30_000)


def hand_over(tab: Page, sure: bool = True) -> None:
    """Chooses another office; nobody here could take it back, so the desk asks once more."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if sure:
            dialog.accept()
        else:
            dialog.dismiss()

    tab.once("dialog", answer)
    tab.locator("details:has(#tujuan)").evaluate("box => box.open = true")
    tab.select_option("#tujuan", "uptd-kepri")
    tab.get_by_role("button", name="Segel ulang dan alihkan").click()
    if sure:
        tab.wait_for_url("**/petugas/?dialihkan=1")
    assert asked == ["Alihkan ke UPTD PPA Provinsi Kepulauan Riau? Kantor ini tidak bisa membukanya lagi."]


def test_an_officer_opens_a_complaint_from_the_list_with_her_key(
    desk: DemoSite, officer: Page, filed: tuple[str, str]
) -> None:
    officer.goto(f"{desk.url}/petugas/")
    row = officer.locator("tr", has=officer.locator(f'a[href*="{filed[0]}"]'))
    expect(row).to_contain_text("Buka laporan")
    row.locator("a").focus()
    officer.keyboard.press("Enter")
    officer.set_input_files("#kunci", key_of(desk, "petugas-balikpapan-1"))
    expect(officer.locator(".desk-story")).to_have_text(STORY, timeout=30_000)
    expect(officer.locator("#laporan")).to_contain_text("JANGAN DIHUBUNGI")
    expect(officer.locator("#laporan")).to_contain_text("Saya di rumah teman.")
    expect(officer.locator("#polisi-usul")).to_contain_text("Batasnya")

    officer.get_by_role("button", name="Buka lampiran 1").click()
    expect(officer.locator(".desk-files img")).to_have_js_property("naturalWidth", 40)

    officer.get_by_role("button", name="Mulai hitungan 3x24 jam").click()
    expect(officer.locator("main")).to_contain_text("sisa 71 jam untuk lapor polisi")


def test_a_reply_is_sealed_in_the_browser_and_only_the_person_and_the_office_read_it(
    desk: DemoSite, officer: Page, filed: tuple[str, str]
) -> None:
    opened(desk, officer, filed[0])
    sent: list[str] = []
    officer.on("request", lambda request: sent.append(request.post_data or ""))
    officer.fill("#balasan", "Kami menelepon besok pukul 9.")
    officer.get_by_role("button", name="Segel dan kirim balasan").click()
    expect(officer.locator("#balasan-kabar")).to_contain_text("Terkirim")

    assert "menelepon" not in "".join(sent)
    assert "AGE-SECRET-KEY" not in "".join(sent)
    envelope = bytes.fromhex(in_site(desk, SENT.format(filed[0])))
    assert unseal(envelope, x25519.Identity.from_str(filed[1]))["text"] == "Kami menelepon besok pukul 9."
    opened(desk, officer, filed[0])
    expect(officer.locator(".desk-messages .ours")).to_contain_text("Kami menelepon besok pukul 9.")


def test_a_wrong_file_and_a_strangers_key_open_nothing_and_say_so(
    desk: DemoSite, officer: Page, filed: tuple[str, str], tmp_path: Path
) -> None:
    officer.goto(f"{desk.url}/petugas/laporan/{filed[0]}/")
    (tmp_path / "catatan.txt").write_text("belanja")
    officer.set_input_files("#kunci", tmp_path / "catatan.txt")
    expect(officer.locator("#kunci-galat")).to_contain_text("bukan berkas kunci")
    officer.set_input_files("#kunci", key_of(desk, "petugas-kepri-1"))
    expect(officer.locator("#kunci-galat")).to_contain_text("tidak membuka laporan ini")
    expect(officer.locator(".desk-story")).to_have_count(0)


def story_by_debians_age(site: DemoSite, tab: Page, folder: Path) -> str:
    """The story of the complaint in the tab: taken home as a sealed file, opened with a colleague's key."""
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Berkas tersegel").click()
    download.value.save_as(folder / "laporan.age")
    key = key_of(site, "petugas-balikpapan-2")
    done = subprocess.run(["age", "-d", "-i", key, folder / "laporan.age"], capture_output=True, check=True)
    return str(json.loads(done.stdout)["answers"]["story"])


@pytest.mark.skipif(not shutil.which("age"), reason="karena age dari Debian tidak terpasang")
def test_the_same_file_opens_with_debians_age(
    desk: DemoSite, officer: Page, filed: tuple[str, str], tmp_path: Path
) -> None:
    opened(desk, officer, filed[0])
    assert story_by_debians_age(desk, officer, tmp_path) == STORY


def test_a_transferred_complaint_opens_at_the_other_office_and_no_longer_here(
    desk: DemoSite, officer: Page, filed: tuple[str, str], browser: Browser
) -> None:
    opened(desk, officer, filed[0])
    hand_over(officer, sure=False)
    expect(officer.locator(".desk-story")).to_be_visible()
    hand_over(officer)
    expect(officer.get_by_role("status").first).to_contain_text("Laporan sudah dialihkan.")
    assert officer.request.get(f"{desk.url}/petugas/laporan/{filed[0]}/").status == 404

    faults: list[str] = []
    context = browser.new_context()
    tab = watched(context, faults)
    sign_in(desk, tab, "petugas-kepri-1")
    opened(desk, tab, filed[0], "petugas-kepri-1")
    expect(tab.locator(".desk-story")).to_have_text(STORY)
    expect(tab.locator("#laporan")).to_contain_text("Saya di rumah teman.")
    context.close()
    assert faults == []


@pytest.mark.skipif(not shutil.which("age"), reason="karena age dari Debian tidak terpasang")
@pytest.mark.parametrize("javascript", [True, False], ids=["sealed on the phone", "without JavaScript"])
def test_a_report_reaches_the_officer_and_her_answer_the_person_also_after_a_transfer(
    desk: DemoSite, officer: Page, browser: Browser, tmp_path: Path, settings: Any, javascript: bool
) -> None:
    """The whole way on one running site: phone, desk, Debian's age, answer, another UPTD, and back to the phone."""
    settings.COMPLAINTS_VAR = desk.var / "complaints"  # the salt and the pepper of the running site
    secret_files._secret.cache_clear()
    person = browser.new_context(base_url=desk.url, java_script_enabled=javascript)
    phone = person.new_page()
    phone.goto("/formulir/")
    story = f"Semalam dia marah lagi {uuid.uuid4()}"
    fill(phone, screens=javascript, story=story)
    phone.wait_for_timeout(3200)  # a form sent sooner was filled by a program
    send(phone)
    code = code_on(phone)
    number = str(uuid.UUID(arrived_with(desk, code).id))
    secret_files._secret.cache_clear()

    opened(desk, officer, number)
    expect(officer.locator(".desk-story")).to_have_text(story)
    assert story_by_debians_age(desk, officer, tmp_path) == story

    officer.fill("#balasan", "Kami jemput besok pukul 9 di sekolah.")
    officer.get_by_role("button", name="Segel dan kirim balasan").click()
    expect(officer.locator("#balasan-kabar")).to_contain_text("Terkirim")
    hand_over(officer)

    who = "petugas-kepri-2" if javascript else "kepala-kepri"  # a code opens once
    there = browser.new_context()
    tab = there.new_page()
    sign_in(desk, tab, who)
    opened(desk, tab, number, who)
    expect(tab.locator(".desk-story")).to_have_text(story)

    phone.goto("/formulir/status/")
    phone.fill("[name=code]", code)
    phone.locator("main button").first.click()
    expect(phone.locator("main")).to_contain_text("Kami jemput besok pukul 9 di sekolah.")
    expect(phone.locator("main")).to_contain_text("Diteruskan")
    expect(phone.locator("main")).not_to_contain_text(story)
    there.close()
    person.close()


def test_the_offline_file_opens_answers_and_signs_without_any_network(
    desk: DemoSite, officer: Page, filed: tuple[str, str], browser: Browser, tmp_path: Path
) -> None:
    envelope = officer.request.get(f"{desk.url}/petugas/laporan/{filed[0]}/amplop/").body()
    (tmp_path / "laporan.age").write_bytes(envelope)
    faults: list[str] = []
    context = browser.new_context(offline=True)
    tab = watched(context, faults)
    tab.goto((ROOT / "complaints/offline/petugas.html").as_uri())
    tab.set_input_files("#kunci", key_of(desk, "petugas-balikpapan-1"))
    tab.set_input_files("#berkas", [tmp_path / "laporan.age"])
    expect(tab.locator(".desk-story")).to_have_text(STORY, timeout=30_000)
    saved = {}
    for button, name in [("Simpan tanda terima", "terima.json"), ("Segel balasan", "balas.json")]:
        if name == "balas.json":
            tab.get_by_text("Tulis balasan").click()
            tab.fill("#balasan", "Kami datang besok.")
        with tab.expect_download() as download:
            tab.get_by_role("button", name=button).click()
        saved[name] = tmp_path / name
        download.value.save_as(saved[name])
    context.close()
    assert faults == []

    officer.goto(f"{desk.url}/petugas/laporan/{filed[0]}/")
    officer.get_by_text("Dari alat luring", exact=True).click()
    for path in saved.values():
        officer.set_input_files("#luring-berkas", path)
        expect(officer.locator("#luring-kabar")).to_contain_text("Diterima")
        officer.evaluate("document.getElementById('luring-kabar').textContent = ''")
    sealed = bytes.fromhex(in_site(desk, SENT.format(filed[0])))
    assert unseal(sealed, x25519.Identity.from_str(filed[1]))["text"] == "Kami datang besok."


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation_at_the_desk(
    desk: DemoSite, officer: Page, filed: tuple[str, str], context: OpenContext, dark: bool, width: int
) -> None:
    if not AXE.exists():
        pytest.skip("karena axe-core tidak terpasang (npm ci)")
    found = {}
    with context(width=width, dark=dark, bypass_csp=True) as tab:
        tab.context.add_cookies(officer.context.cookies())
        for address in ["/petugas/masuk/", "/petugas/", f"/petugas/laporan/{filed[0]}/", "opened"]:
            if address == "opened":
                tab.set_input_files("#kunci", key_of(desk, "petugas-balikpapan-1"))
                expect(tab.locator("#samping details")).to_be_visible(timeout=30_000)
                tab.get_by_text("Alihkan ke UPTD lain").click()
            else:
                tab.goto(desk.url + address)
            tab.evaluate(AXE.read_text())
            found[address] = tab.evaluate(RUN)
            assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth"), address
    assert not any(found.values()), found
