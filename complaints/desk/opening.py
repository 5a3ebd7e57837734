"""One complaint: its page, and the sealed bytes that the officer's browser opens."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from complaints import attachments
from complaints.desk.acts import CHOSEN
from complaints.desk.doors import door, find, page, standing
from complaints.desk.words import standing as standing_of
from complaints.desk.words import state_of
from complaints.models import Complaint, Officer
from complaints.sealing.keysets import Keyring, root_text


@door("GET")
def complaint(request: HttpRequest, officer: Officer, number: UUID) -> HttpResponseBase:
    """The page. Only the officer's browser, with her key file, makes the complaint readable on it."""
    found, ring = find(officer, number)
    return complaint_page(officer, found, ring)


def complaint_page(
    officer: Officer, found: Complaint, ring: Keyring, error: str = "", status: int = 200
) -> HttpResponse:
    """The page of a complaint, with what went wrong on top where something did."""
    messages = list(found.messages.all())
    found.last_direction = messages[-1].direction if messages else None  # type: ignore[attr-defined]  # as for_desk()
    delivery = found.delivery
    context = {
        "complaint": found,
        "state": state_of(found),
        "short": str(found.pk)[:8],
        "region": dict(ring.regions()).get(found.region, found.region),
        "clock": standing_of(found, timezone.now()),
        "delivery": delivery,
        "opened": delivery.opened_at is not None,
        "states": [(state.value, state.label) for state in CHOSEN],
        "error": error,
        "today": timezone.localdate(),
        "data": _data(found, messages),
        **standing(officer, ring),
    }
    return page("complaint", context, status)


def _data(found: Complaint, messages: list[Any]) -> dict[str, Any]:
    """What the script of the page needs: addresses and hashes, nothing readable."""
    here = reverse("desk_complaint", args=[found.pk])
    return {
        "id": str(found.pk),
        "sha256": found.sha256,
        "here": here,
        "keyset": found.keyset,
        "kept": found.envelope is not None,
        "opened": found.delivery.opened_at is not None,
        "police": found.delivery.police_by is not None,
        "keys_url": reverse("uptd_keys"),
        "root": root_text(),
        "messages": [
            {"id": str(one.pk), "direction": one.direction, "sent_on": one.sent_on.isoformat(), "number": one.number}
            for one in messages
        ],
        "attachments": [{"file": one.file, "sha256": one.sha256} for one in found.attachments.all()],
    }


def _sealed(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@door("GET")
def envelope(request: HttpRequest, officer: Officer, number: UUID) -> HttpResponse:
    """The sealed complaint."""
    found, _ = find(officer, number)
    if found.envelope is None:
        raise Http404
    return _sealed(bytes(found.envelope), f"{found.pk}.age")


@door("GET")
def attachment(request: HttpRequest, officer: Officer, number: UUID, file: str) -> HttpResponse:
    """A sealed file of the complaint."""
    found, _ = find(officer, number)
    one = found.attachments.filter(file=file).first()
    content = attachments.read(one.file, one.sha256) if one else None
    if content is None:
        raise Http404
    return _sealed(content, f"{file}.age")


@door("GET")
def message(request: HttpRequest, officer: Officer, number: UUID, message: UUID) -> HttpResponse:
    """A sealed message of the complaint."""
    found, _ = find(officer, number)
    one = found.messages.filter(pk=message).first()
    if one is None:
        raise Http404
    return _sealed(bytes(one.envelope), f"pesan-{one.pk}.age")
