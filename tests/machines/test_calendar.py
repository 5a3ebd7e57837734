"""A training lands in a phone's calendar on the right day, at the right hour, once."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import vobject
from django.test import Client
from icalendar import Calendar

from news.models import ActivityPage
from tests.factories import ActivityPageFactory, SiteTree, region
from tests.factories.pages import stream

pytestmark = pytest.mark.django_db

MANGGAR, BATAM = "64.71.01.1001", "21.71"
SESSION = {"date": "2025-07-30", "date_note": "", "venue_as_printed": "", "note": "", "participants": "Kader RT"}


def fetch(client: Client, path: str) -> list:
    """The events at an address, as icalendar reads them; vobject, written by others, must agree on number and days."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    ours = Calendar.from_ical(response.content).walk("VEVENT")
    theirs = list(vobject.readOne(response.content.decode()).contents.get("vevent", []))
    assert [event.decoded("dtstart") for event in ours] == [event.dtstart.value for event in theirs]
    assert [str(event["summary"]) for event in ours] == [event.summary.value for event in theirs]
    return ours


@pytest.fixture
def training(tree: SiteTree) -> ActivityPage:
    page = ActivityPageFactory(
        parent=tree.id.activity_index, title="Zamrud", slug="zamrud", name="Bimtek; RT, Manggar", status="rencana",
        venue_region=region(MANGGAR),
    )  # fmt: skip
    page.save_revision().publish()
    return page


def change(page: ActivityPage, **values: object) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_training_of_three_days_covers_its_three_days(client: Client, training: ActivityPage) -> None:
    (event,) = fetch(client, "/bimtek/zamrud/acara.ics")

    assert event.decoded("dtstart") == date(2025, 7, 29)
    assert event.decoded("dtend") == date(2025, 8, 1)  # exclusive
    assert event["summary"] == "Bimtek; RT, Manggar"
    assert event["status"] == "CONFIRMED"
    assert "Kelurahan Manggar" in event["location"]
    assert event["url"].endswith("/bimtek/zamrud/")


@pytest.mark.parametrize(("place", "hour"), [(MANGGAR, 1), (BATAM, 2)])
def test_nine_in_the_morning_is_nine_at_the_venue(
    client: Client, training: ActivityPage, place: str, hour: int
) -> None:
    change(training, venue_region=region(place), date_end=None, time_start=time(9), time_end=time(12, 30))

    (event,) = fetch(client, "/bimtek/zamrud/acara.ics")

    assert event.decoded("dtstart") == datetime(2025, 7, 29, hour, tzinfo=UTC)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=3, minutes=30)


def test_hours_repeat_on_each_day_instead_of_running_through_the_night(client: Client, training: ActivityPage) -> None:
    change(training, time_start=time(9), time_end=time(16))

    (event,) = fetch(client, "/bimtek/zamrud/acara.ics")

    assert event["rrule"] == {"FREQ": ["DAILY"], "COUNT": [3]}
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=7)


def test_a_cancelled_training_says_so(client: Client, training: ActivityPage) -> None:
    change(training, status="batal")

    (event,) = fetch(client, "/bimtek/zamrud/acara.ics")

    assert event["status"] == "CANCELLED"
    assert event["summary"].startswith("BATAL: ")


def test_sessions_with_a_day_of_their_own_are_events_of_their_own(client: Client, training: ActivityPage) -> None:
    sessions = stream(
        ("session", {**SESSION, "title": "Hari kedua", "venue": "Command Center Km 5"}),
        ("session", {**SESSION, "title": "Tanpa tanggal", "venue": "", "date": None}),
    )
    change(training, sessions=sessions)

    whole, session = fetch(client, "/bimtek/zamrud/acara.ics")

    assert session.decoded("dtstart") == date(2025, 7, 30)
    assert session["location"] == "Command Center Km 5"
    assert session["related-to"] == whole["uid"]
    assert session["uid"] != whole["uid"]


@pytest.mark.parametrize("values", [{"date_precision": "month"}, {"date_precision": "unknown"}])
def test_without_a_day_there_is_an_explanation_and_no_wrong_day(
    client: Client, training: ActivityPage, values: dict[str, str]
) -> None:
    change(training, **values)

    response = client.get("/bimtek/zamrud/acara.ics")

    assert response.status_code == 404
    assert "belum diketahui sampai ke harinya" in response.content.decode()
    assert "/bimtek/zamrud/" in response.content.decode()
    assert "Zamrud" not in str(client.get("/bimtek/kalender.ics").content)


def test_the_calendar_of_all_holds_each_language_once_and_no_draft(
    client: Client, tree: SiteTree, training: ActivityPage
) -> None:
    ActivityPageFactory(parent=tree.id.activity_index, title="Rahasia", live=False)

    indonesian, english = fetch(client, "/bimtek/kalender.ics"), fetch(client, "/en/bimtek/kalender.ics")

    assert {str(event["uid"]) for event in indonesian} >= {str(event["uid"]) for event in english}
    assert "Rahasia" not in str(indonesian)
    assert all(event["url"].split("/", 3)[3].startswith("en/bimtek/") for event in english)


def test_unchanged_content_gives_the_same_bytes(client: Client, training: ActivityPage) -> None:
    first, second = (client.get("/bimtek/kalender.ics").content for _ in range(2))

    assert first == second
    assert max(map(len, first.split(b"\r\n"))) <= 75  # folded (RFC 5545 3.1)


def test_signs_that_calendars_forbid_are_left_out(client: Client, training: ActivityPage) -> None:
    change(training, name="Bim\x0btek\x07")

    (event,) = fetch(client, "/bimtek/zamrud/acara.ics")

    assert event["summary"] == "Bimtek"


def test_an_unknown_or_unpublished_activity_is_not_found(client: Client, training: ActivityPage) -> None:
    assert client.get("/bimtek/tidak-ada/acara.ics").status_code == 404
    training.unpublish()
    assert client.get("/bimtek/zamrud/acara.ics").status_code == 404


@pytest.mark.parametrize("siblings", [1, 40])
def test_queries_do_not_grow_with_the_number_of_activities(
    client: Client, tree: SiteTree, django_assert_num_queries: pytest.FixtureRequest, siblings: int
) -> None:
    for _ in range(siblings):
        ActivityPageFactory(parent=tree.id.activity_index, venue_region=region(MANGGAR))

    with django_assert_num_queries(5):  # type: ignore[operator]  # a callable fixture
        client.get("/bimtek/kalender.ics")
