"""Factories of what belongs to places: forums, the ladder's rules, RT on record, predicates, commitments."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale

from indicators.models import Commitment, KlaStatus
from regions.models import CommunityForum, ForumTarget, LadderStep, RtRange

from .records import ProgrammeFactory, region

STEPS = ("rt", "kelurahan", "kota", "provinsi", "nasional")


def ladder_steps(*languages: str) -> None:
    """One rule a level in each language; English texts begin with EN."""
    for language in languages or ("id",):
        locale = Locale.objects.get_or_create(language_code=language)[0]
        mark = "" if language == "id" else "EN "
        for order, level in enumerate(STEPS, start=1):
            LadderStep.objects.create(
                locale=locale,
                order=order,
                level=level,
                actor=f"{mark}Petugas {level}",
                may=f"{mark}mendengar",
                must_not=f"{mark}mendamaikan kekerasan seksual",
            )


class CommunityForumFactory(DjangoModelFactory):
    class Meta:
        model = CommunityForum

    programme = factory.SubFactory(ProgrammeFactory)
    region = factory.LazyFunction(lambda: region("64.71"))
    name_as_printed = factory.Sequence(lambda number: f"Forum {number}")
    functions = "mencegah kekerasan sejak dini"
    functions_en = "prevent violence early on"


class ForumTargetFactory(DjangoModelFactory):
    class Meta:
        model = ForumTarget

    programme = factory.SubFactory(ProgrammeFactory)
    region = factory.LazyFunction(lambda: region("64.71"))
    target = factory.Sequence(lambda number: f"satu kader di setiap RT {number}")


class RtRangeFactory(DjangoModelFactory):
    class Meta:
        model = RtRange

    region = factory.LazyFunction(lambda: region("64.71.01.1001"))
    rt_from = 1
    rt_to = 120


class KlaStatusFactory(DjangoModelFactory):
    class Meta:
        model = KlaStatus

    region = factory.LazyFunction(lambda: region("64.71"))
    predicate = "utama"
    as_of = date(2023, 11, 23)
    source = "Pernyataan Kepala DP3AKB"


class CommitmentFactory(DjangoModelFactory):
    class Meta:
        model = Commitment
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"komitmen-{number}")
    kind = "kla"
    signed_on = date(2023, 11, 23)
    signatories = factory.Sequence(lambda number: f"seluruh kelurahan {number}")

    @factory.post_generation
    def regions(self, create: bool, signed_by: list[Any] | None, **_: Any) -> None:
        if create and signed_by:
            self.regions.set(signed_by)  # type: ignore[attr-defined]  # `self` is the made object here
