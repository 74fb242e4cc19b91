from typing import Any

from django import forms

from zhijia.orgs.models import Unit

from ..queries.exporting import COLUMNS, USUAL

KEPT = (("this", "左边的人"), ("other", "右边的人"))


class MergeForm(forms.Form):
    """Which of the two remains, whose number is right when both have one, and on what ground they are one person."""

    kept = forms.ChoiceField(
        label="留下哪一个人", choices=KEPT, widget=forms.RadioSelect,
        help_text="另一个人的会籍、事项和记录并到这个人名下；另一个人的账号停用。",
        error_messages={"required": "请选定留下哪一个人", "invalid_choice": "请重新选定留下哪一个人"},
    )  # fmt: skip
    right = forms.ChoiceField(
        label="哪一个证件号码是对的", choices=KEPT, widget=forms.RadioSelect, required=False,
        help_text="对照证件原件选定；另一个号码今后仍能查到这个人。",
        error_messages={"invalid_choice": "请重新选定哪一个证件号码是对的"},
    )  # fmt: skip
    reason = forms.CharField(
        label="依据", max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="如“核对身份证原件，确认为同一人”，会记入留痕。不写号码。",
        error_messages={"required": "请写明凭什么认定是同一人"},
    )  # fmt: skip

    def __init__(self, *told: Any, both_numbered: bool, **more: Any) -> None:
        super().__init__(*told, **more)
        if not both_numbered:
            del self.fields["right"]


class ExportForm(forms.Form):
    """What is to leave the house, and what for."""

    columns = forms.MultipleChoiceField(
        label="要哪些列", choices=[(name, label) for name, (label, *_) in COLUMNS.items()], initial=USUAL,
        widget=forms.CheckboxSelectMultiple, help_text="只选用得着的。",
        error_messages={"required": "请至少选一列", "invalid_choice": "请重新选择要导出的列"},
    )  # fmt: skip
    plain = forms.BooleanField(
        label="证件号码和手机号码不遮盖", required=False, help_text="只在确需完整号码时选，批准人会看到。"
    )
    reason = forms.CharField(
        label="用途", max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="如“制作2019年会员体检名单”，批准人会看到，并记入留痕。",
        error_messages={"required": "请写明导出名册的用途"},
    )  # fmt: skip

    def __init__(self, *told: Any, units: list[Unit], **more: Any) -> None:
        super().__init__(*told, **more)
        choices = [(str(unit.pk), str(unit)) for unit in units]
        self.fields["unit"] = forms.ChoiceField(
            label="工会", choices=choices, help_text="连同它的下级工会。", initial=choices[0][0] if choices else "",
            error_messages={"required": "请选择工会", "invalid_choice": "请重新选择您可以导出的工会"},
        )  # fmt: skip
        self.order_fields(["unit", "columns", "plain", "reason"])


class WordsForm(forms.Form):
    words = forms.CharField(
        label="审批意见", max_length=200, required=False, help_text="不批准时必须写明理由，申请人会看到。"
    )
