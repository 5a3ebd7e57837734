"""A reader gets bytes that their browser said it can read."""

import gzip

import brotli
import pytest

from portal.pagecache.encoding import encoded, wanted


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        (None, "identity"),
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0,gzip;q=0", "identity"),
        ("br;q=0.2, gzip;q=0.9", "gzip"),
        ("gzip;q=1.0, br; q=1.0", "br"),
        ("*", "br"),
        ("*;q=0", "identity"),  # nothing is acceptable: RFC 9110 12.5.3 lets us answer all the same
        ("br;q=0, *", "gzip"),
        ("identity", "identity"),
        ("identity;q=1, br;q=0.5", "identity"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("br;q=oops, gzip", "gzip"),
        ("br;q=7, gzip", "gzip"),
        ("br;q=nan, gzip", "gzip"),
        ("deflate", "identity"),
        (",,;;q=", "identity"),
    ],
)
def test_the_coding_follows_the_readers_weights(header: str | None, coding: str) -> None:
    assert wanted(header) == coding


def test_each_coding_holds_the_same_page() -> None:
    page = b"Panggil 129. " * 500

    assert brotli.decompress(encoded(page, "br")) == page
    assert gzip.decompress(encoded(page, "gzip")) == page
    assert encoded(page, "identity") == page


def test_the_same_page_has_the_same_bytes_at_any_time() -> None:
    # gzip would put the time into its header, and a strong ETag would name two different answers.
    page = b"<p>Bimtek</p>" * 100

    assert encoded(page, "gzip") == encoded(page, "gzip")
    assert encoded(page, "gzip")[4:8] == b"\0\0\0\0"
