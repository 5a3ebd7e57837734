"""One row for each thing that can be found, in each language: a projection of what is public, nothing else."""

from django.db import models
from django.utils.formats import date_format

from portal.languages import path_in
from portal.searchable import Kind, Precision


class SearchDocument(models.Model):
    """Written in the transaction that publishes (search.projection); rebuilt by `manage.py search_rebuild`.

    The `*_terms` columns hold what is matched, folded (search.text) and as roots (search.stemming), so that no
    engine's own text analysis can disagree with another's. `names_terms` is matched and never shown.
    """

    Kind = Kind
    Precision = Precision

    source = models.CharField(max_length=20)
    object_id = models.CharField(max_length=40)
    locale = models.CharField(max_length=10, blank=True)  # empty: the same in every language
    kind = models.CharField(max_length=20, choices=Kind.choices)
    path = models.CharField(max_length=600)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    region_code = models.CharField(max_length=13, blank=True)
    region_name = models.CharField(max_length=160, blank=True)
    # The kecamatan it lies in, where that is in the agency's own region; keys of its themes between blanks.
    district = models.CharField(max_length=8, blank=True)
    topics = models.CharField(max_length=500, blank=True)
    date = models.DateField(null=True, blank=True)
    date_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    weight = models.FloatField(default=1.0)
    title_terms = models.TextField(blank=True)
    names_terms = models.TextField(blank=True)
    summary_terms = models.TextField(blank=True)
    body_terms = models.TextField(blank=True)
    title_words = models.TextField(blank=True)  # of title and names, as typed: what suggestions begin with
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "object_id", "locale"], name="one_document_per_language")
        ]
        indexes = [models.Index(fields=["kind", "locale"], name="document_kind_locale")]

    def __str__(self) -> str:
        return self.title

    @property
    def iso_date(self) -> str:
        """ "2025-07-29", "2025-07" where only the month is known, or nothing."""
        return self.date.isoformat()[: 7 if self.date_precision == Precision.MONTH else 10] if self.date else ""

    @property
    def shown_date(self) -> str:
        """The same as the active language writes it."""
        return (
            date_format(self.date, "F Y" if self.date_precision == Precision.MONTH else "j F Y") if self.date else ""
        )

    def url(self, language: str) -> str:
        """Its address; a document that is the same in every language opens in the reader's."""
        return self.path if self.locale else path_in(self.path, language)
