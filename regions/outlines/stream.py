"""Features of a GeoJSON file one after the other, so that a file larger than memory can be read."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

CHUNK = 1 << 20  # bytes
LARGEST_FEATURE = 64 << 20  # characters; the whole of Papua in full detail is a tenth of it
SPACE = " \t\r\n"


class NotGeoJsonError(ValueError):
    """Raised where the text is not what RFC 7946 (or 8142, one feature a line) says; the message is for a person."""


class _Text:
    """The part of a file that is being looked at. Only what is left to read is kept."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.text = ""
        self.at = 0
        self._rest = b""
        self._decode = json.JSONDecoder().raw_decode

    def more(self) -> bool:
        """Reads on; False at the end of the file. Raises NotGeoJsonError for another encoding than UTF-8."""
        raw = self.file.read(max(CHUNK, len(self.text) - self.at))
        if not raw:
            return False
        raw = self._rest + raw
        # A letter may be cut in two: its first bytes wait for the rest.
        cut = next((back for back in range(1, 4) if raw[-back:][:1] >= b"\xc0"), 0)
        self._rest = raw[len(raw) - cut :] if cut else b""
        try:
            self.text = self.text[self.at :] + raw[: len(raw) - cut].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise NotGeoJsonError(_("berkas tidak dalam UTF-8")) from error
        self.at = 0
        return True

    def peek(self) -> str:
        """The next sign that is not white space; "" at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in SPACE:
                self.at += 1
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def take(self, sign: str) -> bool:
        """Steps over `sign` if it is next."""
        found = self.peek() == sign
        self.at += found
        return found

    def value(self) -> Any:
        """The next JSON value, whole."""
        self.peek()
        while True:
            try:
                value, end = self._decode(self.text, self.at)
            except (ValueError, RecursionError) as error:
                if len(self.text) - self.at > LARGEST_FEATURE:
                    raise NotGeoJsonError(_("satu fitur lebih besar dari 64 MB")) from error
                if isinstance(error, RecursionError) or not self.more():
                    raise NotGeoJsonError(_("bukan GeoJSON (%(detail)s)") % {"detail": error}) from error
                continue
            # A number at the very end of what was read may go on.
            if end < len(self.text) or not self.more():
                self.at = end
                return value


def features(file: BinaryIO) -> Iterator[Any]:
    """Each feature of a FeatureCollection, or of features one after the other. Raises NotGeoJsonError."""
    text = _Text(file)
    if text.peek() not in ("{", "\x1e"):
        raise NotGeoJsonError(_("bukan GeoJSON"))
    while text.peek():
        text.take("\x1e")
        yield from _object(text)


def _object(text: _Text) -> Iterator[Any]:
    """The features of the collection that begins here; anything else as it is."""
    _expect(text, "{")
    members: dict[str, Any] = {}
    is_collection = False
    while not text.take("}"):
        name = text.value()
        _expect(text, ":")
        if name == "features" and text.peek() == "[":
            is_collection = True
            yield from _items(text)
        else:
            members[str(name)] = text.value()
        if not text.take(",") and text.peek() != "}":
            raise NotGeoJsonError(_("berkas berakhir di tengah jalan"))
    if is_collection != (members.get("type") == "FeatureCollection"):
        raise NotGeoJsonError(_("bukan FeatureCollection"))
    if not is_collection:
        yield members


def _items(text: _Text) -> Iterator[Any]:
    _expect(text, "[")
    while not text.take("]"):
        yield text.value()
        if not text.take(",") and text.peek() != "]":
            raise NotGeoJsonError(_("berkas berakhir di tengah jalan"))


def _expect(text: _Text, sign: str) -> None:
    if not text.take(sign):
        raise NotGeoJsonError(_("bukan GeoJSON"))
