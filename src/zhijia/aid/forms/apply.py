"""The pages of an application that are answered once."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zhijia.base.money import in_yuan
from zhijia.notices.models import ConsentText

from ..terms import Cause, Housing, Work
from .reading import AmountField, CardField, DayField, PhoneField, names, photo
from .start import OFFERED, WAYS, cap, limit, offers, urgency
from .steps import HEALTH, OTHERS, StepForm, asks, chosen, plain

ASKED_HELP = "给多少由工会按规定核定。可以写 3000，也可以写 0.3万"


class ItemForm(StepForm):
    item = forms.ChoiceField(
        label="申请项目", widget=forms.RadioSelect, error_messages=asks("请选择申请项目")
    )
    urgent = forms.TypedChoiceField(
        label="急不急", choices=WAYS, widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        error_messages=asks("请选择一般申请或应急申请"),
    )  # fmt: skip
    asked = AmountField(label="申请金额（元）", error_messages={"required": "请填写申请金额"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = dict.fromkeys((*OFFERED, self.application.item))
        self.fields["item"].choices = offers(items)  # type: ignore[attr-defined]
        self.fields["urgent"].help_text = urgency(on=self.today)
        most, label = limit(self.application.item, on=self.today), self.application.get_item_display()
        told = [f"{label}{most}", ASKED_HELP] if most else [ASKED_HELP]
        self.fields["asked"].help_text = "；".join(told)
        if self.application.matter.number:
            del self.fields["item"], self.fields["urgent"]

    def before(self) -> dict[str, Any]:
        asked = self.application
        return {"item": asked.item, "urgent": "yes" if asked.urgent else "no", "asked": plain(asked.asked)}

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        asked, most = told.get("asked"), cap(told.get("item", self.application.item), on=self.today)
        if asked == 0:
            self.add_error("asked", "申请金额要大于 0，请填写需要多少")
        if asked and most and asked > most:
            self.add_error("asked", f"这一项每户每年最多 {in_yuan(most)} 元，请填写不超过这个数的金额")
        return told


class AboutForm(StepForm):
    work = forms.ChoiceField(
        label="现在的工作", choices=chosen(Work.choices), error_messages=asks("请选择现在的工作情况")
    )
    migrant = forms.BooleanField(label="是进城务工的农民工", required=False)
    on_dibao = forms.BooleanField(label="家里正在享受低保", required=False)
    single_parent = forms.BooleanField(label="是单亲家庭", required=False)
    health = forms.ChoiceField(
        label="健康状况",
        choices=chosen([(one, one) for one in HEALTH]),
        error_messages=asks("请选择健康状况"),
    )
    housing = forms.ChoiceField(
        label="住房", choices=chosen(Housing.choices), error_messages=asks("请选择住房情况")
    )
    member_since = DayField(
        label="加入工会的日期", required=False, help_text="记不清可以不填；农民工必填。如 2012-05-01。"
    )
    contract_months = forms.IntegerField(
        label="劳动合同期限（月）", required=False, min_value=0, max_value=999, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="如两年填 24，没有固定期限填 999；农民工必填。",
        error_messages={
            "invalid": "请填写月数，如 24", "min_value": "请填写月数，如 24", "max_value": "最多填 999，没有固定期限请填 999",
        },
    )  # fmt: skip
    phone = PhoneField(label="手机号码", error_messages={"required": "请填写手机号码，有消息好通知到"})
    address = forms.CharField(
        label="家庭住址", max_length=200, error_messages={"required": "请填写家庭住址，核查时要上门"}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member_since"].today = self.today  # type: ignore[attr-defined]

    def before(self) -> dict[str, Any]:
        told, person = super().before(), self.application.matter.person
        held = person.memberships.filter(until=None).first()
        fresh = not told[
            "phone"
        ]  # the page was never written: work and housing are only the table's first words
        return told | {
            "work": "" if fresh else told["work"], "housing": "" if fresh else told["housing"],
            "phone": told["phone"] or person.phone, "contract_months": told["contract_months"] or "",
            "member_since": told["member_since"] or (held.since if held else None),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("migrant") and not self.later:
            for name, sentence in (
                ("member_since", "农民工请填写加入工会的日期"), ("contract_months", "农民工请填写劳动合同期限，没有合同填 0"),
            ):  # fmt: skip
                if told.get(name) is None and name not in self.errors:
                    self.add_error(name, sentence)
        return told

    def said(self) -> dict[str, Any]:
        told = super().said()
        return told | ({"contract_months": told["contract_months"] or 0} if "contract_months" in told else {})


class CausesForm(StepForm):
    cause = forms.ChoiceField(
        label="最主要的原因",
        choices=Cause.choices,
        widget=forms.RadioSelect,
        error_messages=asks("请选择最主要的一个原因"),
    )
    other_causes = forms.MultipleChoiceField(
        label="还有哪些原因", choices=Cause.choices, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=f"最多选 {OTHERS} 项。", error_messages={"invalid_choice": "请从列出的选项中选择"},
    )  # fmt: skip
    story = forms.CharField(
        label="发生了什么", max_length=1000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="用自己的话说，几句就行，如“丈夫去年 8 月住院做手术，欠了 3 万元”。",
        error_messages={"required": "请简单说一说发生了什么"},
    )  # fmt: skip
    event_loss = AmountField(
        label="突发事件造成的损失（元）", required=False,
        help_text="遇到事故、灾害、突发重病的填写：一年里的损失和花费，减去赔偿、保险和其他救助。",
    )  # fmt: skip

    def before(self) -> dict[str, Any]:
        told = super().before()
        others = [one for one in str(told["other_causes"] or "").split(",") if one]
        return told | {"other_causes": others, "event_loss": plain(told["event_loss"])}

    def clean_other_causes(self) -> list[str]:
        """The main one said twice is said once."""
        main = self.cleaned_data.get("cause")
        found = [one for one in self.cleaned_data["other_causes"] if one != main]
        if len(found) > OTHERS:
            raise forms.ValidationError(f"最多选 {OTHERS} 项，请去掉 {len(found) - OTHERS} 项")
        return found

    def said(self) -> dict[str, Any]:
        told = super().said()
        if "other_causes" in told:
            told["other_causes"] = ",".join(told["other_causes"])
        return told | ({"event_loss": told["event_loss"] or 0} if "event_loss" in told else {})


class AccountForm(StepForm):
    """The card itself is never shown again: left empty, the one on file stays."""

    bank_name = forms.CharField(
        label="开户银行", max_length=60, help_text="写到支行最好，如“江南农村商业银行春江支行”。",
        error_messages={"required": "请填写开户银行"},
    )  # fmt: skip
    card_name = forms.CharField(
        label="户名", max_length=60, error_messages={"required": "请填写户名，须是申请人本人"}
    )
    card = CardField(label="银行卡号", error_messages={"required": "请填写银行卡号"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if tail := self.application.version.card_tail:
            self.fields["card"].required = False
            self.fields["card"].help_text = f"已登记尾号 {tail} 的卡，不换就不用填。"

    def before(self) -> dict[str, Any]:
        version = self.application.version
        return {
            "bank_name": version.bank_name,
            "card_name": version.card_name or self.application.matter.person.name,
        }

    def clean_card_name(self) -> str:
        name, own = names(self.cleaned_data["card_name"]), self.application.matter.person.name
        if name != own:
            raise forms.ValidationError(f"只能打到申请人本人的卡上，户名请填“{own}”")
        return name

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in super().said().items() if value}


class CardForm(AccountForm):
    """After the bank sent a payment back: the whole account once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["card"].required, self.fields["card"].help_text = True, "请对照卡面再填一遍。"


class ConsentsForm(StepForm):
    """Each purpose its own box under its own text; a text that changed meanwhile is asked again."""

    def __init__(self, *args: Any, texts: Sequence[ConsentText], on_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = "职工已在纸质同意书上签字同意" if on_paper else "我已阅读，同意"
        self.texts = {f"agree_{text.pk}": text for text in texts}
        for name, text in self.texts.items():
            self.fields[name] = forms.BooleanField(
                label=f"{words}：{text.get_purpose_display()}",
                error_messages={
                    "required": "不同意就不能办理这项申请；想好了请勾选，或拨打 12351 商量其他办法"
                },
            )
        if on_paper and texts:
            self.fields["photo"] = photo("纸质同意书照片", "职工签过字的同意书，拍全、拍清楚。")
            self.fields["photo"].required = True
            self.fields["photo"].error_messages["required"] = "请上传职工签过字的纸质同意书"

    def before(self) -> dict[str, Any]:
        return {}

    def clean(self) -> dict[str, Any]:
        """Also who leaves now records no consent on paper without the paper."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if self.later and "photo" in self.fields and self.agreed() and not told.get("photo"):
            self.add_error("photo", "请上传职工签过字的纸质同意书，再保存")
        return told

    @property
    def parts(self) -> list[tuple[ConsentText, forms.BoundField]]:
        return [(text, self[name]) for name, text in self.texts.items()]

    def agreed(self) -> list[str]:
        return [text.purpose for name, text in self.texts.items() if self.cleaned_data.get(name)]
