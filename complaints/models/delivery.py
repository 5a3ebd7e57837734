"""The way of a complaint to an officer's eyes, written in the same transaction as the complaint."""

from django.db import models

from complaints.models.complaint import Complaint
from complaints.querysets import DeliveryQuerySet


class Delivery(models.Model):
    """Outbox row and clocks. There is no dead state: it is retried for as long as it takes."""

    complaint = models.OneToOneField(Complaint, models.CASCADE, primary_key=True, related_name="delivery")
    # To the second only while the clocks run; cleared to midnight once the complaint was opened.
    received_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.CharField(max_length=100, blank=True)  # label of a recipient, or "endpoint"
    acknowledgement = models.BinaryField(null=True)  # the signature, kept as proof
    opened_at = models.DateTimeField(null=True)
    # Two officers say that no key of theirs opens it: then the clocks stop. It is kept, and may still be opened.
    unreadable_by = models.CharField(max_length=150, blank=True)  # username of the first
    unreadable_on = models.DateField(null=True)  # when the second said so
    escalated_at = models.DateTimeField(null=True)
    # Set by the officer who read it (UU 12/2022 art. 41): the server cannot know what a complaint is about.
    police_by = models.DateTimeField(null=True)
    police_done_on = models.DateField(null=True)
    warned = models.CharField(max_length=20, blank=True)  # the last warning given, as complaints.clocks names it

    objects = DeliveryQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.complaint_id)


class MailSlot(models.Model):
    """When an office was last told by e-mail that something waits: at most once in 15 minutes."""

    keyset = models.CharField(primary_key=True, max_length=60)
    sent_at = models.DateTimeField(null=True)
    waiting = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.keyset
