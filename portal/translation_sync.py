"""Keeps translations in step with the Indonesian page.

wagtail-localize copies dates, status and rows only when somebody presses "Sync translated pages"; until then an
English reader would see an old date. Here they follow the moment the Indonesian page is published. Texts wait for a
translator: the English words stay, marked as words of an older text, and `is_outdated` lets the page say so. A part
that has no English words at all is shown in Indonesian.
"""

import json
import logging
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, QuerySet
from modelcluster.models import get_all_child_m2m_relations
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.signals import page_published
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

logger = logging.getLogger(__name__)
# Who made a translation, in wagtail-localize's words; the translator reads it beside the string.
OLDER_TEXT = "teks lama, karena teks Indonesianya berubah"
# Texts that no reader sees: they do not make a page outdated.
UNSEEN_TEXTS = ("slug", "seo_title", "search_description", "editor_notes", "seed_record")


def outdated_segments() -> QuerySet[StringSegment]:
    """Strings of managed translations that have no translation, or only the words of an older text."""
    current = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale_id=OuterRef("source__translations__target_locale_id"),
        has_error=False,
    ).exclude(tool_name=OLDER_TEXT)
    segments = StringSegment.objects.filter(source__translations__enabled=True).exclude(context__path__in=UNSEEN_TEXTS)
    return segments.filter(~Exists(current))


def is_outdated(page: Page) -> bool:
    """Whether some text of this translated page is missing or belongs to an older Indonesian text. One query."""
    return (
        outdated_segments()
        .filter(source__object_id=page.translation_key, source__translations__target_locale_id=page.locale_id)
        .exists()
    )


def sync(source_page: Model) -> None:
    """Brings every managed translation of a page or snippet up to date, except for its texts."""
    source = TranslationSource.objects.get_for_instance_or_none(source_page)
    if source is None:
        return
    translations = list(source.translations.filter(enabled=True).select_related("target_locale"))
    targets = [(row, target) for row in translations if (target := _target(row)) is not None]
    if not targets:
        return
    shown = {row.pk: texts_of(target) for row, target in targets}
    source.update_or_create_from_instance(source_page)
    source.refresh_from_db()
    for row, target in targets:
        try:
            with transaction.atomic():
                _carry_over(source, row.target_locale, shown[row.pk])
                _bring_up_to_date(source, target, shown[row.pk])
        except ValidationError:
            # The Indonesian page is public all the same; the dashboard lists the translation as waiting.
            logger.exception("Translation %s of %s was not brought up to date", target.pk, source)


def texts_of(instance: Model) -> dict[str, list[str]]:
    """The words of a page by their place in it, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue) and not segment.is_empty():
            found[segment.path].append(segment.string.data)
    return dict(found)


def _target(translation: Translation) -> Any:
    """The translated instance; None where it was deleted or is an alias, which Wagtail keeps in step itself."""
    try:
        target = translation.get_target_instance()
    except translation.source.specific_content_type.model_class().DoesNotExist:
        return None
    return None if getattr(target, "alias_of_id", None) else target


def _by_place(source: TranslationSource) -> dict[str, list[StringSegment]]:
    places: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in source.stringsegment_set.select_related("string", "context").order_by("order"):
        places[segment.context.path].append(segment)
    return places


def _carry_over(source: TranslationSource, locale: Locale, shown: dict[str, list[str]]) -> None:
    """Where a text changed but not its number of strings, the shown words become its marked translation."""
    for path, segments in _by_place(source).items():
        words = shown.get(path, [])
        if len(words) != len(segments):
            continue
        for segment, data in zip(segments, words, strict=True):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                defaults={
                    "data": data,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
                    "tool_name": OLDER_TEXT,
                },
            )


def _segments(source: TranslationSource, locale: Locale, shown: dict[str, list[str]]) -> Iterator[Any]:
    """What to write into the translation: the words it shows, so that nothing a translator still works on goes out."""
    places: dict[str, list[Any]] = defaultdict(list)
    for value in source._get_segments_for_translation(locale, fallback=True):
        if isinstance(value, StringSegmentValue):
            places[value.path].append(value)
        else:
            yield value
    for path, values in places.items():
        values.sort(key=lambda value: value.order)
        words = shown.get(path, [])
        if len(words) == len(values):
            for value, data in zip(values, words, strict=True):
                value.string = StringValue(data)
        yield from values


def _bring_up_to_date(source: TranslationSource, target: Any, shown: dict[str, list[str]]) -> None:
    original = source.as_instance()
    before = _content(target)
    copy_synchronised_fields(original, target)
    if hasattr(target, "serializable_data"):
        for relation in get_all_child_m2m_relations(type(target)):
            # wagtail-localize leaves the old choice where the new one is empty.
            setattr(target, relation.name, list(getattr(original, relation.name).all()))
    segments = list(_segments(source, target.locale, shown))
    ingest_segments(original, target, source.locale, target.locale, segments)
    if isinstance(target, Page):
        # Two home pages stand side by side and cannot both have the slug of the Indonesian one.
        target.slug = find_available_slug(target.get_parent(), target.slug, ignore_page_id=target.pk)
    if _content(target) != before:
        _save(target)


def _content(target: Any) -> Any:
    """What a reader could notice: everything but the keys of rows, which change whenever rows are copied."""
    if not hasattr(target, "serializable_data"):
        return {field.attname: getattr(target, field.attname) for field in target._meta.concrete_fields}
    return _without_keys(target.serializable_data())


def _without_keys(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_keys(value) for key, value in data.items() if key != "pk"}
    if isinstance(data, str) and data[:1] in {"[", "{"}:
        # A stream is JSON in a string, and PostgreSQL gives its keys back in an order of its own.
        try:
            return _without_keys(json.loads(data))
        except ValueError:
            return data
    return [_without_keys(item) for item in data] if isinstance(data, list) else data


def _save(target: Any) -> None:
    if not isinstance(target, Page):
        target.save()
    elif target.live and target.current_workflow_state is not None:
        # Publishing would take the translator's version out of review.
        target.save(clean=False)
    else:
        revision = target.save_revision(clean=False, log_action=False)
        if target.live:
            revision.publish(log_action=False)


def sync_record(instance: Model) -> None:
    """The same for a record that is not a page, if it is one that is translated."""
    if isinstance(instance, TranslatableMixin):
        sync(instance)


def follow_published_page(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """After a page goes public: its translations follow, or, if it is one, it follows its source."""
    source = (
        TranslationSource.objects.filter(
            object_id=instance.translation_key,
            translations__target_locale_id=instance.locale_id,
            translations__enabled=True,
        )
        .exclude(locale_id=instance.locale_id)
        .first()
    )
    if source is None:
        sync(instance)
    elif (live := _live_source(source)) is not None and _published_since(live, source):
        sync(live)


def _published_since(page: Page, source: TranslationSource) -> bool:
    """Whether the page went public after wagtail-localize last read it; otherwise the translation is up to date."""
    return page.last_published_at is None or page.last_published_at > source.last_updated_at


def _live_source(source: TranslationSource) -> Page | None:
    try:
        page = source.get_source_instance()
    except source.specific_content_type.model_class().DoesNotExist:
        return None
    return page if page.live else None


def connect() -> None:
    page_published.connect(follow_published_page, dispatch_uid="portal.follow_published_page")
