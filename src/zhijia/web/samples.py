"""What the gallery shows. Every person, number and record in samples.json is invented."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from . import charts
from .charts import Point
from .context import Shell
from .navigation import Link
from .tables import Column, Row
from .templatetags.words import tag

PAGES = {
    "components": "组件",
    "portal": "门户首页",
    "article": "门户文章",
    "desk": "工作台",
    "review": "审核",
    "report": "报告工作室",
    "member": "职工端",
    "progress": "职工端进度",
}
MONTHS = ("12月", "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月")
SPENT = (28, 64, 31, 22, 26, 30, 34, 52, 66, 38, 35, 40)
HELD = (6, 10, 4, 9, 8, 12, 8, 10, 12, 22, 14, 12)
HELD_CONTESTS = {2014: (19, 0), 2015: (22, 1), 2016: (20, 4), 2017: (21, 8), 2018: (20, 10)}
JOINED = {"薛家镇": 412, "春江镇": 388, "奔牛镇": 301, "孟河镇": 277, "新桥镇": 196, "罗溪镇": 143}
FRAGMENTS = ("figure", "job")  # what htmx puts into a page
NOWHERE = "#main"


@cache
def told() -> Any:
    """The stories; read only, since every request gets the same ones."""
    return json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))


class SampleShell(Shell):
    """The layouts with a full menu, whichever rooms are built."""

    def link(self, label: str, icon: str = "") -> Link:
        page = self.request.path.rstrip("/").rpartition("/")[2]
        return Link(label, NOWHERE, icon, "", "page" if told()["here"].get(page) == label else "")

    @property
    def desk(self) -> list[tuple[str, list[Link]]]:
        return [
            (group, [self.link(label, icon) for label, icon in entries]) for group, entries in told()["desk"]
        ]

    @property
    def portal(self) -> list[Link]:
        return [self.link(label) for label in told()["portal"]]

    @property
    def member(self) -> list[Link]:
        return [self.link(*entry) for entry in told()["member"]]

    @property
    def places(self) -> dict[str, str]:
        return dict.fromkeys(("search", "desk_search", "sign_in", "desk"), NOWHERE)


class SampleForm(forms.Form):
    name = forms.CharField(label="单位名称", help_text="与公章一致，不写简称。")
    people = forms.IntegerField(label="会员人数", min_value=1)
    town = forms.ChoiceField(label="所在镇街", choices=[("", "请选择"), ("1", "春江镇"), ("2", "孟河镇")])
    founded = forms.DateField(
        label="建会日期", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    file = forms.FileField(label="会员名册", help_text="支持 .xlsx 和 .csv，不超过 50 MB。", required=False)
    why = forms.CharField(label="说明", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    kind = forms.ChoiceField(
        label="工会类型", widget=forms.RadioSelect, choices=[("single", "单独建会"), ("joint", "联合建会")]
    )
    agreed = forms.BooleanField(label="我已核对以上内容")


def facts(request: HttpRequest) -> dict[str, object]:
    """All of it, with a form filled in wrongly so that the gallery shows how mistakes look."""
    theme, mode = request.GET.get("theme", ""), request.GET.get("mode", "")
    news = [item | {"at": date.fromisoformat(item["at"])} for item in told()["news"]]
    return {
        **told(),
        "pages": PAGES,
        "shell": SampleShell(request, theme=theme, mode=mode),
        "form": SampleForm({"name": "", "people": "-3", "town": "2", "kind": "single", "agreed": "on"}),
        "news": news,
        "figures": [kpi | {"spark": charts.spark([12, 15, 14, 19, 23, 24, 29])} for kpi in told()["figures"]],
        "page": Paginator(range(1, 1235), 25).page(3),
        "towns": [("1", "春江镇", 388), ("2", "孟河镇", 277), ("3", "罗溪镇", 143)],
        "filters": [("town", "镇街", "孟河镇"), ("year", "年份", "2018")],
        **listed(),
        **drawn(),
    }


def listed() -> dict[str, object]:
    """The inbox and the contests behind a figure."""
    late, today = "已超期（2）", "今天到期（1）"
    wrong, fine = tag("未过 1", "bad"), tag("通过", "ok")
    inbox = [
        Row(
            ("困难帮扶 · 大病救助", "王秀兰，春江镇", wrong, 8000, tag("超 2 天", "bad", "")),
            NOWHERE,
            "BF-2026-0398",
            late,
        ),
        Row(
            ("工会卡专项补贴", "李勇等 46 人，奔牛镇", fine, 11500, tag("超 1 天", "bad", "")),
            NOWHERE,
            "BT-2026-2210",
            late,
        ),
        Row(
            ("困难帮扶 · 秋送助学", "周婷，孟河镇", fine, 3000, tag("今天", "warn", "")),
            NOWHERE,
            "BF-2026-0409",
            today,
        ),
    ]
    contests = [
        Row(("数控车工技能竞赛", "春江镇", 86), NOWHERE, "2018-09-14"),
        Row(("焊工技能比武", "罗溪镇", 54), NOWHERE, "2018-07-20"),
        Row(("餐饮服务技能大赛", "河海街道", 120), NOWHERE, "2018-06-08"),
    ]
    money = Column("金额", numeric=True, sort="amount")
    return {
        "rows": inbox,
        "columns": [
            Column("事项", sort="kind"),
            Column("申请人 / 单位"),
            Column("检查"),
            money,
            Column("期限"),
        ],
        "contests": contests,
        "contest_columns": [Column("赛事"), Column("承办"), Column("参赛", numeric=True)],
    }


def drawn() -> dict[str, object]:
    """One of each chart."""
    money = [Point(m, (a, b), NOWHERE) for m, a, b in zip(MONTHS, SPENT, HELD, strict=True)]
    contests = [Point(str(year), held, NOWHERE) for year, held in HELD_CONTESTS.items()]
    joined = [Point(town, (n,), NOWHERE) for town, n in JOINED.items()]
    spent, grown = "帮扶支出在春节和开学前最高", "技能大赛场次逐年增加"
    two, levels = ("支出", "占用"), ("区级", "镇级")
    return {
        "line": charts.figure(
            charts.line(money, title=spent, series=two, unit="万元"),
            charts.table(money, title=spent, series=two, unit="万元"),
        ),
        "bars": charts.figure(
            charts.bars(contests, title=grown, series=levels, unit="场"),
            charts.table(contests, title=grown, series=levels, unit="场"),
            "图 2　职工技能大赛场次（2014–2018）",
        ),
        "lying": charts.figure(charts.rows(joined, title="薛家镇本月入会人数最多", unit="人")),
    }
