"""Forms of anonymous readers without a cookie: where they come from and how old they are, in place of a CSRF cookie.

A reader of this portal carries no session that another site could ride on. What is left to prevent is another
page posting in a visitor's name, and machines: the browser says where a form stood, and a signed time says when.
"""

from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest

SALT = "services.posting"
YOUNGEST = 3  # seconds; no person reads and fills in a form faster
OLDEST = 12 * 3600


def is_own(request: HttpRequest) -> bool:
    """Whether the form stood on this site. Browsers that say nothing of it are believed (old phones do not)."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin", "")
    return not origin or (origin != "null" and urlsplit(origin).netloc == request.get_host())


def fresh_token() -> str:
    """The signed time at which a form was shown."""
    return signing.TimestampSigner(salt=SALT).sign("form")


def token_age_is_right(token: str) -> bool:
    """Whether the form was shown by us, between YOUNGEST and OLDEST seconds ago."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(token, max_age=OLDEST)
    except signing.BadSignature:  # too old, or not ours
        return False
    try:
        signer.unsign(token, max_age=YOUNGEST)
    except signing.SignatureExpired:
        return True
    return False
