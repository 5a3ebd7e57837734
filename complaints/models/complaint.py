"""A complaint as the server knows it: sealed, and with nothing more beside it than COMPLAINTS section 2 lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from complaints.querysets import ComplaintQuerySet


class State(models.TextChoices):
    """The six states that a person is told (FACTS 2.6)."""

    RECEIVED = "received", _("Sudah diterima")
    READ = "read", _("Sudah dibaca petugas")
    FORWARDED = "forwarded", _("Diteruskan")
    WAITING = "waiting", _("Menunggu jawabanmu")
    HELPING = "helping", _("Sedang didampingi")
    CLOSED = "closed", _("Selesai")


class Complaint(models.Model):
    """A sealed complaint. Its id and code are made by the sender; nothing here can be read without a key."""

    id = models.UUIDField(primary_key=True, editable=False)
    receipt_index = models.BinaryField(max_length=32, unique=True)  # HMAC(pepper, lookup), 32 bytes
    reply_to = models.CharField(max_length=62)
    region = models.CharField(max_length=5)  # kota or kabupaten
    keyset = models.CharField(max_length=60)
    keyset_version = models.PositiveIntegerField()
    received_on = models.DateField()
    urgent = models.BooleanField(default=False)
    size = models.PositiveIntegerField()  # the bucket, not the length of what was written
    sha256 = models.CharField(max_length=64)
    envelope = models.BinaryField(null=True)  # null once it was handed over and its time here is up
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    state_on = models.DateField()
    forwarded_to = models.CharField(max_length=120, blank=True)  # name of an office, never of a person

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["keyset", "state"], name="complaint_queue")]

    def __str__(self) -> str:
        return str(self.id)


class Attachment(models.Model):
    """A sealed file beside a complaint; its name and key are only inside the complaint's envelope."""

    file = models.CharField(primary_key=True, max_length=32)
    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="attachments")
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.file


class Message(models.Model):
    """A sealed reply, of the office to the person or back."""

    class Direction(models.TextChoices):
        TO_PERSON = "person"
        TO_OFFICE = "office"

    id = models.UUIDField(primary_key=True, editable=False)
    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="messages")
    direction = models.CharField(max_length=6, choices=Direction.choices)
    sent_on = models.DateField()
    envelope = models.BinaryField()
    number = models.PositiveIntegerField()  # 1, 2, 3 … within a complaint

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["complaint", "number"], name="message_number")]

    def __str__(self) -> str:
        return str(self.id)
