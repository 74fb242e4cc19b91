"""Contests and skill classes: each row is one session that was, or was to be, held."""

from django.db import models

from zhijia.programmes.models import Session
from zhijia.sheets.models import Record

from .terms import Level, Stage


class Contest(Record):
    """One event session (场) of a skills contest: one trade, one stage, one day."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="contest")
    trade = models.CharField("工种", max_length=40)
    level = models.CharField("级别", max_length=10, choices=Level)
    stage = models.CharField("阶段", max_length=10, choices=Stage)


class SkillClass(Record):
    """One skill class (期): the class is counted once, its learners as person-times."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="skill_class")
    trade = models.CharField("工种", max_length=40)
    hours = models.PositiveSmallIntegerField("学时")
