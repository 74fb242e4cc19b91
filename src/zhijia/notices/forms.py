"""What the public, members and officers write here."""

from collections.abc import Sequence
from typing import Any

from django import forms

from .models import Listed
from .pieces import line_choices
from .terms import DataKind

LONG = {"rows": 4}


class ObjectionForm(forms.Form):
    """Real names help to look into it; they are sealed and never published."""

    line = forms.ChoiceField(label="针对哪一行", required=False)
    who = forms.CharField(
        label="您的姓名", max_length=40, error_messages={"required": "请填写您的姓名，便于核实"}
    )
    contact = forms.CharField(
        label="联系方式", max_length=60, help_text="手机或邮箱，只有经办干部能看到。",
        error_messages={"required": "请填写联系方式，便于向您核实和答复"},
    )  # fmt: skip
    text = forms.CharField(
        label="异议内容", max_length=2000, widget=forms.Textarea(attrs=LONG),
        help_text="写明哪里不属实，知道的情况越具体越好。", error_messages={"required": "请写明异议内容"},
    )  # fmt: skip

    def __init__(self, *args: Any, lines: Sequence[Listed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = {str(line.order): line for line in lines}
        self.fields["line"].choices = [("", "整个名单"), *line_choices(lines)]  # type: ignore[attr-defined]

    def clean_line(self) -> Listed | None:
        return self.lines.get(self.cleaned_data["line"])


class ReceiptForm(forms.Form):
    receipt = forms.CharField(
        label="回执码", max_length=20, error_messages={"required": "请填写提交异议后得到的回执码"}
    )

    def clean_receipt(self) -> str:
        return str(self.cleaned_data["receipt"]).upper().replace(" ", "").replace("-", "")


class AnswerForm(forms.Form):
    """To an objection; nothing is chosen beforehand."""

    text = forms.CharField(
        label="答复", max_length=2000, widget=forms.Textarea(attrs=LONG), help_text="提出人凭回执码能看到。",
        error_messages={"required": "请写明核实情况和处理结果"},
    )  # fmt: skip
    upheld = forms.TypedChoiceField(
        label="异议是否成立", widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", "成立（有关的一行须先撤下）"), ("no", "不成立")], error_messages={"required": "请选择异议是否成立"},
    )  # fmt: skip


class StrikeForm(forms.Form):
    line = forms.ChoiceField(label="撤下哪一行", error_messages={"required": "请选择要撤下的一行"})
    reason = forms.CharField(
        label="原因", max_length=300, help_text="只有经办干部能看到。名单有变动，公示期从今天重新起算。",
        error_messages={"required": "请写明撤下的原因"},
    )  # fmt: skip

    def __init__(self, *args: Any, lines: Sequence[Listed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = {str(line.order): line for line in lines}
        self.fields["line"].choices = [("", "请选择"), *line_choices(lines)]  # type: ignore[attr-defined]

    def clean_line(self) -> Listed:
        return self.lines[self.cleaned_data["line"]]


class DataForm(forms.Form):
    kind = forms.ChoiceField(
        label="您想",
        choices=DataKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择一项"},
    )
    words = forms.CharField(
        label="补充说明", max_length=1000, required=False, widget=forms.Textarea(attrs=LONG),
        help_text="如“工作单位写错了，应为……”。",
    )  # fmt: skip


class DataAnswerForm(forms.Form):
    text = forms.CharField(
        label="答复", max_length=2000, widget=forms.Textarea(attrs=LONG), help_text="申请人能看到。",
        error_messages={"required": "请写明办理结果；不予办理的请说明理由"},
    )  # fmt: skip
    done = forms.TypedChoiceField(
        label="结果", widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", "已办理"), ("no", "不予办理")], error_messages={"required": "请选择办理结果"},
    )  # fmt: skip
