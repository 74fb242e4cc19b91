"""From a payment back to its reason: what aid adds to the chain page of payments."""

from django.urls import reverse

from zhijia.payments.models import Order
from zhijia.payments.queries import Told

from ..assessment import RuleSaid, Trace
from ..assessment.lines import figure, said
from ..models import Application
from ..terms import Hardship


def roots(order: Order) -> list[Told]:
    """The class with its calculation, each rule with its document, the household's file, the fund."""
    application = (
        Application.objects.select_related("household", "fund").filter(matter=order.matter_id).first()
    )
    if application is None:
        return []
    case = reverse("matters:case", args=[order.matter.number])
    told: list[Told] = []
    if application.trace:
        trace = Trace.from_json(application.trace)
        told += [("困难类别的测算", _class(trace), case)]
        told += [
            ("规则", _rule(rule), reverse("rulebook:history", args=[rule.code])) for rule in _rules(trace)
        ]
    if application.household.number:
        number = application.household.number
        told += [("困难职工档案", number, reverse("aid:household", args=[number]))]
    if application.fund:
        told += [("资金", application.fund.name, reverse("ledger:fund", args=[application.fund.code]))]
    if application.publicity_id:
        notice = application.publicity
        assert notice is not None  # noqa: S101  (it has an id)
        told += [
            (
                "公示",
                f"{notice.number}，{notice.since} 至 {notice.until}",
                reverse("notices:publicity", args=[notice.number]),
            )
        ]
    return told


def _class(trace: Trace) -> str:
    label = Hardship(trace.hardship).label if trace.hardship else "不符合建档类别"
    monthly = next((line for line in trace.lines if line.label.startswith("人均月收入")), None)
    return (
        f"{label}；{monthly.label} {said(monthly.value * 100)} 元"
        if monthly and not isinstance(monthly.value, str)
        else label
    )


def _rules(trace: Trace) -> list[RuleSaid]:
    """Each once, in the order of the calculation."""
    return list({line.rule.code: line.rule for line in trace.lines if line.rule}.values())


def _rule(rule: RuleSaid) -> str:
    example = "，示例值" if rule.example else ""
    return f"{rule.name} {figure(rule.value)}{rule.unit}：{rule.document}{rule.article}（{rule.since} 起{example}）"
