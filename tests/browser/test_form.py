"""A person files a complaint on her phone: sealed there, sent once, and what fails is said with numbers to call."""

from __future__ import annotations

import io
import json
import re
import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Request, Route, expect

from complaints.sealing import secret_files
from tests.browser.filing import PHONE, STORY, Opened, arrived_with, code_on, fill, onward, rows, send
from tests.servers import DemoSite

# The page's token, as if the form had been open since yesterday.
STALE = """document.addEventListener("readystatechange", () => {
    const token = document.querySelector("[name=token]");
    if (token) token.value = "basi";
});"""


@pytest.fixture(autouse=True)
def _secrets(site: DemoSite, settings: Any) -> Iterator[None]:
    """Codes are looked up with the salt and the pepper of the running site."""
    settings.COMPLAINTS_VAR = site.var / "complaints"
    secret_files._secret.cache_clear()
    yield
    secret_files._secret.cache_clear()


def photo() -> bytes:
    picture = Image.new("RGB", (3000, 1500), (180, 40, 60))
    exif = picture.getexif()
    exif[0x010F] = "KAMERA-SAYA"
    exif[0x0112] = 6  # turned: a quarter to the right
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"catatan tersembunyi")
    return out.getvalue()


def file(name: str, content: bytes, kind: str = "image/jpeg") -> Any:
    return {"name": name, "mimeType": kind, "buffer": content}


def trouble(page: Page) -> Any:
    return page.locator("[data-part=trouble]")


def test_what_is_sealed_on_the_phone_reaches_the_office_and_the_network_saw_no_word_of_it(
    phone: Opened, site: DemoSite
) -> None:
    page = phone()
    seen: list[Request] = []
    page.on("request", lambda request: seen.append(request))
    fill(page)
    send(page)
    complaint = arrived_with(site, code_on(page))

    payload = complaint.payload()
    assert payload["answers"]["story"] == STORY
    assert payload["answers"]["contact"]["to"] == PHONE
    assert payload["reply_to"] == complaint.reply_to
    assert (payload["id"].replace("-", ""), complaint.region, complaint.urgent) == (complaint.id, "64.71", False)
    for who in ("petugas-balikpapan-2", "kepala-balikpapan", "petugas-kaltim-1", "pemulihan-balikpapan"):
        assert complaint.payload(who) == payload
    assert any(request.url.endswith("/formulir/kirim/") for request in seen)
    for request in seen:
        told = request.url.encode() + repr(request.headers).encode() + (request.post_data_buffer or b"")
        for word in ("dapur", "memukul", "0812", "seksual", "woman"):
            assert word.encode() not in told, request.url


def test_the_payload_is_the_same_whether_the_phone_or_the_server_sealed_it(phone: Opened, site: DemoSite) -> None:
    page = phone()
    fill(page)
    send(page)
    on_phone = arrived_with(site, code_on(page)).payload()
    plain = phone(before="delete window.TransformStream;")
    fill(plain, screens=False)
    plain.wait_for_timeout(3200)  # a form sent sooner was filled by a program
    send(plain)
    on_server = arrived_with(site, code_on(plain)).payload()
    for own in ("id", "reply_to"):
        assert on_phone.pop(own) != on_server.pop(own)
    assert on_phone == on_server


def test_a_photo_loses_what_the_camera_wrote_and_evidence_keeps_it(phone: Opened, site: DemoSite) -> None:
    page = phone()
    files = {
        "photo": [file("dapur saya.png", photo(), "image/png"), file("catatan.txt", b"bukan foto", "text/plain")],
        "original": [file("bukti.jpg", photo())],
    }
    fill(page, files=files)
    send(page)
    (bare, picture), (evidence, kept) = arrived_with(site, code_on(page)).files()
    assert (bare["name"], bare["type"], bare["original"]) == ("dapur saya.jpg", "image/jpeg", False)
    assert b"KAMERA" not in picture
    assert b"tersembunyi" not in picture
    assert Image.open(io.BytesIO(picture)).size == (800, 1600)
    assert (evidence["name"], evidence["original"], kept) == ("bukti.jpg", True, photo())
    assert [bare["size"], evidence["size"]] == [len(picture), len(kept)]
    expect(page.locator("[data-refused] li")).to_have_text([re.compile(r"catatan\.txt: Foto ini tidak bisa dibaca")])


def test_an_answer_lost_on_the_way_makes_no_second_complaint_and_no_second_code(phone: Opened, site: DemoSite) -> None:
    page = phone()
    story = f"Baris {secrets.token_hex(8)} milik orang ini"  # other tests file on the same site meanwhile
    lost: list[str] = []

    def lose(route: Route) -> None:
        if len(lost) == 2:
            return route.continue_()
        lost.append(route.request.post_data or "")
        assert route.fetch().status == 201  # it arrives, and the answer does not
        return route.abort()

    page.route("**/formulir/kirim/", lose)
    fill(page, story=story)
    send(page)
    code = code_on(page)
    assert len(lost) == 2
    here = [row for row in rows(site).values() if row.keyset == "uptd-balikpapan"]
    assert [row for row in here if row.story() == story] == [arrived_with(site, code)]


def test_without_network_every_word_stays_and_numbers_to_call_are_shown(phone: Opened, site: DemoSite) -> None:
    page = phone()
    fill(page)
    page.context.set_offline(True)
    send(page)
    expect(trouble(page)).to_be_visible(timeout=60_000)
    expect(trouble(page)).to_contain_text("Isianmu masih ada di layar ini.")
    expect(trouble(page)).to_contain_text("129")
    expect(trouble(page)).to_be_focused()
    assert page.locator("[name=story]").input_value() == STORY
    expect(page.locator(".code")).to_have_count(0)
    page.context.set_offline(False)
    send(page)
    assert arrived_with(site, code_on(page)).payload()["answers"]["story"] == STORY


def test_a_server_that_cannot_write_gets_the_same_complaint_at_the_next_try(phone: Opened, site: DemoSite) -> None:
    page = phone()
    bodies: list[dict[str, Any]] = []

    def full_disk(route: Route) -> None:
        bodies.append(json.loads(route.request.post_data or ""))
        if len(bodies) > 4:
            return route.continue_()
        return route.fulfill(status=503, json={"error": "penuh"}, headers={"Retry-After": "5"})

    page.route("**/formulir/kirim/", full_disk)
    fill(page)
    send(page)
    expect(trouble(page)).to_be_visible(timeout=60_000)
    expect(page.locator(".code")).to_have_count(0)
    send(page)
    complaint = arrived_with(site, code_on(page))
    assert {(body["id"].replace("-", ""), body["reply_to"]) for body in bodies} == {(complaint.id, complaint.reply_to)}


@pytest.mark.parametrize("body", ["<h1>Selamat datang di WiFi</h1>", "{}"])
def test_a_yes_that_is_not_our_servers_is_no_receipt(phone: Opened, site: DemoSite, body: str) -> None:
    page = phone()
    page.route("**/formulir/kirim/", lambda route: route.fulfill(status=200, body=body))
    fill(page)
    send(page)
    expect(trouble(page)).to_be_visible(timeout=60_000)
    expect(trouble(page)).to_contain_text("129")
    expect(page.locator(".code")).to_have_count(0)
    assert page.locator("[name=story]").input_value() == STORY
    page.unroute("**/formulir/kirim/")
    send(page)
    assert arrived_with(site, code_on(page)).payload()["answers"]["story"] == STORY


def test_words_changed_after_an_unclear_failure_arrive_with_the_code_that_is_shown(
    phone: Opened, site: DemoSite
) -> None:
    page = phone()

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/formulir/kirim/", lose)
    fill(page)
    send(page)
    expect(trouble(page)).to_be_visible(timeout=60_000)
    page.unroute("**/formulir/kirim/")
    for _ in range(4):
        page.get_by_role("button", name="Kembali").click()
    page.locator("[name=story]").fill("Kata yang baru")
    for _ in range(4):
        onward(page)
    send(page)
    assert arrived_with(site, code_on(page)).payload()["answers"]["story"] == "Kata yang baru"


def test_a_page_that_stood_open_too_long_gets_a_new_token_by_itself(phone: Opened, site: DemoSite) -> None:
    page = phone(before=STALE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill(page)
    send(page)
    assert arrived_with(site, code_on(page)).payload()["answers"]["story"] == STORY
    assert [url for url in asked if url.endswith("/formulir/token/")]


def test_a_keyset_that_changed_meanwhile_is_fetched_anew_for_the_same_complaint(phone: Opened, site: DemoSite) -> None:
    page = phone()
    bodies: list[dict[str, Any]] = []

    def changed(route: Route) -> None:
        bodies.append(json.loads(route.request.post_data or ""))
        if len(bodies) > 1:
            return route.continue_()
        return route.fulfill(status=409, json={"error": "keyset"})

    page.route("**/formulir/kirim/", changed)
    fill(page)
    send(page)
    code_on(page)
    one, other = bodies[:2]  # on a busy machine the second is sent once more
    assert (one["id"], one["lookup"]) == (other["id"], other["lookup"])
    assert one["envelope"] != other["envelope"]


def test_a_keyset_that_the_root_did_not_sign_gets_nothing(phone: Opened, site: DemoSite) -> None:
    page = phone()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))

    def forged(route: Route) -> None:
        answer = route.fetch().json()
        answer["keysets"] = [{**one, "signature": "A" * 86 + "=="} for one in answer["keysets"]]
        route.fulfill(json=answer)

    page.route("**/formulir/kunci/**", forged)
    fill(page)
    send(page)
    expect(trouble(page)).to_be_visible(timeout=60_000)
    assert not [url for url in sent if url.endswith("/formulir/kirim/")]


def test_where_an_official_is_the_one_who_hurts_the_province_reads_and_not_the_kota(
    phone: Opened, site: DemoSite
) -> None:
    page = phone()
    fill(page, official=True)
    send(page)
    complaint = arrived_with(site, code_on(page))
    assert complaint.keyset == "uptd-kaltim"
    assert complaint.payload("petugas-kaltim-2")["answers"]["official"] is True


def test_who_is_not_safe_sees_numbers_at_once_and_may_go_on(phone: Opened, site: DemoSite) -> None:
    page = phone()
    danger = page.locator("[data-part=danger]")
    expect(danger).to_be_hidden()
    page.locator("[name=safe][value=no]").check()
    expect(danger).to_contain_text("110")
    fill(page, safe="no")
    send(page)
    assert arrived_with(site, code_on(page)).urgent
    expect(page.get_by_text("Petugas diberi tahu sekarang juga.")).to_be_visible()


def test_what_was_typed_goes_only_after_a_question_and_never_over_the_network(phone: Opened, site: DemoSite) -> None:
    page = phone()
    asked: list[str] = []
    page.get_by_role("button", name="English").click()
    page.wait_for_url("**/en/formulir/")
    page.on("request", lambda request: asked.append(request.post_data or ""))
    page.locator("[name=safe][value=yes]").check()
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Home").click()
    expect(page.locator("[name=safe][value=yes]")).to_be_checked()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Bahasa Indonesia").click()
    page.wait_for_url(f"{site.url}/formulir/")
    expect(page.locator("[name=safe]:checked")).to_have_count(0)
    assert set(asked) == {""}


def test_without_javascript_every_word_comes_along_into_the_other_language(browser: Browser, site: DemoSite) -> None:
    context = browser.new_context(base_url=site.url, java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("/formulir/")
    page.locator("[name=story]").fill(STORY)
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Tell us safely")
    expect(page.locator("[name=story]")).to_have_value(STORY)
    page.get_by_role("button", name="Home").click()
    expect(page.locator("[name=story]")).to_have_value(STORY)
    page.get_by_role("link", name="Go to the home page").click()
    page.wait_for_url(f"{site.url}/en/")
    context.close()


def test_nothing_is_stored_on_the_phone_and_the_fields_are_gone(phone: Opened) -> None:
    page = phone("/en/formulir/")
    fill(page)
    send(page)
    code_on(page)
    kept = page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
            (await indexedDB.databases()).length, (await caches.keys()).length,
            document.querySelectorAll("textarea, [name]:not(meta)").length]"""
    )
    assert kept == [0, 0, "", 0, 0, 0]
    assert page.context.cookies() == []
