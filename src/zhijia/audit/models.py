"""Who did what, when, to what. Each line carries the digest of the line before it."""

import json
from hashlib import sha256

from django.db import models

from .terms import Deed


class Chain(models.Model):
    """Where the chain ends now: lost tail lines are missed by the count."""

    name = models.CharField(max_length=20, primary_key=True)
    head = models.CharField(max_length=64, blank=True)
    length = models.PositiveBigIntegerField(default=0)


class Line(models.Model):
    """One line of the diary. Written once; triggers in the database refuse to change it."""

    number = models.PositiveBigIntegerField("序号", unique=True)
    at = models.DateTimeField("时间")
    actor = models.CharField("经办人", max_length=80)
    verb = models.CharField("事项", max_length=60)
    subject = models.CharField("对象", max_length=120)
    facts = models.TextField("内容")
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["subject", "number"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject}"

    @property
    def says(self) -> str:
        """The deed in words."""
        return dict(Deed.choices).get(self.verb, self.verb)

    def fingerprint(self) -> str:
        """SHA-256 without a key, so that an outside auditor can follow the chain alone."""
        said = [
            self.number,
            self.at.timestamp(),
            self.actor,
            self.verb,
            self.subject,
            self.facts,
            self.previous,
        ]
        return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
