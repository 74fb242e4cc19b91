"""What somebody who came to a class was given for it (结业证书)."""

from django.db import models

from zhijia.orgs.models import Unit
from zhijia.people.models import Person
from zhijia.programmes.models import Attendance, Session


class Certificate(models.Model):
    """Issued once for each name that came; it keeps the name as it was written, whatever the roll says later."""

    number = models.CharField("证书编号", max_length=24, unique=True)
    attendance = models.OneToOneField(Attendance, models.PROTECT, related_name="certificate")
    session = models.ForeignKey(Session, models.PROTECT, related_name="certificates", verbose_name="培训班")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="所在工会")
    name = models.CharField("姓名", max_length=60)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="certificates", null=True, verbose_name="对应人员"
    )
    issued_on = models.DateField("发证日期")
    document = models.CharField("依据文件", max_length=80, default="", blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number
