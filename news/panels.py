"""What trainings add to the page of a region: RT with trained cadres, and the trainings themselves."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import CharField, F, Q, Value
from django.utils.translation import get_language

from news.models import ActivityPage, ParticipantRow
from portal.languages import path_in
from portal.prepared import Param, Prepared, as_tuple
from regions.cadres import TrainedRt, label, trained_rt
from regions.models import RtRange
from regions.panels import Panel, Place, register
from regions.querysets import INSIDE, LADDER, inside_values, ladder_values

# A meeting or a visit trains nobody; a training that is still planned has not trained anybody yet.
TRAINING_KINDS = (ActivityPage.Kind.BIMTEK, ActivityPage.Kind.TRAINING)
HELD = (ActivityPage.Status.RUNNING, ActivityPage.Status.DONE)
VILLAGES_SHOWN = 40
TRAININGS_SHOWN = 6


@dataclass(frozen=True)
class Village:
    """A kelurahan and its RT with a trained cadre; `source` says where its number of RT is known from."""

    code: str
    name: str
    rt: TrainedRt
    source: str = ""

    @property
    def label(self) -> str:
        return label(self.rt["ranges"])


@dataclass(frozen=True)
class Training:
    """A line in the list of activities; `language` is that of the page it leads to."""

    key: UUID
    language: str
    title: str
    url_path: str
    kind: str
    date_start: date | None
    date_end: date | None
    date_precision: str

    @property
    def url(self) -> str:
        """The page's address: below the home page, with the prefix of its language. No query for the site."""
        return path_in("/" + self.url_path.split("/", 2)[2], self.language)

    @property
    def kind_label(self) -> str:
        return str(ActivityPage.Kind(self.kind).label)

    @property
    def is_foreign(self) -> bool:
        return self.language != get_language()


def _rt_rows() -> Any:
    """Ranges of RT in a region: those with trained cadres, and those on record."""
    columns = ("kind", "region__code", "region__name", "rt_from", "rt_to", "told_by")
    here = Q(region__code=Param("code")) | Q(region__code__range=INSIDE)

    def rows(queryset: Any, kind: str, told_by: Any) -> Any:
        wanted = queryset.filter(here).order_by().annotate(kind=Value(kind, CharField()), told_by=told_by)
        return wanted.values_list(*columns)

    trainings = ActivityPage.objects.visible().filter(kind__in=TRAINING_KINDS, status__in=HELD).order_by()
    held = ParticipantRow.objects.filter(page__in=trainings.values("pk"), rt_from__isnull=False)
    return rows(held, "trained", Value("", CharField())).union(rows(RtRange.objects, "known", F("source")))


_rt = Prepared(_rt_rows, as_tuple)


def villages_in(code: str) -> list[Village]:
    """Each kelurahan in a region with what is known of its RT. One query for trained and for known RT."""
    ranges: dict[tuple[str, str], dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    sources: dict[str, list[str]] = defaultdict(list)
    # Translations repeat the rows of their source; in ranges that changes nothing.
    for kind, region, name, first, last, source in _rt.rows(code=code, **inside_values(code)):
        ranges[region, name][kind].append((first, last))
        if source and source not in sources[region]:
            sources[region].append(source)
    return [
        Village(region, name, trained_rt(found["trained"], found["known"]), "; ".join(sources[region]))
        for (region, name), found in sorted(ranges.items())
    ]


def cadres(place: Place) -> Panel | None:
    """RT with trained cadres of all RT, for a kelurahan or summed over the kelurahan of a larger region."""
    villages = villages_in(place.region.code)
    if not villages:
        return None
    trained = [village for village in villages if village.rt["trained"]]
    recorded = [village.rt["all"] for village in villages]
    context = {
        "place": place,
        "own": villages[0] if villages[0].code == place.region.code else None,
        "villages": trained[:VILLAGES_SHOWN],
        "more": max(0, len(trained) - VILLAGES_SHOWN),
        "villages_count": len(trained),
        "trained": sum(village.rt["trained"] for village in villages),
        "all": sum(number or 0 for number in recorded),
        "all_recorded": all(recorded),
        "recorded_count": sum(number is not None for number in recorded),
    }
    return Panel("news/panels/cadres.html", context)


def trainings(place: Place) -> Panel | None:
    """The latest activities in a region, or for what it lies in below the province. One query."""
    found = trainings_of(place)
    return Panel("news/panels/trainings.html", {"trainings": found, "place": place}) if found else None


def _activity_rows() -> Any:
    about = (
        Q(regions__code__in=LADDER)
        | Q(regions__code__range=INSIDE)
        | Q(participant_rows__region__code=Param("code"))
        | Q(participant_rows__region__code__range=INSIDE)
    )
    columns = ("translation_key", "locale__language_code", "title", "url_path")
    return (
        ActivityPage.objects.visible()
        .filter(about, locale__language_code__in=(Param("default"), Param("active")))
        .order_by(F("date_start").desc(nulls_last=True), "title")
        .distinct()
        .values_list(*columns, "kind", "date_start", "date_end", "date_precision")
    )


_activities = Prepared(_activity_rows, Training)


def trainings_of(place: Place) -> list[Training]:
    """The latest activities, each in the active language if it is there, else in the language it is in."""
    code = place.region.code
    chosen: dict[UUID, Training] = {}
    # What the whole city takes part in counts for its kelurahan; what the whole province does, does not.
    languages: dict[str, Any] = {"default": settings.LANGUAGE_CODE, "active": get_language() or settings.LANGUAGE_CODE}
    about = {"code": code, **ladder_values(place.codes[1:] or place.codes), **inside_values(code)}
    for training in _activities.rows(limit=2 * TRAININGS_SHOWN, **about, **languages):
        if training.key not in chosen or not training.is_foreign:
            chosen[training.key] = training
    return list(chosen.values())[:TRAININGS_SHOWN]


register("cadres", 20, cadres)
register("trainings", 30, trainings)
