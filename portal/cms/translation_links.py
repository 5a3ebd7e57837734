"""A translator's own address for a link is held to what the source may hold."""

import json
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from rest_framework.exceptions import ValidationError as Refused
from wagtail_localize.models import SegmentOverride

from portal.blocks.lists import validate_address

# What browsers take for a scheme, with what they skip before and within it.
_SCHEME = re.compile(r"[\s\x00-\x1f]*[a-z][a-z0-9+.\-\s\x00-\x1f]*:|[\s\x00-\x1f]*[/\\]", re.IGNORECASE)


def hold_to_harmless(sender: type[SegmentOverride], instance: SegmentOverride, raw: bool = False, **_: Any) -> None:
    """Raises REST framework's ValidationError, which the translation screen answers with 400.

    Overrides are addresses, choices, dates and keys; what begins like an address is held to the rule of links.
    """
    value = json.loads(instance.data_json) if instance.data_json else None
    if raw or not isinstance(value, str) or not _SCHEME.match(value):
        return
    try:
        validate_address(value)
    except ValidationError as error:
        raise Refused({"value": error.messages}) from error


def connect() -> None:
    pre_save.connect(hold_to_harmless, sender=SegmentOverride, dispatch_uid="portal.hold_to_harmless")
