"""The pages of joining: one thing a page, in the words of who fills it in."""

import re
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from zhijia.base.errors import Refused
from zhijia.base.identity import phone_digits
from zhijia.matters.forms import DecisionForm
from zhijia.notices.models import ConsentText
from zhijia.orgs.models import Unit
from zhijia.people.services import known_by
from zhijia.people.terms import Document, Employment, Occupation, Sex

from ..checking.applying import twin_of
from ..models import Application
from ..terms import Education, Nationality, Politics, Registration, Skill

PHONE = re.compile(r"1[3-9]\d{9}")
SHORTEST = 8  # characters of a password


def asks(sentence: str) -> dict[str, str]:
    return {"required": sentence, "invalid_choice": "请从列出的选项中选择"}


def chosen(choices: Any, empty: str = "请选择") -> list[tuple[str, str]]:
    return [("", empty), *choices]


class StartForm(forms.Form):
    """Who begins, how they are reached, and the word they come back with."""

    name = forms.CharField(label="姓名", max_length=40, error_messages=asks("请填写姓名，与证件一致"))
    phone = forms.CharField(
        label="手机号码", max_length=20, help_text="以后用它登录、收消息。", error_messages=asks("请填写手机号码"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    password = forms.CharField(
        label="设一个密码", max_length=64, help_text=f"至少 {SHORTEST} 个字符，数字和字母都要有。", error_messages=asks("请设一个密码"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label="再输一遍密码", max_length=64, error_messages=asks("请再输一遍密码"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean_name(self) -> str:
        return "".join(self.cleaned_data["name"].split())

    def clean_phone(self) -> str:
        number = phone_digits(self.cleaned_data["phone"])
        if not PHONE.fullmatch(number):
            raise forms.ValidationError("手机号码应为 11 位数字，请核对")
        return number

    def clean_password(self) -> str:
        word: str = self.cleaned_data["password"]
        if len(word) < SHORTEST or word.isdigit() or word.isalpha():
            raise forms.ValidationError(f"密码太容易猜，请用至少 {SHORTEST} 个字符，数字和字母都要有")
        return word

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("password") and said.get("again") and said["password"] != said["again"]:
            self.add_error("again", "两遍密码不一样，请重新输入")
        return said


class IdentityForm(forms.Form):
    """The document. A resident's number says sex and birth by itself."""

    name = forms.CharField(
        label="姓名（与证件一致）", max_length=60, error_messages=asks("请填写证件上的姓名")
    )
    document = forms.ChoiceField(label="证件类型", choices=Document.choices, initial=Document.RESIDENT)
    number = forms.CharField(
        label="证件号码", max_length=30, error_messages=asks("请填写证件号码"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        help_text="加密保存，名单上只显示遮盖后的号码。",
    )  # fmt: skip
    sex = forms.ChoiceField(
        label="性别",
        choices=chosen(Sex.choices),
        required=False,
        help_text="居民身份证不用填，从号码中读出。",
    )
    birth = forms.DateField(
        label="出生日期", required=False, help_text="居民身份证不用填。",
        error_messages={"invalid": "请填写出生日期，如 1990-05-01"},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip

    def clean_name(self) -> str:
        return str(self.cleaned_data["name"]).strip()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        document, number = said.get("document", ""), said.get("number", "")
        if not number:
            return said
        try:
            known_by(document, number)
        except Refused as refusal:
            self.add_error("number", str(refusal))
        if document != Document.RESIDENT:
            for field, sentence in (("sex", "请选择性别"), ("birth", "请填写出生日期")):
                if not said.get(field) and field not in self.errors:
                    self.add_error(field, sentence)
        return said


class WorkForm(forms.Form):
    """Where the work is, and of which kind. Who works for platforms names a trade instead of an employer."""

    workplace = forms.CharField(
        label="工作单位",
        max_length=80,
        required=False,
        help_text="营业执照上的全称；平台或零散接活的可不填，选下面的职业。",
    )
    employment = forms.ChoiceField(
        label="用工形式", choices=chosen(Employment.choices), error_messages=asks("请选择用工形式")
    )
    occupation = forms.ChoiceField(
        label="职业群体", choices=chosen(Occupation.choices, "不属于这些"), required=False
    )
    registration = forms.ChoiceField(
        label="户籍类型", choices=chosen(Registration.choices), error_messages=asks("请选择户籍类型")
    )
    migrant = forms.BooleanField(label="我是农民工（农村户籍，从事非农工作）", required=False)

    def clean_workplace(self) -> str:
        return str(self.cleaned_data["workplace"]).strip()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("workplace") and not said.get("occupation"):
            self.add_error("workplace", "请填写工作单位；没有固定单位的，请选职业群体")
        return said


class AboutForm(forms.Form):
    """What the form of members asks beyond that; the last two may stay empty."""

    nationality = forms.ChoiceField(
        label="民族", choices=Nationality.choices, initial=Nationality.HAN, error_messages=asks("请选择民族")
    )
    education = forms.ChoiceField(
        label="学历", choices=chosen(Education.choices), error_messages=asks("请选择学历")
    )
    politics = forms.ChoiceField(label="政治面貌", choices=chosen(Politics.choices, "不填"), required=False)
    skill = forms.ChoiceField(label="技能等级", choices=chosen(Skill.choices, "不填"), required=False)


class ConsentsForm(forms.Form):
    """Two boxes, each by itself: the data, and the written application."""

    agreed = forms.BooleanField(
        label="我同意工会为办理入会处理上述信息",
        error_messages=asks("请阅读后勾选；不同意的，不能在线办理入会"),
    )
    pledged = forms.BooleanField(
        label="以上《入会申请书》是我本人的意愿", error_messages=asks("请阅读《入会申请书》后勾选")
    )

    def __init__(self, *args: Any, text: ConsentText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text


class FindForm(forms.Form):
    """By trade and place, for whoever has no fixed employer."""

    occupation = forms.ChoiceField(label="职业群体", choices=Occupation.choices)
    town = forms.ModelChoiceField(
        label="主要在哪个镇街接活",
        queryset=Unit.objects.none(),
        empty_label=None,
        error_messages=asks("请选择镇街"),
    )

    def __init__(self, *args: Any, towns: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        town = self.fields["town"]
        assert isinstance(town, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        town.queryset = towns


class CatchmentForm(forms.Form):
    """From this day on, workers of this trade join there."""

    occupation = forms.ChoiceField(
        label="职业群体", choices=chosen(Occupation.choices), error_messages=asks("请选择职业群体")
    )
    union = forms.CharField(
        label="接收工会",
        max_length=80,
        help_text="工会全称，如“新北区物流行业工联会”。",
        error_messages=asks("请填写接收工会的全称"),
    )
    since = forms.DateField(
        label="起始日",
        error_messages=asks("请填写起始日"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, units: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units
        self.fields["since"].initial = today

    def clean_union(self) -> Unit:
        """By its name: a list of thousands is no list to choose from."""
        words = self.cleaned_data["union"].strip()
        found: Unit | None = self.units.filter(Q(name=words) | Q(short=words)).first()
        if found is None:
            raise forms.ValidationError(f"管理范围内没有“{words}”，请填写工会全称，可先到“组织”里查找")
        return found


class ApproveForm(DecisionForm):
    """Where the roll knows the number already, the officer says whether it is the same person."""

    same = forms.ChoiceField(
        label="名册上的人，与申请人是同一人吗", required=False, widget=forms.RadioSelect,
        choices=[("yes", "是同一人，并入名册上的记录"), ("no", "不是同一人")],
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        made = Application.objects.select_related("matter").filter(matter=self.matter).first()
        twin = twin_of(made) if made else None
        if made is None or twin is None or twin.elsewhere(made):
            del self.fields["same"]
