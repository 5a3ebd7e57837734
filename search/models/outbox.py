"""What is still to be told to Elasticsearch."""

from django.db import models
from django.db.models.functions import Now


class Outbox(models.Model):
    """A document that Elasticsearch does not know as it is now; written by triggers (search.elastic.outbox).

    The number is the version it is sent with. No foreign key: a document that has gone must be told of too.
    """

    document_id = models.BigIntegerField()
    at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.document_id}"
