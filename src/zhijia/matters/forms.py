from typing import Any

from django import forms

from zhijia.people.models import Account

from .flows import Move
from .models import Matter
from .services.opening import LARGEST


class DecisionForm(forms.Form):
    """An opinion and a choice. A flow that asks for more, such as an amount, extends it."""

    note = forms.CharField(
        label="意见（申请人可见）",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    decision = forms.ChoiceField(
        label="决定", widget=forms.HiddenInput, error_messages={"required": "请先选择一项决定，再提交"}
    )

    def __init__(
        self, *args: Any, matter: Matter, account: Account, moves: list[Move], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.matter, self.account, self.moves = matter, account, moves
        choice = self.fields["decision"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  (for the type checker)
        choice.choices = [(move.verb, move.label) for move in moves]
        choice.error_messages["invalid_choice"] = "这一步现在办不了，请刷新页面再选"

    @property
    def options(self) -> list[dict[str, str]]:
        return [
            {"value": move.verb, "label": move.label, "tone": move.tone, "icon": move.icon, "key": move.key}
            for move in self.moves
        ]

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields beside the choice, the opinion last."""
        names = [name for name in self.fields if name not in {"note", "decision"}]
        return [self[name] for name in [*names, "note"]]


class HandOverForm(forms.Form):
    """Chosen matters, to whom, and why."""

    to = forms.ChoiceField(label="转交给", error_messages={"required": "请选择转交给谁"})
    reason = forms.CharField(label="理由", max_length=100, error_messages={"required": "请写明转交理由"})

    def __init__(self, *args: Any, colleagues: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["to"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101
        choice.choices = [("", "请选择"), *((str(one.pk), one.name) for one in colleagues)]
        choice.error_messages["invalid_choice"] = "这位同事不在可转交的名单里，请重新选择"


class ExtendForm(forms.Form):
    days = forms.IntegerField(
        label="延长天数", min_value=1, max_value=60,
        error_messages={"required": "请填写延长的天数", "invalid": "请填写整数，如 5"},
    )  # fmt: skip
    reason = forms.CharField(label="理由", max_length=200, error_messages={"required": "请写明延长理由"})


class CountersignForm(forms.Form):
    agreed = forms.ChoiceField(
        label="复签", choices=[("yes", "同意"), ("no", "不同意")], widget=forms.RadioSelect,
        error_messages={"required": "请选择同意或不同意"},
    )  # fmt: skip
    words = forms.CharField(label="意见", max_length=200, required=False)


class PaperForm(forms.Form):
    """One photo or PDF at a time, so that a weak network loses at most one."""

    label = forms.CharField(
        label="材料名称", max_length=40, error_messages={"required": "请写明是什么材料，如“住院费用结算单”"}
    )
    file = forms.FileField(
        label="拍照或选择文件", help_text=f"照片或 PDF，{LARGEST // 1024 // 1024} MB 以内",
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf"}),
        error_messages={"required": "请先拍照或选择文件"},
    )  # fmt: skip


class ViewForm(forms.Form):
    name = forms.CharField(
        label="筛选名称", max_length=20, error_messages={"required": "请给这个筛选起个名字"}
    )


class DelegationForm(forms.Form):
    """Who acts for me, from which day until which."""

    deputy = forms.ChoiceField(label="代理人", error_messages={"required": "请选择代理人"})
    since = forms.DateField(label="起始日", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(label="恢复日", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, colleagues: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["deputy"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101
        choice.choices = [("", "请选择"), *((str(one.pk), one.name) for one in colleagues)]
