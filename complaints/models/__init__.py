"""Tables of the confidential channel, in a database of their own."""

from complaints.models.audit import AuditEntry
from complaints.models.complaint import Attachment, Complaint, Message, State
from complaints.models.delivery import Delivery, MailSlot
from complaints.models.officers import DeskSession, Officer

__all__ = [
    "Attachment",
    "AuditEntry",
    "Complaint",
    "Delivery",
    "DeskSession",
    "MailSlot",
    "Message",
    "Officer",
    "State",
]
