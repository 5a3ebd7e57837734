"""Every field of a record has a place in the CMS, and choosing one of 91,599 regions stays possible."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from portal.checks.content import our_page_types
from portal.cms.choosers import RecordPicker
from regions.models import Region, RtRange
from services.models import Channel, Organization, Person, ServiceLocation
from tests.factories import ChannelFactory, OrganizationFactory, ServiceLocationFactory, SiteTree, region

from .forms import page_form

# Filled by Wagtail, by the import of regions or by code; none is for an editor.
NOT_TYPED = {"id", "locale", "sort_order"}
# What a reader wrote is read in the CMS and not written over.
FROM_THE_PUBLIC = {"ChangeRequest": {"location", "kind", "text", "received_on", "answer_by"}}
OURS = {"regions", "services", "indicators", "education", "portal"}


def records() -> list[Any]:
    return [model for model in get_snippet_models() if model._meta.app_label in OURS]


def own_fields(model: type[Model], inherited: set[str]) -> set[str]:
    fields = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many) if field.editable}
    return {name for name in fields - inherited - NOT_TYPED if not name.endswith("_ptr")}


def test_every_record_of_the_domain_is_registered(db: None) -> None:
    names = {model.__name__ for model in records()}
    assert names == {
        "Region", "Programme", "CommunityForum", "ForumTarget", "LadderStep", "Organization", "Person",
        "Service", "ServiceLocation", "CaseStatistic", "KlaStatus", "Commitment", "KlaIndicatorEvidence",
        "GlossaryTerm", "Theme", "ChangeRequest", "RtContact", "Shelter",
    }  # fmt: skip


def test_every_field_of_every_record_is_in_its_form(db: None) -> None:
    for model in records():
        form = model.snippet_viewset.get_edit_handler().get_form_class()
        assert own_fields(model, set()) - FROM_THE_PUBLIC.get(model.__name__, set()) <= set(form.base_fields), model


def test_every_field_of_every_page_type_is_in_its_form(tree: SiteTree) -> None:
    inherited = {field.name for field in Page._meta.get_fields()}
    for model in our_page_types():
        form = model.get_edit_handler().get_form_class()
        assert own_fields(model, inherited) <= set(form.base_fields), model


def test_rows_of_records_are_edited_with_them(db: None) -> None:
    rows = {Region: "rt_ranges", Person: "roles", ServiceLocation: "channels"}
    for model, name in rows.items():
        formset = model.snippet_viewset.get_edit_handler().get_form_class().formsets[name]
        fields = (field for field in formset.model._meta.concrete_fields if field.editable)
        typed = {field.name for field in fields} - NOT_TYPED - {formset.fk.name}
        assert typed - {"sort_order"} <= set(formset.form.base_fields), model


@pytest.mark.parametrize("model", ["region", "servicelocation", "casestatistic", "organization", "communityforum"])
def test_lists_open_and_search(administrator: Client, model: str) -> None:
    app = next(entry._meta.app_label for entry in records() if entry._meta.model_name == model)
    address = reverse(f"wagtailsnippets_{app}_{model}:list")
    assert administrator.get(address).status_code == 200
    assert administrator.get(address, {"q": "balikpapan"}).status_code == 200


def many_regions(number: int) -> None:
    city = region("64.71.01")
    Region.objects.bulk_create(
        Region(code=f"64.71.01.{2000 + n}", level="desa", name=f"Desa {n}", parent=city, search_key=f"desa {n}")
        for n in range(number)
    )


def cost(client: Client, address: str) -> tuple[int, int]:
    """(queries, bytes) of a page."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return len(queries), len(response.content)


def page_forms(tree: SiteTree) -> list[str]:
    pages = [tree.id.activity, tree.id.news, tree.id.legal, tree.id.guidance, tree.id.comparison, tree.id.profile]
    return [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in pages]


def test_page_forms_do_not_grow_with_the_country(administrator: Client, tree: SiteTree) -> None:
    for address in page_forms(tree):
        administrator.get(address)  # fills what Wagtail remembers for the process
    before = [cost(administrator, address) for address in page_forms(tree)]
    many_regions(2000)
    after = [cost(administrator, address) for address in page_forms(tree)]
    for address, (queries, size), (queries_after, size_after) in zip(page_forms(tree), before, after, strict=True):
        assert queries_after <= queries, address
        assert size_after < size + 2000, address


def test_record_lists_and_choosers_do_not_grow_with_the_country(administrator: Client) -> None:
    region("64.71.01.1001")
    addresses = [
        reverse("wagtailsnippets_regions_region:list"),
        reverse("wagtailsnippetchoosers_regions_region:choose"),
    ]
    many_regions(60)
    before = [cost(administrator, address)[0] for address in addresses]
    Region.objects.filter(name__startswith="Desa").delete()
    many_regions(2000)
    assert [cost(administrator, address)[0] for address in addresses] == before


def fields_that_list_all(form: Any, model: type[Model]) -> list[str]:
    """Fields that would write every row of the model into the page."""
    return [
        name
        for name, field in form.fields.items()
        if getattr(getattr(field, "queryset", None), "model", None) is model
        and isinstance(field.widget, forms.Select | forms.CheckboxSelectMultiple)
        and not isinstance(field.widget, RecordPicker)
    ]


def test_no_form_lists_all_regions_people_or_organizations(tree: SiteTree) -> None:
    user = User.objects.create_superuser("root")
    found = [
        (page, name)
        for page in tree.id.pages
        for model in (Region, Person, Organization)
        for name in fields_that_list_all(page_form(page, user), model)
    ]
    assert found == []


def test_a_region_is_found_by_name_code_and_postcode(administrator: Client, tree: SiteTree) -> None:
    region("64.71.01.1002")
    Region.objects.filter(code="64.71.01.1002").update(postcode="76117")
    choose = reverse("wagtailsnippetchoosers_regions_region:choose_results")
    for query in ("lamaru", "Kelurahan Lamaru", "64.71.01.1002", "76117"):
        html = administrator.get(choose, {"q": query}).content.decode()
        assert "Kelurahan Lamaru, Kecamatan Balikpapan Timur, Kota Balikpapan" in html, query
        assert "Kelurahan Manggar" not in html, query


def test_chosen_regions_are_kept_and_shown_with_where_they_lie(editor: Client, tree: SiteTree) -> None:
    tree.id.news.regions = [region("64.71.01.1001")]
    tree.id.news.save()
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[tree.id.news.pk])).content.decode()
    assert "Kelurahan Manggar, Kecamatan Balikpapan Timur, Kota Balikpapan" in html
    assert f'name="regions" value="{region("64.71.01.1001").pk}"' in html


def location_form(location: ServiceLocation, **rows: Any) -> dict[str, Any]:
    """What the form of a service location sends, with these rows."""
    empty = {name: inline_formset([]) for name in ("channels", "schedules", "closures")}
    form = {
        "name": location.name, "slug": location.slug, "organization": location.organization_id, "active": "on",
        "point_quality": "geocoded", "ramp": "unknown", "sign_language": "unknown", "private_room": "unknown",
    }  # fmt: skip
    return nested_form_data(form | empty | rows)


def test_overlapping_hours_are_refused_and_nothing_is_saved(editor: Client) -> None:
    location = ServiceLocationFactory()
    address = reverse("wagtailsnippets_services_servicelocation:edit", args=[location.pk])
    hours = [
        {"weekday": 1, "opens_at": "08:00", "closes_at": "12:00"},
        {"weekday": 1, "opens_at": "11:00", "closes_at": "16:00"},
    ]
    answer = editor.post(address, location_form(location, schedules=inline_formset(hours)))
    assert "Bertumpuk dengan 08.00–12.00." in answer.content.decode()
    assert not location.schedules.exists()

    hours[1]["opens_at"] = "12:00"
    editor.post(address, location_form(location, schedules=inline_formset(hours)))
    assert location.schedules.count() == 2


def test_a_swapped_point_is_refused_with_the_reason(editor: Client) -> None:
    location = ServiceLocationFactory(region=region("64.71"))
    address = reverse("wagtailsnippets_services_servicelocation:edit", args=[location.pk])
    swapped = location_form(location) | {"latitude": "116.83", "longitude": "-1.26"}
    assert "Lintang dan bujur tertukar." in editor.post(address, swapped).content.decode()


def test_a_wrong_number_is_corrected_in_its_office(editor: Client) -> None:
    channel = ChannelFactory(value="+6282152858026", display="0821 5285 8026")
    location = channel.location
    address = reverse("wagtailsnippets_services_servicelocation:edit", args=[location.pk])
    assert "0821 5285 8026" in editor.get(address).content.decode()
    row = {
        "id": channel.pk, "type": "whatsapp", "value": "+6282152858027", "display": "0821 5285 8027",
        "confidence": "high", "sort_order": 0, "is_free": "unknown", "availability": "always", "visibility": "public",
    }  # fmt: skip
    form = location_form(location, channels=inline_formset([row | {"value": "0821-5285-8027"}], initial=1))
    editor.post(address, form | {"services": ["pengaduan", "polisi"]})
    saved = Channel.objects.get()
    assert (saved.pk, saved.value) == (channel.pk, "+6282152858027")
    location.refresh_from_db()
    assert location.services == ["pengaduan", "polisi"]


def test_a_new_record_needs_no_code(editor: Client) -> None:
    OrganizationFactory(ref="uptd-ppa-paser", name="UPTD PPA Paser")
    form = {"name": "UPTD PPA Paser", "kind": "uptd_ppa"}
    editor.post(reverse("wagtailsnippets_services_organization:add"), form)
    assert list(Organization.objects.filter(name="UPTD PPA Paser").values_list("ref", flat=True).order_by("pk")) == [
        "uptd-ppa-paser",
        "uptd-ppa-paser-2",
    ]


def test_rt_ranges_are_typed_with_their_kelurahan(editor: Client) -> None:
    place = region("64.71.01.1001")
    form = {
        "name": place.name, "level": place.level, "code": place.code, "parent": place.parent_id,
        "rt_ranges": inline_formset([{"rt_from": 1, "rt_to": 100, "source": "Kelurahan"}]),
    }  # fmt: skip
    editor.post(reverse("wagtailsnippets_regions_region:edit", args=[place.pk]), nested_form_data(form))
    assert list(RtRange.objects.values_list("region__code", "rt_from", "rt_to")) == [(place.code, 1, 100)]


def test_a_list_of_locations_costs_no_query_each(editor: Client) -> None:
    address = reverse("wagtailsnippets_services_servicelocation:list")
    for _ in range(3):
        ChannelFactory(location=ServiceLocationFactory())
    few = cost(editor, address)[0]
    for _ in range(20):
        ChannelFactory(location=ServiceLocationFactory())
    assert cost(editor, address)[0] == few
