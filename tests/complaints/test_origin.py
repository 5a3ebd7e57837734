"""Where a POST was made: another site's is refused everywhere; a browser that does not say is refused at the desk."""

import pytest
from django.test import RequestFactory

from complaints.origin import is_own

ANYBODY, DESK, NOBODY = (True, False), (True, True), (False, False)


@pytest.mark.parametrize(
    ("headers", "form_and_desk"),
    [
        ({}, ANYBODY),
        ({"Sec-Fetch-Site": "same-origin"}, DESK),
        ({"Sec-Fetch-Site": "none"}, DESK),
        ({"Sec-Fetch-Site": "same-site"}, NOBODY),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, NOBODY),
        ({"Origin": "http://testserver"}, DESK),
        ({"Origin": "http://testserver:8000"}, NOBODY),
        ({"Origin": "http://testserver.evil.example"}, NOBODY),
        ({"Origin": "null"}, NOBODY),
        ({"Origin": ""}, NOBODY),
        ({"Origin": "http://["}, NOBODY),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"}, NOBODY),
    ],
)
def test_a_post_of_another_site_is_refused(headers: dict[str, str], form_and_desk: tuple[bool, bool]) -> None:
    request = RequestFactory(headers=headers).post("/")
    assert (is_own(request, trust_silence=True), is_own(request, trust_silence=False)) == form_and_desk
