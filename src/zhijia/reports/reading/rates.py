"""Per-case rates, caps and thresholds: they set a rule and count nothing."""

import re
from typing import Final

from zhijia.reports.reading.figures import Figure
from zhijia.reports.reading.layout import Span

PER_CASE: Final = re.compile(
    r"每(?!逢)|[人户年月日场周季]均|平均|均价|单[笔户人个]|最多|至多|不(?:得|应|能)?超过|不高于|上限|封顶|限额|最高(?=[可限补奖贷给按])|(?<!不)低于|少于(?<!不少于)",
)
FOR_EACH: Final = re.compile(
    r"各(?:自|给予|奖励|发放|补助|补贴|赠送|送上?|选派|推荐|安排|设立?|建立?|配备?|派|获|奖|补)?[ ]?\Z",
)
PRICE: Final = re.compile(
    r"(?:标准(?!化)[^，,。；;]{0,24}|(?:起付|最低工资|票价|单价|定价|售价|最低)[^，,。；;]{0,8})\Z"
)
TARIFF: Final = re.compile(r"(?:利率|税率|费率|年化|贴息率|按照?|抽成)[^，,。；;]{0,10}\Z")
PER_UNIT: Final = re.compile(
    r"[ ]?(?:[/／]|每(?!年[来]))[ ]?[人户年月天日次场家个名位件张份台期亩平吨小]|[ ]?(?:起(?![来步到])|封顶|不等|以下|以内|以外|之内|的?标准(?!化)|的比例)",
)
THRESHOLD: Final = re.compile(r"[ ]?的?(?:企业|单位|非公|规模|建会|用人单位|项目工地|工资|收入)")
PEOPLE_OR_MONEY: Final = frozenset({"人", "名", "元"})


TOTAL: Final = re.compile(r"共|累计|合计|总")


def is_rate(figure: Figure, plain: str, *, clause: Span, item: Span) -> bool:
    """Whether the figure is for each case (每户2500元), a limit (最高不超过), or a class (25人以上企业)."""
    own = plain[item.start : figure.start]
    lead = own if TOTAL.search(own) else plain[clause.start : figure.start]
    money, share = figure.unit.endswith("元"), figure.unit == "%"
    return bool(
        PER_CASE.search(lead)
        or FOR_EACH.search(lead)
        or PER_UNIT.match(plain, figure.end)
        or (money and (PRICE.search(lead) or figure.before.startswith("最高")))
        or (share and TARIFF.search(lead))
        or (figure.after == "以上" and figure.unit in PEOPLE_OR_MONEY and THRESHOLD.match(plain, figure.end))
    )
