"""Where the browser sends what it sealed: no answer and no code is seen here (docs/confidential-format.md)."""

import base64
import binascii
import json
import logging
import re
import uuid
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from complaints import attachments, intake, origin, tokens
from complaints.sealing import keysets, receipts
from complaints.sealing.envelope import FILE_BUCKETS, LONGEST_ENVELOPE, RECIPIENT
from complaints.views.pages import discreet

logger = logging.getLogger("complaints.sealed")
LONGEST_BODY = LONGEST_ENVELOPE * 4 // 3 + 8192
LONGEST_FILE = FILE_BUCKETS[-1] + 64 * 1024
DIGEST = re.compile(r"[0-9a-f]{64}")


class BadRequestError(ValueError):
    """The message says to the sender's program what is wrong."""


def _error(text: str, status: int) -> JsonResponse:
    response = JsonResponse({"error": text}, status=status)
    if status == 503:
        response["Retry-After"] = "5"
    return response


def _token_trouble(request: HttpRequest, text: str) -> JsonResponse | None:
    if not origin.is_own(request, trust_silence=True):
        return _error("another site", 403)
    try:
        fresh = tokens.read_token(text).is_fresh
    except tokens.WrongTokenError:
        fresh = False
    return None if fresh else _error("token", 403)


@require_safe
@discreet
def token(request: HttpRequest) -> HttpResponse:
    """A new token, for a form that stood open too long."""
    return JsonResponse({"token": tokens.new_token()})


@csrf_exempt  # as views.form
@require_POST
@discreet
def attachment(request: HttpRequest) -> HttpResponse:
    """Takes one sealed file. Its bytes are ciphertext already, so they may lie in memory and on disk."""
    if trouble := _token_trouble(request, request.headers.get("X-Form-Token", "")):
        return trouble
    if not settings.COMPLAINTS_FILES:  # 409: a phone does not try again what will be refused again
        return _error(_("Berkas belum bisa kami terima sekarang."), 409)
    try:
        body = request.read(LONGEST_FILE + 1)
    except OSError:
        return _error("cut off", 400)
    if not body.startswith(b"age-encryption.org/v1\n") or not FILE_BUCKETS[0] < len(body) <= LONGEST_FILE:
        return _error("not a sealed file", 400)
    try:
        name, digest = attachments.store(body)
    except OSError as error:
        logger.error("attachment not taken: %s", type(error).__name__)
        return _error(_("Berkas belum bisa kami terima sekarang."), 503)
    return JsonResponse({"file": name, "sha256": digest}, status=201)


@csrf_exempt  # as views.form
@require_POST
@discreet
def send(request: HttpRequest) -> HttpResponse:
    """Takes a complaint sealed by the browser; 201 only once it is on the disk."""
    try:
        data = _object(request)
        if trouble := _token_trouble(request, str(data.get("token", ""))):
            return trouble
        sealed = _sealed(data)
        if _keyset_of(sealed).version != sealed.version:
            return _error("keyset", 409)  # sealed to people who changed meanwhile: seal again
    except BadRequestError as error:
        return _error(str(error), 400)
    try:
        if not attachments.are_here(sealed.attachments):
            return _error("attachments", 409)
        intake.store(sealed)
    except intake.TakenError:
        return _error("taken", 409)
    except (DatabaseError, OSError) as error:
        logger.error("complaint not taken: %s", type(error).__name__)
        return _error(_("Belum terkirim. Isianmu masih ada di layar ini."), 503)
    return JsonResponse({"state": "received"}, status=201)


def _object(request: HttpRequest) -> dict[str, Any]:
    """The body. Raises BadRequestError where it is too long or no JSON object."""
    try:
        body = request.read(LONGEST_BODY + 1)
    except OSError:
        raise BadRequestError("cut off") from None
    if len(body) > LONGEST_BODY:
        raise BadRequestError("too long")
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):  # thousands of brackets are no ValueError
        raise BadRequestError("not JSON") from None
    if not isinstance(data, dict):
        raise BadRequestError("not an object")
    return data


def _keyset_of(sealed: intake.Sealed) -> keysets.Keyset:
    """The office it is sealed to: that of its region, or the one above. Raises BadRequestError for any other."""
    ring = keysets.load()
    own, keyset = ring.for_region(sealed.region), ring.keysets.get(sealed.keyset)
    if own is None or keyset is None or keyset.name not in {own.name, own.escalates_to}:
        raise BadRequestError("region and keyset do not fit")
    return keyset


def _bytes(data: dict[str, Any], name: str) -> bytes:
    try:
        return base64.b64decode(data[name], validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise BadRequestError(f"{name} is not base64") from None


def _sealed(data: dict[str, Any]) -> intake.Sealed:
    """What the body says, checked in form. Raises BadRequestError."""
    try:
        made = uuid.UUID(str(data["id"]))
        version = int(data["version"])
        files = [(str(one["file"]), str(one["sha256"])) for one in data.get("attachments", [])]
        region, keyset, reply_to = (str(data[name]) for name in ("region", "keyset", "reply_to"))
    except (KeyError, TypeError, ValueError, OverflowError):  # JSON as Python reads it knows Infinity
        raise BadRequestError("a part is missing or of the wrong kind") from None
    lookup, envelope = _bytes(data, "lookup"), _bytes(data, "envelope")
    if made.version != 4 or len(lookup) != 32 or not RECIPIENT.fullmatch(reply_to):
        raise BadRequestError("id, lookup or reply_to is malformed")
    if not intake.is_envelope(envelope):
        raise BadRequestError("not an age envelope")
    if len(files) > attachments.MOST or not all(
        attachments.NAME.fullmatch(name) and DIGEST.fullmatch(digest) for name, digest in files
    ):
        raise BadRequestError("attachments are malformed")
    return intake.Sealed(
        id=made,
        index=receipts.index_of(lookup),
        reply_to=reply_to,
        region=region,
        keyset=keyset,
        version=version,
        urgent=data.get("urgent") is True,
        envelope=envelope,
        attachments=files,
    )
