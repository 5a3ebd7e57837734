"""What every address of the desk has in common: who may come in, and the headers of what goes out."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from complaints import accounts, origin
from complaints.models import Complaint, Officer
from complaints.sealing import keysets
from complaints.views.pages import keep_nothing

COOKIE, COOKIE_PATH = "sesi", "/petugas/"
Answer = Callable[..., HttpResponseBase]


def page(template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the desk. Without a request in its context: no user of the CMS and no cookie of Django's."""
    return HttpResponse(render_to_string(f"complaints/desk/{template}.html", context), status=status)


def notice(title: str, text: str, status: int) -> HttpResponse:
    """A page that says one thing and leads back to the list."""
    return page("notice", {"title": title, "text": text, "demo": is_demo(keysets.load())}, status)


def is_demo(ring: keysets.Keyring) -> bool:
    """Whether any of the keys that serve is a demo's: said before it is known whose desk this is."""
    return any(keyset.demo for keyset in ring.keysets.values())


def _ended(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in; a script is told instead, so that what an officer typed stays on the screen."""
    if request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate":
        return redirect("desk_sign_in")
    return HttpResponse("Sesi Anda sudah berakhir. Masuk lagi di tab lain, lalu ulangi.", "text/plain", status=401)


def _inside(view: Answer, request: HttpRequest, methods: tuple[str, ...], anybody: bool, kwargs: Any) -> Any:
    if request.method not in (*methods, *(["HEAD"] if "GET" in methods else [])):
        return HttpResponse(status=405, headers={"Allow": ", ".join(methods)})
    if request.method == "POST" and not origin.is_own(request, trust_silence=False):
        return notice("Permintaan ditolak", "Permintaan ini tidak datang dari halaman meja petugas.", 403)
    try:
        if anybody:
            return view(request, **kwargs)
        officer = accounts.officer_of(request.COOKIES.get(COOKIE, ""), timezone.now())
        return view(request, officer, **kwargs) if officer else _ended(request)
    except Http404:
        return notice("Tidak ada di meja Anda", "Alamat ini tidak ada, atau laporannya ada di kantor lain.", 404)


def door(*methods: str, anybody: bool = False) -> Callable[[Answer], Answer]:
    """A view of the desk. It gets the signed-in officer as its second argument, unless it is for anybody."""

    def wrap(view: Answer) -> Answer:
        @csrf_exempt  # the cookie is SameSite=Strict, and complaints.origin asks where a POST was made
        @wraps(view)
        def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            answer: HttpResponseBase = _inside(view, request, methods, anybody, kwargs)
            keep_nothing(answer)
            return answer

        return guarded

    return wrap


def keep_cookie(answer: HttpResponse, token: str) -> None:
    """Gone with the browser, sent to the desk only, and never from another site."""
    answer.set_cookie(
        COOKIE, token, path=COOKIE_PATH, httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE
    )


def find(officer: Officer, number: Any) -> tuple[Complaint, keysets.Keyring]:
    """A complaint that this officer's office may open. Http404 for any other, whether it exists or not."""
    ring = keysets.load()
    mine = Complaint.objects.seen_by(officer.keyset, ring.below(officer.keyset))
    complaint = mine.select_related("delivery").filter(pk=number).first()
    if complaint is None:
        raise Http404
    return complaint, ring


def standing(officer: Officer, ring: keysets.Keyring) -> dict[str, Any]:
    """What the frame of each page shows: whose desk this is, and whether it is a demo."""
    keyset = ring.keysets.get(officer.keyset)
    office = keyset.office if keyset else officer.keyset
    return {"officer": officer, "office": office, "demo": keyset is None or keyset.demo}
