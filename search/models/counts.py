"""How the search does, in numbers only: no words but those of the lexicon, no times finer than a day."""

from django.db import models


class SearchCount(models.Model):
    """`what` happened `number` times on `day`. `name`: a term of the lexicon, or the upper bound of a time in ms."""

    class What(models.TextChoices):
        SEARCH = "cari"
        WITHOUT = "nihil"
        TERM = "istilah"
        TIME = "ms"

    day = models.DateField()
    what = models.CharField(max_length=10, choices=What.choices)
    name = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "what", "name"], name="one_count_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.what} {self.name}: {self.number}"
