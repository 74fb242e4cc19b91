"""One page of an application. What is missing can wait until the next time; what is wrong cannot."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from zhijia.base.money import in_yuan

from ..models import Application

# 健康状况 as the provincial file lists it (domain 3.2).
HEALTH = (
    "良好", "一般疾病", "高血压病", "糖尿病", "腰颈椎病", "肺病", "肝病", "血液病", "心血管病", "脑血管病", "恶性肿瘤", "肿瘤病", "终末期肾病",
    "精神病", "深度昏迷", "永久瘫痪", "严重阿尔茨海默", "严重帕金森", "严重运动神经元病", "残疾",
)  # fmt: skip
PAPERS = (
    "身份证", "户口簿", "收入证明", "低保证", "诊断证明", "医疗费票据", "录取通知书或学费票据", "事故或灾害证明", "劳动合同", "其他材料",
)  # fmt: skip
OTHERS = 3
PHOTO_HELP = "照片或 PDF，10 MB 以内；现在没有可以以后补。"


def plain(fen: int | None) -> str:
    """An amount as it is typed."""
    return in_yuan(fen).replace(",", "") if fen else ""


def chosen(choices: Sequence[Any]) -> list[tuple[str, str]]:
    return [("", "请选择"), *choices]


def asks(sentence: str, **more: str) -> dict[str, str]:
    return {"required": sentence, "invalid_choice": "请从列出的选项中选择", **more}


class StepForm(forms.Form):
    """`later`: the writer leaves now, so an empty field is no error, and only what is there is kept."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, application: Application, today: date, later: bool = False, **kwargs: Any
    ) -> None:
        self.application, self.today, self.later = application, today, later
        kwargs.setdefault("initial", self.before())
        super().__init__(*args, **kwargs)

    def before(self) -> dict[str, Any]:
        """What was written here the last time."""
        return {name: getattr(self.application.version, name, None) for name in self.base_fields}

    def full_clean(self) -> None:
        super().full_clean()
        if not self.later:
            return
        for name, errors in list(self.errors.items()):
            if all(error.code == "required" for error in errors.as_data()):
                del self.errors[name]

    def said(self) -> dict[str, Any]:
        """What the page says now."""
        told = self.cleaned_data.items()
        return {name: value for name, value in told if not (self.later and value in ("", None, []))}
