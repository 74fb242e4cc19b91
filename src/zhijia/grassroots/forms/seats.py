"""Forms of seats taken and left between two elections."""

from typing import Any

from django import forms

from zhijia.grassroots.services import Recall
from zhijia.grassroots.terms import Leaving, Office
from zhijia.ledger.forms import day_field

from .elections import NomineeForm, count_field


class LeaveForm(forms.Form):
    until = day_field("卸任日期")
    how = forms.ChoiceField(
        label="卸任原因", choices=Leaving.choices, widget=forms.RadioSelect, error_messages={"required": "请选择卸任原因"}
    )  # fmt: skip
    basis = forms.CharField(
        label="依据", max_length=80, required=False,
        help_text="会议纪要或批复的文号；任期未满调动主席、副主席的必须填写。",
    )  # fmt: skip
    recall_entitled = count_field("全体会员或者代表人数（罢免时填写）", required=False)
    recall_votes = count_field("赞成罢免的票数（罢免时填写）", required=False)

    @property
    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        told = dict(self.cleaned_data)
        recall = Recall(told.pop("recall_votes"), told.pop("recall_entitled"))
        return {**told, "how": Leaving(told["how"]), "recall": recall}


class TakeForm(NomineeForm):
    """Somebody of the roll, elected to what is vacant."""

    office = forms.ChoiceField(
        label="职务", choices=[(one.value, one.label) for one in Office if one != Office.ORGANISER]
    )
    full_time = forms.BooleanField(label="专职", required=False)
    since = day_field("到任日期")
    basis = forms.CharField(
        label="依据", max_length=80, help_text="上级批复补选结果的文号，或者会议纪要。",
        error_messages={"required": "请填写补选的依据"},
    )  # fmt: skip
