"""What the page of a complaint sends: acknowledgement, reply and transfer as JSON, state and police as plain forms."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone

from complaints.desk import acts
from complaints.desk.doors import door, find
from complaints.desk.opening import complaint_page
from complaints.models import Officer


def _body(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that was sent. Raises RefusedError."""
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict):
        raise acts.RefusedError("Kiriman tidak terbaca. Muat ulang halaman.")
    return sent


def _refused(error: acts.RefusedError) -> JsonResponse:
    return JsonResponse({"error": str(error)}, status=400)


@door("POST")
def acknowledge(request: HttpRequest, officer: Officer, number: UUID) -> HttpResponse:
    """Takes a signed acknowledgement; answers when 3x24 hours from the report are over, the first time only."""
    complaint, ring = find(officer, number)
    try:
        sent = _body(request)
        if str(sent.get("id")) != str(complaint.pk):
            raise acts.RefusedError("Tanda terima ini untuk laporan lain.")
        digest, signature = str(sent.get("sha256")), str(sent.get("signature"))
        by = acts.acknowledge(complaint, officer, ring, digest, signature, timezone.now())
    except acts.RefusedError as error:
        return _refused(error)
    return JsonResponse({"state": "opened", "police_by": by.isoformat() if by else ""})


@door("POST")
def reply(request: HttpRequest, officer: Officer, number: UUID) -> HttpResponse:
    """Takes a sealed reply."""
    complaint, _ = find(officer, number)
    try:
        sent = _body(request)
        try:
            message = UUID(str(sent.get("message")))
        except ValueError:
            raise acts.RefusedError("Nomor pesan tidak terbaca.") from None
        envelope = acts.sealed(sent.get("envelope"))
        acts.reply(complaint, officer, message, envelope, bool(sent.get("waiting")), timezone.now())
    except acts.RefusedError as error:
        return _refused(error)
    return JsonResponse({"state": "sent"}, status=201)


@door("POST")
def transfer(request: HttpRequest, officer: Officer, number: UUID) -> HttpResponse:
    """Takes what was sealed again for another office."""
    complaint, ring = find(officer, number)
    try:
        acts.transfer(complaint, officer, ring, _body(request), timezone.now())
    except acts.RefusedError as error:
        return _refused(error)
    return JsonResponse({"state": "transferred"})


@door("POST")
def state(request: HttpRequest, officer: Officer, number: UUID) -> HttpResponseBase:
    """Sets one of the states that a person is told."""
    complaint, ring = find(officer, number)
    try:
        sent = request.POST
        acts.change_state(complaint, officer, sent.get("state", ""), sent.get("office", ""), timezone.now())
    except acts.RefusedError as error:
        return complaint_page(officer, complaint, ring, str(error), 422)
    return redirect("desk_complaint", number=complaint.pk)


@door("POST")
def unreadable(request: HttpRequest, officer: Officer, number: UUID) -> HttpResponseBase:
    """Notes that a report cannot be opened."""
    complaint, ring = find(officer, number)
    try:
        acts.unreadable(complaint, officer, timezone.localdate())
    except acts.RefusedError as error:
        return complaint_page(officer, complaint, ring, str(error), 422)
    return redirect("desk_complaint", number=complaint.pk)


@door("POST")
def police(request: HttpRequest, officer: Officer, number: UUID) -> HttpResponseBase:
    """Starts the clock of 3x24 hours, takes it back, or notes that the police were told."""
    complaint, ring = find(officer, number)
    try:
        act = request.POST.get("act")
        if act == "start":
            acts.start_police(complaint, officer, request.POST.get("by", ""))
        elif act == "stop":
            acts.stop_police(complaint, officer)
        else:
            acts.police_done(complaint, officer, request.POST.get("on", ""), timezone.localdate())
    except acts.RefusedError as error:
        return complaint_page(officer, complaint, ring, str(error), 422)
    return redirect("desk_complaint", number=complaint.pk)
