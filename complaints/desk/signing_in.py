"""Coming in and going out. Every failure has the same words and the same work."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from complaints import accounts
from complaints.admission import BusyError, admitted
from complaints.desk.doors import COOKIE, COOKIE_PATH, door, is_demo, keep_cookie, page
from complaints.models import Officer
from complaints.sealing import keysets

FAILED = "Nama, kata sandi, atau kode tidak cocok. Setelah 5 kali kode salah, akun terkunci 15 menit."
BUSY = "Sedang ramai. Tekan Masuk sekali lagi."


@door("GET", "POST", anybody=True)
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """The three fields; then the list. What was typed as the name stays after a failure, nothing else does."""
    name, error = "", ""
    if request.method == "POST":
        name = request.POST.get("username", "")[:60].strip()
        try:
            with admitted(request):  # comparing is slow on purpose: not for all threads at once
                password, code = request.POST.get("password", ""), request.POST.get("code", "")
                officer = accounts.sign_in(name, password, code, timezone.now())
        except BusyError:
            busy = {"name": name, "error": BUSY, "demo": is_demo(keysets.load())}
            return page("sign_in", busy, status=503)
        if officer:
            answer = redirect("desk_queue")
            keep_cookie(answer, accounts.begin(officer, timezone.now()))
            return answer
        error = FAILED
    # 422: a browser that keeps passwords does not offer to keep one that failed.
    return page(
        "sign_in", {"name": name, "error": error, "demo": is_demo(keysets.load())}, status=422 if error else 200
    )


@door("POST")
def sign_out(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Ends this session here and in the browser."""
    accounts.end(request.COOKIES[COOKIE])
    answer = redirect("desk_sign_in")
    answer.delete_cookie(COOKIE, path=COOKIE_PATH, samesite="Strict")
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer
