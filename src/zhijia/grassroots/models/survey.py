"""What officers answer in the year's survey where the house has no record."""

from django.conf import settings
from django.db import models

from zhijia.orgs.models import Unit


class SurveyAnswer(models.Model):
    """One cell of one union's 《基层工会调查表》. A cell that records can fill is never answered by hand."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="survey_answers", verbose_name="工会")
    year = models.PositiveSmallIntegerField("年度")
    item = models.CharField("项目", max_length=8)
    value = models.PositiveIntegerField("数值")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="填报人")
    at = models.DateTimeField("填报时间")

    class Meta:
        ordering = ["unit", "year", "item"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "item"], name="one_answer_a_cell"),
        ]
        indexes = [models.Index(fields=["year", "unit"], name="survey_of_a_year")]
