"""What is asked of a transfer and of each kind of change."""

from datetime import date
from typing import Any

from django import forms

from zhijia.base.errors import Refused
from zhijia.base.identity import identity_number
from zhijia.ledger.forms import day_field
from zhijia.matters.forms import DecisionForm
from zhijia.people.services import Work
from zhijia.people.terms import Employment, Occupation

from ..checking.changing import PAPERS, PROVEN
from ..queries.applying import employer_named
from ..terms import ChangeKind, Rejection, RetainCause
from .applying import asks, chosen


def words_field(label: str = "情况说明") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="加密保存。",
    )


def paper_field(label: str, *, required: bool = False) -> forms.FileField:
    return forms.FileField(
        label=label, required=required, help_text="照片或 PDF，10 MB 以内。",
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf"}),
        error_messages={"required": "请拍照上传", "empty": "这个文件是空的，请重新拍照上传"},
    )  # fmt: skip


class WorkForm(forms.Form):
    """The labour relation that the membership follows. `employer` is read from the name typed."""

    workplace = forms.CharField(
        label="新的工作单位", max_length=80, required=False, help_text="单位全称；没有固定单位的可不填。"
    )
    employment = forms.ChoiceField(
        label="用工形式", choices=chosen(Employment.choices), error_messages=asks("请选择用工形式")
    )
    occupation = forms.ChoiceField(
        label="职业群体", choices=chosen(Occupation.choices, "不属于这些"), required=False
    )
    migrant = forms.BooleanField(label="是农民工（农村户籍，从事非农工作）", required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        name = said.pop("workplace", "").strip()
        said["employer"] = employer_named(name)
        if name and said["employer"] is None:
            self.add_error("workplace", f"单位台账里没有“{name}”，请填写营业执照上的全称，或留空由新工会补填")
        return said


def work_said(work: Work) -> dict[str, Any]:
    """A stretch's work as the form begins."""
    return {
        "workplace": work.employer.name if work.employer else "", "employment": work.employment,
        "occupation": work.occupation, "migrant": work.migrant,
    }  # fmt: skip


class TransferForm(WorkForm):
    """Where to, among what was found, and as what."""

    to = forms.ChoiceField(
        label="转入哪个工会", widget=forms.RadioSelect, error_messages=asks("请选择要转入的工会")
    )
    paper = paper_field("劳动合同等证明")
    field_order = ("to", "employment", "occupation", "migrant", "paper")

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["workplace"]
        choice = self.fields["to"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  (for the type checker)
        choice.choices = places


class BringForm(WorkForm):
    """An officer of the new union, for a member who has come: by number, or by phone. What is found is not told."""

    name = forms.CharField(label="会员姓名", max_length=60, error_messages=asks("请填写会员姓名"))
    identity = forms.CharField(
        label="身份证号", max_length=30, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = forms.CharField(
        label="手机号码", max_length=20, required=False, help_text="身份证号和手机号码填一项即可。",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    unit = forms.CharField(
        label="接收工会",
        max_length=80,
        help_text="全称、简称或代码，须在您的办理范围内。",
        error_messages=asks("请填写接收工会"),
    )
    paper = paper_field("本人签名的接转申请", required=True)
    field_order = (
        "name",
        "identity",
        "phone",
        "unit",
        "workplace",
        "employment",
        "occupation",
        "migrant",
        "paper",
    )

    def clean_identity(self) -> str:
        text: str = self.cleaned_data["identity"]
        try:
            return identity_number(text) if text.strip() else ""
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("identity") and not said.get("phone", "").strip() and "identity" not in self.errors:
            self.add_error("identity", "请填写身份证号或手机号码")
        return said


class OnwardForm(forms.Form):
    """To which of the unions that carry on the one chosen before."""

    to = forms.ChoiceField(label="改转到", widget=forms.RadioSelect, error_messages=asks("请选择承接的工会"))

    def __init__(self, *args: Any, heirs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["to"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101
        choice.choices = heirs


class PastForm(forms.Form):
    """Days that are no later than today."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name, value in list(said.items()):
            if isinstance(value, date) and value > self.today:
                self.add_error(name, f"{value} 还没到，请核对日期")
        return said


class RetainForm(PastForm):
    cause = forms.ChoiceField(
        label="保留会籍的原因",
        choices=RetainCause.choices,
        widget=forms.RadioSelect,
        error_messages=asks("请选择原因"),
    )
    on = day_field("从哪天起")
    words = words_field()
    paper = paper_field(PAPERS[ChangeKind.RETAIN])


class ResumeForm(PastForm, WorkForm):
    on = day_field("从哪天起")
    words = words_field()
    paper = paper_field(PAPERS[ChangeKind.RESUME])
    field_order = ("on", "workplace", "employment", "occupation", "migrant", "words", "paper")


class LeaveForm(PastForm):
    """The request is the written one; no reason need be given."""

    words = words_field("想说明的情况")
    paper = paper_field(PAPERS[ChangeKind.LEAVE])


class DeemedForm(PastForm):
    unpaid_since = day_field("从哪天起不交会费")
    absent_since = day_field("从哪天起不参加工会活动")
    talked_on = day_field("教育谈话日期")
    talked_by = forms.CharField(label="谈话人", max_length=40, error_messages=asks("请填写谁找会员谈的话"))
    words = words_field("谈话情况")
    paper = paper_field(PAPERS[ChangeKind.DEEMED])


class ExpelledForm(PastForm):
    judged_on = day_field("判决日期")
    judgment = forms.CharField(
        label="判决书文号", max_length=80, help_text="加密保存。", error_messages=asks("请填写判决书文号")
    )
    discussed_on = day_field("工会小组讨论日期")
    on = day_field("工会委员会决定日期")
    words = words_field()
    paper = paper_field(PROVEN[ChangeKind.EXPELLED], required=True)


class DiedForm(PastForm):
    """From the family through the officer; the words say who brought it."""

    on = day_field("死亡日期")
    words = words_field("谁来报告、与会员的关系")
    paper = paper_field(PROVEN[ChangeKind.DIED], required=True)


FORMS: dict[str, type[PastForm]] = {
    ChangeKind.RETAIN: RetainForm, ChangeKind.RESUME: ResumeForm, ChangeKind.LEAVE: LeaveForm, ChangeKind.DEEMED: DeemedForm,
    ChangeKind.EXPELLED: ExpelledForm, ChangeKind.DIED: DiedForm,
}  # fmt: skip


class RejectForm(DecisionForm):
    """The former union chooses from a short list; the new one is not asked."""

    why = forms.ChoiceField(
        label="不予确认的理由", required=False, choices=chosen(Rejection.choices, "确认转出的不用选"),
        help_text="欠会费不是理由，可另行催交。",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not any(move.verb == "refuse" for move in self.moves):
            del self.fields["why"]
