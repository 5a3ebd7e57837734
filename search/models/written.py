"""By which rules the documents and the index that stand in this database were written."""

from django.db import models


class Written(models.Model):
    """A row for each part of search.rewriting; none where nothing is known."""

    part = models.CharField(max_length=10, primary_key=True)
    rules = models.CharField(max_length=8)

    def __str__(self) -> str:
        return f"{self.part} {self.rules}"
