"""Who gets into the desk: a password and a code that opens once; five wrong codes lock; failures sound the same."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.utils import timezone

from complaints import accounts, work
from complaints.admission import admitted
from complaints.models import DeskSession, Officer
from complaints.sealing import keysets
from tests.complaints.desk import OURS, PASSWORD, code, officer, password_hash, signed_in
from tests.complaints.world import CITY, World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])
MASUK = "/petugas/masuk/"


def test_a_code_opens_once_and_only_with_the_password(world: World) -> None:
    person, now = officer(world), timezone.now()
    assert accounts.sign_in("petugas-1", "salah", code(person, now), now) is None
    assert accounts.sign_in("petugas-1", PASSWORD, "000000", now) is None
    assert accounts.sign_in("petugas-1", PASSWORD, code(person, now), now) == person
    assert accounts.sign_in("petugas-1", PASSWORD, code(person, now), now) is None
    later = now + timedelta(seconds=60)
    assert accounts.sign_in("petugas-1", PASSWORD, code(person, later), later) == person


@pytest.mark.parametrize(("off", "opens"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_clock_may_be_off_by_one_step_and_no_more(world: World, off: int, opens: bool) -> None:
    person, now = officer(world), timezone.now()
    shown = code(person, now + timedelta(seconds=off))
    assert (accounts.sign_in("petugas-1", PASSWORD, f" {shown[:3]} {shown[3:]}", now) is not None) is opens


def test_five_wrong_codes_lock_for_fifteen_minutes_even_the_right_one(world: World) -> None:
    person, now = officer(world), timezone.now()
    for _ in range(4):
        assert accounts.sign_in("petugas-1", PASSWORD, "1", now) is None
    assert Officer.objects.get().locked_until is None
    assert accounts.sign_in("petugas-1", PASSWORD, "1", now) is None
    for minutes in (0, 14):
        then = now + timedelta(minutes=minutes)
        assert accounts.sign_in("petugas-1", PASSWORD, code(person, then), then) is None
    after = now + timedelta(minutes=15)
    assert accounts.sign_in("petugas-1", PASSWORD, code(person, after), after) == person


def test_a_locked_account_is_not_locked_longer_by_more_tries(world: World) -> None:
    officer(world)
    now = timezone.now()
    for minutes in range(12):
        accounts.sign_in("petugas-1", PASSWORD, "1", now + timedelta(minutes=minutes))
    assert Officer.objects.get().locked_until == now + timedelta(minutes=19)


def test_a_stranger_who_knows_an_officers_name_cannot_keep_her_from_the_desk(world: World) -> None:
    person, now = officer(world), timezone.now()
    for _ in range(20):
        assert accounts.sign_in("petugas-1", "salah", code(person, now), now) is None
    assert accounts.sign_in("petugas-1", PASSWORD, code(person, now), now) == person


def test_every_failure_has_the_same_words(world: World) -> None:
    person = officer(world)
    officer(world, "petugas-2", is_active=False)
    officer(world, "kepala", locked_until=timezone.now() + timedelta(minutes=5))
    answers = set()
    for name, password in [("nobody", "x"), ("petugas-1", "salah"), ("petugas-2", PASSWORD), ("kepala", PASSWORD)]:
        shown = code(person, timezone.now())
        answer = Client().post(MASUK, {"username": name, "password": password, "code": shown}, **OURS)
        assert answer.status_code == 422
        assert "sesi" not in answer.cookies
        answers.add(answer.content.decode().replace(name, "NAMA"))
    assert len(answers) == 1


def test_signing_in_gives_a_cookie_for_the_desk_alone(world: World) -> None:
    person = officer(world)
    sent = {"username": "petugas-1", "password": PASSWORD, "code": code(person, timezone.now())}
    answer = Client().post(MASUK, sent, **OURS)
    cookie = answer.cookies["sesi"]
    assert answer.status_code == 302
    assert (cookie["path"], cookie["samesite"], cookie["httponly"], cookie["max-age"]) == (
        "/petugas/", "Strict", True, "",
    )  # fmt: skip
    assert set(answer.cookies) == {"sesi"}
    assert cookie.value not in str(DeskSession.objects.values_list())


def test_a_form_on_another_site_can_do_nothing(world: World) -> None:
    person = officer(world)
    sent = {"username": "petugas-1", "password": PASSWORD, "code": code(person, timezone.now())}
    for headers in ({}, {"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://lain.example"}):
        assert Client().post(MASUK, sent, **headers).status_code == 403
    assert Client().post(MASUK, sent, HTTP_ORIGIN="http://testserver").status_code == 302


@pytest.mark.parametrize(
    ("idle", "stays"), [(timedelta(minutes=29, seconds=59), True), (timedelta(minutes=30), False)]
)
def test_a_session_ends_after_thirty_idle_minutes(world: World, idle: timedelta, stays: bool) -> None:
    person, now = officer(world), timezone.now()
    token = accounts.begin(person, now)
    assert (accounts.officer_of(token, now + idle) is not None) is stays


def test_a_session_ends_after_eight_hours_however_busy(world: World) -> None:
    person, start = officer(world), timezone.now()
    token = accounts.begin(person, start)
    for minutes in range(20, 480, 20):
        assert accounts.officer_of(token, start + timedelta(minutes=minutes)) == person
    assert accounts.officer_of(token, start + timedelta(hours=8, seconds=-1)) == person
    assert accounts.officer_of(token, start + timedelta(hours=8)) is None


def test_signing_out_ends_the_session_for_every_copy_of_the_cookie(world: World) -> None:
    client = signed_in(officer(world))
    copy = Client()
    copy.cookies["sesi"] = client.cookies["sesi"].value
    assert copy.get("/petugas/").status_code == 200
    assert client.post("/petugas/keluar/").status_code == 302
    assert copy.get("/petugas/").headers["Location"] == MASUK


def test_a_disabled_officer_is_out_at_once(world: World) -> None:
    client = signed_in(officer(world))
    call_command("uptd_officer", "disable", "petugas-1", stdout=StringIO())
    assert client.get("/petugas/").status_code == 302


def test_many_tries_at_once_from_one_address_leave_room_for_the_others(world: World) -> None:
    person = officer(world)
    sent = {"username": "petugas-1", "password": PASSWORD, "code": code(person, timezone.now())}
    theirs = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7")
    with admitted(theirs), admitted(theirs):
        busy = Client().post(MASUK, sent, **OURS, REMOTE_ADDR="203.0.113.7")
        assert busy.status_code == 503
        assert "Tekan Masuk sekali lagi" in busy.content.decode()
        assert Client().post(MASUK, sent, **OURS).status_code == 302
    assert Officer.objects.get().failures == 0


def test_a_new_account_is_shown_once_with_its_second_factor_and_gets_in(world: World) -> None:
    out = StringIO()
    call_command("uptd_officer", "add", "sari", CITY, "petugas-1", stdout=out)
    shown = out.getvalue()
    password = re.search(r"Kata sandi +(\S+)", shown)
    assert password
    assert "otpauth://totp/" in shown
    person = Officer.objects.get(username="sari")
    assert person.recipient == world.key("petugas-1").age
    assert password[1] not in person.password
    assert person.password.startswith("argon2$argon2id$")
    assert accounts.sign_in("sari", password[1], code(person, timezone.now()), timezone.now()) == person


def test_a_reset_ends_sessions_and_the_old_password(world: World) -> None:
    person = officer(world)
    client = signed_in(person)
    call_command("uptd_officer", "reset", "petugas-1", stdout=StringIO())
    renewed = Officer.objects.get()
    assert client.get("/petugas/").status_code == 302
    assert renewed.totp_secret != person.totp_secret
    assert renewed.password != password_hash()


def test_an_officer_with_a_new_key_goes_on_with_the_same_name(world: World) -> None:
    officer(world)
    first = keysets.load().keysets[CITY]
    renewed = {"age": world.key("baru").age, "sign": world.key("baru").sign}
    people = [{**one, **renewed} if one["label"] == "petugas-1" else one for one in world.city()["recipients"]]
    world.install(world.city(version=2, previous=first.hash, recipients=people))
    assert work.lock_former_officers(keysets.load()) == 1
    with pytest.raises(CommandError, match="--label"):
        call_command("uptd_officer", "reset", "petugas-1", stdout=StringIO())
    call_command("uptd_officer", "reset", "petugas-1", "--label", "petugas-1", stdout=StringIO())
    person = Officer.objects.get()
    assert (person.is_active, person.recipient) == (True, world.key("baru").age)
    assert work.lock_former_officers(keysets.load()) == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "sari", "uptd-lain", "petugas-1"], "Set kunci uptd-lain tidak ada"),
        (["add", "sari", CITY, "pemulihan"], "bukan petugas atau kepala"),
        (["add", "petugas-1", CITY, "petugas-1"], "sudah ada"),
        (["disable", "siapa"], "tidak ada"),
        (["reset", "siapa"], "tidak ada"),
        (["reset", "petugas-1", "--label", "siapa"], "bukan petugas atau kepala"),
    ],
)
def test_the_command_says_in_one_line_what_is_wrong(world: World, arguments: list[str], words: str) -> None:
    officer(world)
    with pytest.raises(CommandError, match=words):
        call_command("uptd_officer", *arguments, stdout=StringIO())
    assert Officer.objects.count() == 1
