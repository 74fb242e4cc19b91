"""Job fairs: each row is one fair that was, or was to be, held."""

from django.db import models

from zhijia.programmes.models import Session
from zhijia.sheets.models import Record


class JobFair(Record):
    """One fair (场). Employers and visitors are counted fair by fair: who comes to two fairs counts twice."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="job_fair")
    employers = models.PositiveIntegerField("参会企业数")
    posts = models.PositiveIntegerField("提供岗位数")
    intentions = models.PositiveIntegerField("初步意向人数")
