"""Messages and their outbox, public notices with their objections, consents, and requests about one's own data."""

from .messages import Delivery, Message
from .privacy import Consent, ConsentText, DataRequest
from .publicities import Counter, Listed, Objection, Publicity

__all__ = [
    "Consent",
    "ConsentText",
    "Counter",
    "DataRequest",
    "Delivery",
    "Listed",
    "Message",
    "Objection",
    "Publicity",
]
