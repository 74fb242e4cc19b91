"""A kept file: its bytes are sealed on disk, its name and digest are here."""

from django.conf import settings
from django.db import models


class Kept(models.Model):
    name = models.CharField("文件名", max_length=200)
    size = models.PositiveBigIntegerField("大小（字节）")
    digest = models.CharField("SHA-256", max_length=64, db_index=True)
    kept_at = models.DateTimeField("存入时间")
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    def __str__(self) -> str:
        return self.name
