import re
from decimal import Decimal
from typing import Any

from django import forms

from zhijia.base.errors import Refused

from .models import Rule
from .reading import read_notice
from .terms import Unit

CODE = re.compile(r"[a-z]+(\.[a-z0-9_]+)+")
FIRST_YEAR, LAST_YEAR = 2000, 2100


class RuleForm(forms.Form):
    """A new value of a rule that is already there; name and unit stay as they are."""

    value = forms.DecimalField(
        label="数值",
        min_value=Decimal(0),
        max_digits=18,
        decimal_places=4,
        error_messages={"required": "请填写数值", "invalid": "请填写数字，如 1100"},
    )
    since = forms.DateField(
        label="起始日",
        help_text="从这一天起按新数值办；此前的日子和此前的决定不变。",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写起始日"},
    )
    document = forms.CharField(
        label="文件",
        max_length=200,
        help_text="文件名称和文号。",
        error_messages={"required": "请写明依据的文件名称和文号"},
    )
    article = forms.CharField(label="条款", max_length=80, required=False)
    example = forms.BooleanField(
        label="仍是示例值", required=False, help_text="还没有文件、先按示例执行的才勾选；有文件的不要勾选。"
    )

    said = ("value", "since", "document", "article", "example")


class NewRuleForm(RuleForm):
    """A rule that was not there, as the 低保标准 of one more county."""

    code = forms.CharField(
        label="编号",
        max_length=60,
        help_text="小写英文，用点隔开，如 aid.dibao.610925。",
        error_messages={"required": "请填写编号"},
    )
    name = forms.CharField(label="名称", max_length=80, error_messages={"required": "请填写名称"})
    unit = forms.ChoiceField(label="单位", choices=Unit)

    field_order = ("code", "name", "unit", *RuleForm.said)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not CODE.fullmatch(code):
            raise forms.ValidationError("编号只用小写英文、数字和点，请写成 aid.dibao.610925 的样子")
        if Rule.objects.filter(code=code).exists():
            raise forms.ValidationError("这个编号已有登记，请到它的页面登记新值")
        return code


class HolidayForm(forms.Form):
    """The notice is pasted as it was published; every day read from it is entered, or none."""

    year = forms.IntegerField(
        label="年份",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text="通知里没有写年份的日子都算这一年。",
    )
    document = forms.CharField(
        label="文件",
        max_length=200,
        help_text="国务院办公厅通知的名称和文号。",
        error_messages={"required": "请写明通知的名称和文号"},
    )
    notice = forms.CharField(
        label="通知正文",
        help_text="把各节日的安排逐行粘贴，如“一、元旦：1月1日至3日放假调休，共3天。1月4日（周日）上班。”",
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "请粘贴通知里各节日的安排"},
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("year") and said.get("notice"):
            try:
                said["days"] = read_notice(said["notice"], year=said["year"])
            except Refused as refusal:
                self.add_error("notice", str(refusal))
        return said
