"""What editors teach the search. Each kind is a snippet; search.rules reads them, in every process at once."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..text import words
from .documents import SearchDocument


def lines(text: str) -> list[str]:
    """The lines of a field that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class Rule(models.Model):
    updated_at = models.DateTimeField(auto_now=True, editable=False)

    class Meta:
        abstract = True


class SynonymRule(Rule):
    """What people say, and what the portal calls it. Where not `display_ok` it matches and never appears."""

    class Urgency(models.IntegerChoices):
        NONE = 0, _("biasa")
        HELP = 1, _("butuh bantuan")
        DANGER = 2, _("bahaya: nomor darurat tampil paling atas")

    term = models.CharField(_("kata orang"), max_length=80, unique=True)
    variants = models.TextField(_("cara lain mengatakannya"), blank=True)
    official = models.CharField(_("kata di portal"), max_length=160)
    urgency = models.PositiveSmallIntegerField(_("kegentingan"), choices=Urgency.choices, default=Urgency.NONE)
    display_ok = models.BooleanField(_("boleh tampil"), default=True)
    active = models.BooleanField(_("dipakai"), default=True)

    class Meta:
        ordering = ["term"]
        verbose_name = _("sinonim")
        verbose_name_plural = _("sinonim")

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        _needs_words(self, "term", "official")


class BestBet(Rule):
    """A page that stands first for certain questions, between two days."""

    phrases = models.TextField(_("pertanyaan"))
    address = models.CharField(_("alamat halaman"), max_length=600)
    starts_on = models.DateField(_("mulai"), null=True, blank=True)
    ends_on = models.DateField(_("sampai"), null=True, blank=True)

    class Meta:
        ordering = ["phrases"]
        verbose_name = _("jawaban pilihan")
        verbose_name_plural = _("jawaban pilihan")

    def __str__(self) -> str:
        return self.phrases.partition("\n")[0].strip()

    @property
    def shown_now(self) -> bool:
        today = timezone.localdate()
        return (self.starts_on or today) <= today <= (self.ends_on or today)

    def clean(self) -> None:
        _needs_words(self, "phrases")
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("Tanggal ini sebelum tanggal mulai.")})
        self.address = self.address.strip().removeprefix(settings.SITE_URL)
        if not SearchDocument.objects.filter(path=self.address).exists():
            raise ValidationError(
                {"address": _("Tidak ada halaman terbit dengan alamat ini. Salin dari baris alamat peramban.")}
            )


class StemRule(Rule):
    """A form of a word that the search takes for another word: "digebukin" is "gebuk"."""

    word = models.CharField(_("kata"), max_length=60, unique=True)
    root = models.CharField(_("kata dasar"), max_length=60)

    class Meta:
        ordering = ["word"]
        verbose_name = _("kata dasar")
        verbose_name_plural = _("kata dasar")

    def __str__(self) -> str:
        return f"{self.word} = {self.root}"

    def clean(self) -> None:
        for name in ("word", "root"):
            found = words(getattr(self, name))
            if len(found) != 1:
                raise ValidationError({name: _("Tulis satu kata saja.")})
            setattr(self, name, found[0])


class CrisisTrigger(Rule):
    """Words next to each other that mean danger; those of search.crisis hold as well and cannot be switched off."""

    phrase = models.CharField(_("kata atau frasa"), max_length=80, unique=True)

    class Meta:
        ordering = ["phrase"]
        verbose_name = _("kata bahaya")
        verbose_name_plural = _("kata bahaya")

    def __str__(self) -> str:
        return self.phrase

    def clean(self) -> None:
        _needs_words(self, "phrase")


class BlockedSuggestion(Rule):
    """Words that no suggestion may hold together; pages with them are found all the same."""

    phrase = models.CharField(_("kata atau frasa"), max_length=80, unique=True)

    class Meta:
        ordering = ["phrase"]
        verbose_name = _("saran yang diblokir")
        verbose_name_plural = _("saran yang diblokir")

    def __str__(self) -> str:
        return self.phrase

    def clean(self) -> None:
        _needs_words(self, "phrase")


def _needs_words(rule: Any, *names: str) -> None:
    for name in names:
        if not words(getattr(rule, name)):
            raise ValidationError({name: _("Tulis paling sedikit satu kata.")})


RULES: tuple[type[Rule], ...] = (SynonymRule, BestBet, StemRule, CrisisTrigger, BlockedSuggestion)
