"""The holidays entered by hand, and the form into which the State Council's notice is pasted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.web.tables import Column, Row

from .. import services
from ..calendar import is_announced
from ..forms import HolidayForm
from ..queries import holiday_years, holidays

COLUMNS = [Column("日期"), Column("安排"), Column("名称"), Column("文件")]


@desk(Permission.RULES_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    """One year at a time; says so when nobody has announced the year yet."""
    asked = request.GET.get("year", "")
    years = holiday_years(on=request.today)
    year = int(asked) if asked in map(str, years) else request.today.year
    context = {
        "year": year,
        "years": [(str(one), f"{one}年") for one in years],
        "announced": is_announced(year),
        "columns": COLUMNS,
        "rows": [
            Row([one.day, "上班" if one.working else "放假", one.name, one.document])
            for one in holidays(year)
        ],
        "may_set": request.may(Permission.RULES_SET),
    }
    return render(request, "rulebook/holidays.html", context)


@desk(Permission.RULES_SET)
def bring(request: DeskRequest) -> HttpResponse:
    form = HolidayForm(request.POST or None, initial={"year": request.today.year + 1})
    if form.is_valid():
        said = form.cleaned_data
        made = services.set_holidays(
            said["days"], document=said["document"], by=request.user, at=timezone.now()
        )
        messages.success(request, f"已登记 {len(made)} 天，工作日从现在起按此计算。")
        return redirect(f"{reverse('rulebook:holidays')}?year={said['year']}")
    return render(request, "rulebook/holiday_form.html", {"form": form}, status=422 if form.errors else 200)
