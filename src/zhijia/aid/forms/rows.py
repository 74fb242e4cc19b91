"""Lists of an application: one line is added at a time."""

from typing import Any

from django import forms

from ..models.ages import is_child
from ..terms import ExpenseKind, IncomeKind, Kinship, Work
from .reading import AmountField, IdentityField, PhotosField, names, photo
from .steps import HEALTH, PAPERS, PHOTO_HELP, StepForm, asks, chosen


class RowForm(StepForm):
    """A line to add to a list. Empty it is no line; begun it must be whole, also when one leaves."""

    def __init__(self, *args: Any, later: bool = False, **kwargs: Any) -> None:  # noqa: ARG002
        super().__init__(*args, **kwargs)

    def before(self) -> dict[str, Any]:
        return {}


class FamilyForm(RowForm):
    name = forms.CharField(label="姓名", max_length=60, error_messages={"required": "请填写姓名"})
    kinship = forms.ChoiceField(
        label="是申请人的", choices=chosen(Kinship.choices), error_messages=asks("请选择与申请人的关系")
    )
    identity = IdentityField(label="身份证号", error_messages={"required": "请填写身份证号，户口簿上有"})
    work = forms.ChoiceField(
        label="现在的身份", choices=chosen(Work.choices), error_messages=asks("请选择现在的身份")
    )
    health = forms.ChoiceField(
        label="健康状况",
        choices=chosen([(one, one) for one in HEALTH]),
        error_messages=asks("请选择健康状况"),
    )
    school = forms.CharField(label="在读学校", max_length=60, required=False, help_text="上学的填写。")
    guardian = forms.BooleanField(label="孩子未满 14 周岁：监护人已阅读并同意处理孩子的信息", required=False)

    def __init__(self, *args: Any, asks_guardian: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_guardian:
            del self.fields["guardian"]

    def clean_name(self) -> str:
        return names(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        young = told.get("identity") and is_child(told["identity"], on=self.today)
        if young and "guardian" in self.fields and not told.get("guardian"):
            self.add_error("guardian", "孩子未满 14 周岁，请监护人阅读告知内容并勾选同意，再添加")
        return told


class IncomeForm(RowForm):
    whose = forms.ChoiceField(label="谁的收入", error_messages=asks("请选择是谁的收入"))
    kind = forms.ChoiceField(
        label="收入种类", choices=chosen(IncomeKind.choices), error_messages=asks("请选择收入种类")
    )
    amount = AmountField(
        label="一年多少元",
        help_text="每月 3000 元就填 36000 或 3.6万。",
        error_messages={"required": "请填写一年的收入"},
    )
    photo = photo("证明照片", f"工资单、银行流水、养老金存折等，{PHOTO_HELP}")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        family = self.application.version.family.values_list("name", flat=True)
        people = dict.fromkeys([self.application.matter.person.name, *family])
        self.fields["whose"].choices = chosen([(one, one) for one in people])  # type: ignore[attr-defined]


class ExpenseForm(RowForm):
    kind = forms.ChoiceField(
        label="支出种类", choices=chosen(ExpenseKind.choices), error_messages=asks("请选择支出种类")
    )
    label = forms.CharField(label="说明", max_length=60, required=False, help_text="如“住院自付”“大学学费”。")
    amount = AmountField(
        label="一年多少元",
        help_text="只填自己负担的，已经报销的不算。",
        error_messages={"required": "请填写一年的支出"},
    )
    photo = photo("票据照片", f"发票、结算单、缴费单等，{PHOTO_HELP}")


class PapersForm(RowForm):
    label = forms.ChoiceField(
        label="是什么材料",
        choices=chosen([(one, one) for one in PAPERS]),
        error_messages=asks("请选择是什么材料"),
    )
    photos = PhotosField(
        label="拍照或选择照片", help_text="可以一次选几张；照片或 PDF，每个 10 MB 以内。",
        error_messages={"required": "请先拍照或选择文件", "empty": "有一个文件是空的，请重新选择"},
    )  # fmt: skip
