"""To whom the browser seals: the signed keyset of a kota and of the office above it, and what a receipt needs."""

import base64

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints import words
from complaints.sealing import keysets, secret_files
from complaints.views.pages import discreet


@require_safe
@discreet
def keys(request: HttpRequest) -> HttpResponse:
    """`{"root", "keysets": [signed file, …], "salt", "text", "today"}`; 404 where no office serves `?region=`."""
    ring = keysets.load()
    own = ring.for_region(request.GET.get("region", ""))
    if own is None:
        return JsonResponse({"error": "region"}, status=404)
    above = ring.keysets.get(own.escalates_to)
    return JsonResponse({
        "root": keysets.root_text(),
        "keysets": keysets.signed_files(one for one in (own, above) if one),
        "salt": base64.b64encode(secret_files.salt()).decode(),
        "text": words.text_hash(),
        "today": timezone.localdate().isoformat(),
    })  # fmt: skip  # one member a line says nothing more
