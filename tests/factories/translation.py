"""Translates through wagtail-localize, the way editors do."""

from collections.abc import Callable
from typing import TypeVar

from django.db import models
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

Row = TypeVar("Row", bound=models.Model)


def english(text: str) -> str:
    """A stand-in translation by which a test sees which language it got."""
    return f"[en] {text}"


def translate(
    source: Row, text: Callable[[str], str] = english, *, publish: bool = True, complete: bool = True
) -> Row:
    """The English row of an Indonesian page or snippet, published unless `publish=False`.

    Every string becomes `text(string)`; with `complete=False` the texts of the body stay untranslated.
    """
    locale = Locale.objects.get(language_code="en")
    localized_source, _ = TranslationSource.update_or_create_from_instance(source)
    translation, _ = Translation.objects.get_or_create(source=localized_source, target_locale=locale)
    segments = StringSegment.objects.filter(source=localized_source).select_related("string", "context")
    StringTranslation.objects.bulk_create(
        (
            StringTranslation(
                translation_of=segment.string, context=segment.context, locale=locale, data=text(segment.string.data)
            )
            for segment in segments
            if segment.context.path != "slug" and (complete or not segment.context.path.startswith("body."))
        ),
        ignore_conflicts=True,
    )
    # save_target publishes on commit, which a test in a transaction never reaches.
    translation.save_target(publish=not isinstance(source, Page))
    target = translation.get_target_instance()
    if isinstance(target, Page) and publish:
        target.get_latest_revision().publish()
        target = type(source)._default_manager.get(pk=target.pk)
    return target
