"""Factories of trainings and other activities, with their rows."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from news.models import ActivityOrganization, ActivityPage, ParticipantRow

from .pages import BodyPageFactory
from .records import OrganizationFactory, region


class ActivityPageFactory(BodyPageFactory):
    class Meta:
        model = ActivityPage

    title = factory.Sequence(lambda number: f"Bimtek {number}")
    kind = "bimtek"
    status = "selesai"
    date_start = date(2025, 7, 29)
    date_end = date(2025, 7, 31)
    venue_name = "Aula Lantai 4 Kantor DP3AKB Balikpapan"


class ParticipantRowFactory(DjangoModelFactory):
    class Meta:
        model = ParticipantRow

    region = factory.LazyFunction(lambda: region("64.71.01.1001"))


class ActivityOrganizationFactory(DjangoModelFactory):
    class Meta:
        model = ActivityOrganization

    organization = factory.SubFactory(OrganizationFactory)
