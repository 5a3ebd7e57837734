"""What follows from the fields of a channel, for the record in the database and for a row that a list read."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from services.choices import ChannelType, Visibility

# From this many days after its last test on, a channel is shown grey with its date (DESIGN section 5).
STALE_AFTER = timedelta(days=180)
# From this many days on, the next level is shown in its place.
EXPIRED_AFTER = timedelta(days=365)


class Reachable:
    """The rules of a channel, for whoever has its fields."""

    __slots__ = ()
    type: Any
    value: Any
    visibility: Any
    verified_on: Any
    retired_on: Any

    @property
    def href(self) -> str:
        """The address a tap opens; empty for a channel that is only text."""
        match self.type:
            case ChannelType.PHONE:
                return f"tel:{self.value}"
            case ChannelType.SMS:
                return f"sms:{self.value}"
            case ChannelType.WHATSAPP:
                return f"https://wa.me/{self.value.lstrip('+')}"
            case ChannelType.EMAIL:
                return f"mailto:{self.value}"
            case ChannelType.WEBSITE | ChannelType.CHAT | ChannelType.APP:
                return self.value
        return ""

    def is_retired(self, today: date) -> bool:
        return self.retired_on is not None and self.retired_on <= today

    def is_shown(self, today: date) -> bool:
        """Whether it is in use and everybody may see it."""
        return self.visibility == Visibility.PUBLIC and not self.is_retired(today)

    def is_stale(self, today: date | None = None) -> bool:
        """Whether its last test is STALE_AFTER ago or more; never tested counts as stale."""
        day = today or timezone.localdate()
        return self.verified_on is None or day - self.verified_on >= STALE_AFTER

    def is_expired(self, today: date | None = None) -> bool:
        """Whether its last test is EXPIRED_AFTER ago or more, so that the next level is shown instead.

        A channel that nobody tested yet does not expire: it is grey from the first day and says so.
        """
        day = today or timezone.localdate()
        return self.verified_on is not None and day - self.verified_on >= EXPIRED_AFTER


class _Fields(NamedTuple):
    id: int
    type: str
    value: str
    display: str
    hours: str
    hours_en: str
    availability: str
    visibility: str
    verified_on: date | None
    retired_on: date | None
    sort_order: int


class ChannelRow(Reachable, _Fields):
    """The fields of a channel that lists show, without the cost of a record."""

    __slots__ = ()
