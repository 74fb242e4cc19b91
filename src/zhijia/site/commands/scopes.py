"""The scope a command was asked for."""

import argparse

from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.base.periods import Period, day
from zhijia.indicators.queries import map_asked, usual_period, usual_unit
from zhijia.indicators.scope import Scope
from zhijia.orgs.queries import unit_by_code


def scope_of(asked: argparse.Namespace) -> Scope:
    today = timezone.localdate()
    usual = usual_period(on=today)
    period = Period(
        day(asked.since) if asked.since else usual.since, day(asked.until) if asked.until else usual.until
    )
    unit = unit_by_code(asked.unit) if asked.unit else usual_unit()
    if unit is None:
        raise Refused(f"没有找到单位“{asked.unit or '（缺省）'}”，请用行政区划代码（如 320411）或全称")
    as_of = getattr(asked, "as_of", "")
    drawn = map_asked(getattr(asked, "map", ""), unit, on=today)
    return Scope(unit, period, day(as_of) if as_of else None, map=drawn)
