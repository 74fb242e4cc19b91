"""The cells of the year's survey that no record fills, as one form of one union."""

from typing import Any

from django import forms

from zhijia.grassroots.checking.survey import ASKED, Cells, Item

FLAG = (("", "待填"), ("1", "有"), ("0", "无"))
MOST = 10_000_000


class SurveyForm(forms.Form):
    """An empty cell stays open: nobody is made to guess."""

    def __init__(self, *args: Any, cells: Cells, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in ASKED:
            self.fields[item.code] = _flag(item) if item.flag else _number(item)
            self.initial.setdefault(item.code, cells.get(item.code))

    @property
    def told(self) -> dict[str, int | None]:
        said = self.cleaned_data
        return {item.code: None if said[item.code] in ("", None) else int(said[item.code]) for item in ASKED}


def _label(item: Item) -> str:
    return f"{item.code} {item.label.removeprefix('其中：')}"


def _flag(item: Item) -> forms.Field:
    return forms.ChoiceField(label=_label(item), choices=FLAG, required=False)


def _number(item: Item) -> forms.Field:
    wrong = {
        "invalid": f"{item.cell}请填整数",
        "min_value": f"{item.cell}不能小于 0，请核对",
        "max_value": f"{item.cell}过大，请核对",
    }
    return forms.IntegerField(
        label=_label(item), required=False, min_value=0, max_value=MOST, error_messages=wrong,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
