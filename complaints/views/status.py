"""The page a person comes back to with the code: status and replies, never the complaint (COMPLAINTS section 3)."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from complaints import clocks, intake, origin, tokens
from complaints.admission import BusyError, admitted
from complaints.models import Complaint, Message
from complaints.sealing import keysets
from complaints.sealing.codes import WrongCodeError, parse
from complaints.sealing.envelope import CannotOpenError, TooLargeError, seal, unseal
from complaints.sealing.receipts import Receipt, open_code
from complaints.views.pages import closed, discreet, page, refused

# Every answer to a code is padded to a multiple of this: its length does not tell whether the code exists.
SIZE_STEP = 16_384
LONGEST_REPLY = 3000
PADDING = "\n"


@dataclass(frozen=True)
class Line:
    """One message as the person reads it."""

    mine: bool
    sent_on: date
    text: str


@csrf_exempt  # as views.form
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@discreet
def status(request: HttpRequest) -> HttpResponse:
    """Asks for the code; answers it by POST only, so that it stands in no history and no log."""
    if request.method != "POST":
        return page(request, "status.html", {})
    if not origin.is_own(request, trust_silence=True):
        return refused(request)
    try:
        with admitted(request):
            return _answer(request)
    except BusyError:
        return _again(request, _("Sedang ramai. Coba lagi sebentar."))
    except (DatabaseError, OSError):
        written = request.POST.get("text") or request.POST.get("withdraw")
        return (
            _again(request, _("Pesanmu belum terkirim. Coba lagi, atau telepon 129.")) if written else closed(request)
        )


def _again(request: HttpRequest, trouble: str) -> HttpResponse:
    """The code and what was written to the office, sent again by one press; the token keeps it one message."""
    kept = {name: request.POST.get(name, "") for name in ("text", "token", "withdraw")}
    context = {"trouble": trouble, "typed": request.POST.get("code", "")[:60], "kept": kept}
    answer = page(request, "status.html", context, 503)
    answer["Retry-After"] = "2"
    return answer


@sensitive_variables()
def _answer(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("code", "")
    try:
        code = parse(typed)
    except WrongCodeError as error:
        wrong = {
            "length": _("Kode ini harus 20 angka. Periksa apakah ada yang kurang atau lebih."),
            "digits": _("Kode ini hanya berisi angka."),
            "check": _("Ada angka yang salah atau tertukar. Periksa lagi satu per satu."),
        }
        return page(request, "status.html", {"wrong": wrong[str(error)], "typed": typed[:60]}, 400)
    receipt = open_code(code)
    complaint = intake.find(receipt.index)
    notice, kept = _act(request, complaint)
    context: dict[str, Any] = {
        "code": code,
        "complaint": complaint,
        "notice": notice,
        "text": kept,
    }
    # The same work for a code that nobody has: an argon2, a look-up, a look at messages, the same template.
    context["lines"] = _lines(complaint, receipt)
    context["token"] = tokens.new_token()
    if complaint:
        context["late"] = clocks.is_late(complaint, timezone.now())
    response = page(request, "answer.html", context)
    response.content += PADDING.encode() * (-len(response.content) % SIZE_STEP)
    return response


def _lines(complaint: Complaint | None, receipt: Receipt) -> list[Line]:
    """Replies of the office in clear; of the person's own only that they were sent: only the office opens them."""
    messages = Message.objects.filter(complaint=complaint.pk if complaint else uuid.UUID(int=0))
    lines = []
    for message in messages:
        if message.direction == Message.Direction.TO_OFFICE:
            lines.append(Line(True, message.sent_on, ""))
            continue
        try:
            text = str(unseal(bytes(message.envelope), receipt.identity).get("text", ""))
        except CannotOpenError:
            text = _("Pesan ini rusak. Balas saja, petugas akan mengirim ulang.")
        lines.append(Line(False, message.sent_on, text))
    return lines


def _act(request: HttpRequest, complaint: Complaint | None) -> tuple[str, str]:
    """Sends the person's message to the office, sealed: what became of it, and the text where it was not sent."""
    typed = text = request.POST.get("text", "").strip()
    if request.POST.get("withdraw") == "yes":
        text = _("Saya ingin menarik laporan ini.") + (f"\n{text}" if text else "")
    if not text or complaint is None:
        return "", ""
    if len(text) > LONGEST_REPLY:
        return _("Pesanmu belum terkirim: paling banyak 3.000 huruf."), typed
    keyset = keysets.load().keysets.get(complaint.keyset)
    try:
        nonce = tokens.read_token(request.POST.get("token", "")).nonce
        if keyset is None:
            raise OSError("no keyset")
        message_id = intake.form_id(nonce)  # the same form sent twice is one message
        payload = {
            "v": 1, "id": str(message_id), "complaint": str(complaint.pk), "text": text,
            "sent_on": timezone.localdate().isoformat(),
        }  # fmt: skip
        envelope, _size = seal(payload, keyset.age)
        intake.add_message(complaint, Message.Direction.TO_OFFICE, message_id, envelope)
    except (tokens.WrongTokenError, intake.TakenError, DatabaseError, OSError, TooLargeError):
        return _("Pesanmu belum terkirim. Coba lagi, atau telepon 129."), typed
    return _("Pesanmu sudah terkirim."), ""
