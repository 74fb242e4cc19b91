"""A message, and the outbox that carries it out of the house."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from zhijia.people.models import Person

from ..terms import ChannelKind, DeliveryState


class Message(models.Model):
    """One plain sentence to one person; this row is itself the message in the box. Its key makes telling twice the same as once."""

    key = models.CharField(max_length=120, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="messages", verbose_name="收件人")
    title = models.CharField("标题", max_length=80)
    body = models.TextField("正文")
    link = models.CharField("链接", max_length=200, blank=True)
    matter_number = models.CharField("事项编号", max_length=20, blank=True)
    at = models.DateTimeField("时间")
    read_at = models.DateTimeField("阅读时间", null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["person", "-at"], name="message_by_person"),
            models.Index(fields=["at"], name="message_by_age"),
        ]

    def __str__(self) -> str:
        return self.title


class DeliverySet(models.QuerySet["Delivery"]):
    def due(self, at: datetime) -> Self:
        """What waits and may go now; what was never tried goes before what was, so a dead gateway holds nobody up."""
        return self.filter(state=DeliveryState.WAITING, next_at__lte=at).order_by("attempts", "next_at", "pk")


class Delivery(models.Model):
    """The outbox: one message on one channel, how often it was tried and when it may be tried again."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="deliveries")
    channel = models.CharField("通道", max_length=10, choices=ChannelKind)
    state = models.CharField("状态", max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField("已试次数", default=0)
    next_at = models.DateTimeField("下次发送", null=True)
    sent_at = models.DateTimeField("发出时间", null=True)
    error = models.CharField("未发出的原因", max_length=200, blank=True)

    objects = DeliverySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["attempts", "next_at"], condition=Q(state=DeliveryState.WAITING), name="delivery_due"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["message", "channel"], name="one_delivery_a_channel"),
            models.CheckConstraint(
                condition=~Q(state=DeliveryState.WAITING) | Q(next_at__isnull=False),
                name="waiting_delivery_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=DeliveryState.SENT) | Q(sent_at__isnull=False),
                name="sent_delivery_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.get_state_display()}"
