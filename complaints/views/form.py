"""The form without JavaScript: nine questions in, a code out. The text is sealed in memory and never written open."""

import logging
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import Error as DatabaseError
from django.forms import MultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from complaints import intake, origin, tokens, words
from complaints.admission import BusyError, admitted
from complaints.forms import ComplaintForm
from complaints.sealing import keysets, receipts
from complaints.sealing.codes import grouped
from complaints.sealing.envelope import TooLargeError, seal
from complaints.uploads import ORIGINAL, PHOTO, SealedFile, SealingUploadHandler, drop
from complaints.views.pages import closed, discreet, page, refused

logger = logging.getLogger("complaints.form")


@dataclass(frozen=True)
class Sent:
    """What the receipt page shows."""

    code: str
    refused: list[SealedFile]
    before: bool = False  # it stood already: words changed since then are not in it


@csrf_exempt  # no cookie to ride on: complaints.origin and the signed token stand in its place
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@discreet
def form(request: HttpRequest) -> HttpResponse:
    """The empty form; sent, the receipt, or the form again with everything typed still there.

    `?draft=` says that a button was pressed that leads away ("language", "home"): nothing is sent to the office then.
    """
    ring = keysets.load()
    for alarm in ring.alarms:
        logger.error("keyset: %s", alarm)
    if request.method != "POST":
        return _show(request, ComplaintForm(ring)) if ring.keysets else closed(request)
    if not origin.is_own(request, trust_silence=True):
        return refused(request)
    if not ring.keysets:  # since the form was opened: nobody to seal to, and no reason to lose a word
        request.upload_handlers = [SealingUploadHandler(shed=True)]
        typed = ComplaintForm(ring, initial=_typed(ring, request))
        return _show(request, typed, 503, _("Belum terkirim. Isianmu masih ada di layar ini."))
    if draft := request.GET.get("draft"):
        request.upload_handlers = [SealingUploadHandler(shed=True)]
        return _show(request, ComplaintForm(ring, initial=_typed(ring, request)), draft=draft)
    try:
        with admitted(request):
            request.upload_handlers = [SealingUploadHandler(shed=not settings.COMPLAINTS_FILES)]
            answer = _sent(request, ring)
            if answer.status_code == 400:  # not 503: then it is not sure that nothing was taken
                drop(_files(request))
            return answer
    except BusyError:
        request.upload_handlers = [SealingUploadHandler(shed=True)]
        busy = _show(request, ComplaintForm(ring, _posted(request)), 503, _("Sedang ramai. Tekan kirim sekali lagi."))
        busy["Retry-After"] = "2"
        return busy


def _posted(request: HttpRequest) -> Any:
    try:
        return request.POST
    except (MultiPartParserError, OSError, SuspiciousOperation):  # cut off on the way, too much, or not a form at all
        # As Django does it for some of these: whoever asks again finds nothing instead of the error.
        request._mark_post_parse_error()  # type: ignore[attr-defined]  # not in the stubs
        return request.POST


def _typed(ring: keysets.Keyring, request: HttpRequest) -> dict[str, Any]:
    """What was typed so far, to be shown again without a word of what is missing."""
    data = _posted(request)
    fields = ComplaintForm(ring).fields
    return {
        name: data.getlist(name) if isinstance(field, MultipleChoiceField) else data.get(name)
        for name, field in fields.items()
        if name in data
    }


def _sent(request: HttpRequest, ring: keysets.Keyring) -> HttpResponse:
    data = _posted(request)
    filled = ComplaintForm(ring, data)
    try:
        token = tokens.read_token(data.get("token", ""))
    except tokens.WrongTokenError:
        return _show(request, filled, 400, _("Halaman ini sudah lama terbuka. Isianmu masih ada: tekan kirim lagi."))
    if not filled.is_valid():
        return _show(request, filled, 400)
    if token.is_young:
        return _show(request, filled, 400, _("Belum terkirim. Isianmu masih ada: tekan kirim sekali lagi."))
    try:
        if not token.is_fresh and not intake.is_kept(receipts.open_code(receipts.code_of_form(token.nonce)).index):
            late = _("Halaman ini sudah lama terbuka. Isianmu masih ada: tekan kirim lagi.")
            return _show(request, filled, 400, late)
        sent = _take(request, ring, filled, token.nonce)
    except TooLargeError:
        return _show(request, filled, 400, _("Ceritanya terlalu panjang untuk dikirim sekali."))
    except (DatabaseError, OSError, intake.TakenError) as error:
        # The kind of error only: its text can hold what was to be written.
        logger.error("complaint not taken: %s", type(error).__name__)
        return _show(request, filled, 503, _("Belum terkirim. Isianmu masih ada di layar ini."))
    urgent = filled.cleaned_data["safe"] == "no"
    return page(request, "receipt.html", {"sent": sent, "code": grouped(sent.code), "urgent": urgent})


def _files(request: HttpRequest) -> list[SealedFile]:
    files = [*request.FILES.getlist(PHOTO), *request.FILES.getlist(ORIGINAL)]
    return [found for file in files if (found := getattr(file, "sealed", None))]


def _take(request: HttpRequest, ring: keysets.Keyring, filled: ComplaintForm, nonce: bytes) -> Sent:
    """Seals and stores. Raises TooLargeError, TakenError, DatabaseError or OSError; then nothing was taken."""
    code = receipts.code_of_form(nonce)
    receipt = receipts.open_code(code)
    files = _files(request)
    if intake.is_kept(receipt.index):  # the same form once more: the same code, and nothing new
        drop(files)
        return Sent(code, [], before=True)
    region = filled.cleaned_data["region"]
    keyset = intake.office_for(ring, region, official=filled.cleaned_data["official"])
    if keyset is None:
        raise OSError("no keyset")
    taken = [one for one in files if not one.refused]
    entries = [
        {
            "file": one.file, "name": one.name, "type": one.type, "size": one.size, "sha256": one.sha256,
            "key": one.key, "original": one.original,
        }
        for one in taken
    ]  # fmt: skip  # a record reads better in few lines
    payload = {
        "v": 1,
        "id": str(intake.form_id(nonce)),
        "region": region,
        "keyset": keyset.name,
        "lang": get_language(),
        "sent_on": timezone.localdate().isoformat(),
        "answers": filled.answers(),
        "reply_to": receipt.reply_to,
        "attachments": entries,
    }
    envelope, _size = seal(payload, keyset.age)
    intake.store(
        intake.Sealed(
            id=intake.form_id(nonce),
            index=receipt.index,
            reply_to=receipt.reply_to,
            region=region,
            keyset=keyset.name,
            version=keyset.version,
            urgent=filled.cleaned_data["safe"] == "no",
            envelope=envelope,
            attachments=[(one.file, one.sha256) for one in taken],
        )
    )
    return Sent(code, [file for file in files if file.refused])


def _show(
    request: HttpRequest, filled: ComplaintForm, status: int = 200, trouble: str = "", draft: str = ""
) -> HttpResponse:
    """The form, with a token of its own each time."""
    posted = _posted(request).get("token", "") if request.method == "POST" else ""
    context = {
        "form": filled,
        "token": posted if status == 503 and posted else tokens.again(posted),
        "trouble": trouble,
        "readers": words.READERS,
        "police": words.POLICE,
        "unsafe": filled["safe"].value() == "no",
        "draft": draft,
        "files": bool(draft and request.FILES),
        "takes_files": settings.COMPLAINTS_FILES,
    }
    return page(request, "form.html", context, status)
