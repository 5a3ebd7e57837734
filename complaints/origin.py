"""Whether a POST comes from a page of ours, by what the browser itself says of where it was made."""

from django.http import HttpRequest

OURS = {"same-origin", "none"}  # "none": the person herself, from a bookmark or by reloading


def is_own(request: HttpRequest, *, trust_silence: bool) -> bool:
    """Whether it does. `trust_silence` decides for browsers that say nothing of it.

    The form believes them: old phones do not say, and there is no cookie that another site could ride on. The desk
    has one, so it does not.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in OURS:
        return False
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin.partition("://")[2] == request.get_host()
    return trust_silence or site is not None
