"""Shows, contests of song, walks and recitals: each row is one session of one edition."""

from django.db import models

from zhijia.programmes.models import Session
from zhijia.sheets.models import Record

from .terms import Stage


class Activity(Record):
    """One session (场) of an edition: the heats in the towns and the final are one edition (届)."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="activity")
    stage = models.CharField("环节", max_length=10, choices=Stage)
