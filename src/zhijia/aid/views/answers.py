"""Check your answers, what the figures would give, the submission, and what comes next."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhijia.access.middleware import DeskRequest
from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan
from zhijia.matters.queries import progress
from zhijia.matters.services import take

from ..assessment import Trace, assess
from ..checking import facts_of
from ..models import Application, Version
from ..services import applying
from ..terms import Cause, Hardship
from .faces import LAST, TITLES, Doing, Face, is_open
from .lists import LISTS

Row = tuple[str, object]


@dataclass(frozen=True)
class Section:
    """The answers of one page, and the way back to it."""

    title: str
    rows: list[Row]
    href: str


def check(request: DeskRequest, face: Face, application: Application) -> HttpResponse:
    """Everything on one page; sending it is the only thing done here."""
    if not is_open(application):
        return redirect(face.to("done", application.matter_id))
    refusal = ""
    if request.method == "POST":
        try:
            return _submit(request, face, application)
        except Refused as said:
            refusal = str(said)
    missing = [
        (face.step(application.matter_id, page), label) for page, label in applying.lacking(application)
    ]
    if applying.unagreed(application):
        missing.append((face.step(application.matter_id, "consents"), "同意处理个人信息"))
    context = {
        "face": face, "base": face.base, "application": application, "matter": application.matter, "refusal": refusal,
        "sections": sections(request, face, application), "missing": missing, **preview(application),
        "back": face.step(application.matter_id, face.before(LAST)),
    }  # fmt: skip
    return render(request, "aid/apply/check.html", context, status=422 if refusal else 200)


def _submit(request: DeskRequest, face: Face, application: Application) -> HttpResponse:
    verb = "resubmit" if application.matter.number else "submit"
    take(application.matter, verb, by=request.user, at=timezone.now())
    return redirect(face.to("done", application.matter_id))


def done(request: DeskRequest, face: Face, application: Application) -> HttpResponse:
    """Its number, what comes next, and by when."""
    matter = application.matter
    if matter.number is None:
        return redirect(face.to("check", matter.pk) if is_open(application) else face.front)
    context = {"face": face, "base": face.base, "matter": matter, "progress": progress(matter)}
    return render(request, "aid/apply/done.html", context)


def preview(application: Application) -> dict[str, Any]:
    """The class as the figures are now. It binds nobody: every figure is still to be verified."""
    if not application.version.incomes.exists():
        return {"trace": None, "why": "填好家庭收入以后，这里会算出大致符合哪一类。"}
    try:
        trace: Trace = assess(facts_of(application))
    except Refused as refusal:
        return {"trace": None, "why": str(refusal)}
    hardship = Hardship(trace.hardship).label if trace.hardship else ""
    told = [(line.label, _value(line), line.formula) for line in trace.lines]
    return {"trace": trace, "hardship": hardship, "lines": told}


def _value(line: Any) -> str:
    if not line.unit:
        return str(line.value)
    return (
        f"{in_yuan(int(line.value * 100))} {line.unit}"
        if line.unit.startswith("元")
        else f"{line.value} {line.unit}"
    )


def sections(request: DeskRequest, face: Face, application: Application) -> list[Section]:
    """Every answer, page by page, each with the way to change it."""
    version = application.version
    told: dict[str, list[Row]] = {
        "item": [
            ("申请项目", application.get_item_display()), ("办理方式", "应急申请" if application.urgent else "一般申请"),
            ("申请金额", f"{in_yuan(application.asked)} 元" if application.asked else "还没有填"),
        ],
        "about": about(version), "causes": causes(version),
        "account": [
            ("开户银行", version.bank_name or "还没有填"), ("户名", version.card_name or "还没有填"),
            ("银行卡号", f"尾号 {version.card_tail}" if version.card_tail else "还没有填"),
        ],
        "consents": consents(application),
    }  # fmt: skip
    for name, listing in LISTS.items():
        lines = listing.lines(Doing(request, face, application, name))
        told[name] = [(line.title, line.note) for line in lines] or [("没有添加", "")]
    pk = application.matter_id
    return [Section(TITLES[name], told[name], f"{face.step(pk, name)}?to={LAST}") for name in face.steps]


def about(version: Version) -> list[Row]:
    if not version.phone:
        return [("还没有填", "")]
    yes = {"农民工": version.migrant, "享受低保": version.on_dibao, "单亲家庭": version.single_parent}
    return [
        ("现在的工作", version.get_work_display()), ("家庭情况", "、".join(word for word, so in yes.items() if so) or "以上都不是"),
        ("健康状况", version.health or "还没有填"), ("住房", version.get_housing_display()),
        ("入会日期", version.member_since or "没有填"), ("劳动合同", f"{version.contract_months} 个月" if version.contract_months else "没有填"),
        ("手机号码", version.phone), ("家庭住址", version.address),
    ]  # fmt: skip


def causes(version: Version) -> list[Row]:
    others = "、".join(Cause(one).label for one in version.other_causes.split(",") if one)
    return [
        ("最主要的原因", version.get_cause_display() if version.cause else "还没有填"), ("其他原因", others or "没有"),
        ("发生了什么", version.story or "还没有填"), ("突发损失", f"{in_yuan(version.event_loss)} 元"),
    ]  # fmt: skip


def consents(application: Application) -> list[Row]:
    open_ones = applying.unagreed(application)
    return [
        (purpose.label, "还没有同意" if purpose in open_ones else "已同意")
        for purpose in applying.purposes(application)
    ]
