"""The officer's answer to a doubt."""

from datetime import date
from typing import Any

from django import forms

from zhijia.people.models import Person

from ..queries.doubts import Side, person_of
from ..terms import DoubtKind, DoubtState

CHOICES: dict[str, tuple[DoubtState, ...]] = {
    DoubtKind.ELSEWHERE: (DoubtState.MOVED, DoubtState.KEPT),
    DoubtKind.CANDIDATE: (DoubtState.SAME, DoubtState.MOVED, DoubtState.NEW, DoubtState.DROPPED),
    DoubtKind.TWICE: (DoubtState.NEW, DoubtState.DROPPED),
    DoubtKind.NAMES: (DoubtState.SAME, DoubtState.MOVED, DoubtState.DROPPED),
    DoubtKind.DATES: (DoubtState.SAME, DoubtState.KEPT),
}
LABELS = {
    DoubtState.SAME: "是同一人", DoubtState.NEW: "是另一人，另立", DoubtState.MOVED: "会籍转来", DoubtState.KEPT: "会籍不动",
    DoubtState.DROPPED: "不要这一行",
}  # fmt: skip
KEYS = {
    DoubtState.SAME: "A",
    DoubtState.MOVED: "T",
    DoubtState.NEW: "B",
    DoubtState.KEPT: "B",
    DoubtState.DROPPED: "D",
}
TONES = {DoubtState.SAME: "ok", DoubtState.MOVED: "ok", DoubtState.DROPPED: "bad"}


class DoubtForm(forms.Form):
    """Only the answers that this doubt can have; a day only where one may be needed."""

    same_as = forms.TypedChoiceField(label="与哪一位", required=False, coerce=int, empty_value=None)
    on = forms.DateField(
        label="自哪一天起", required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "日期请写成 2018-07-12 的样子"},
    )  # fmt: skip
    words = forms.CharField(label="说明", required=False, max_length=100)
    how = forms.ChoiceField(
        label="决定", error_messages={"required": "请选择一个决定", "invalid_choice": "请选择一个决定"}
    )

    def __init__(self, *args: Any, kind: str, sides: list[Side], day: date | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = {person.pk: person for side in sides if (person := person_of(side.candidate))}
        moves = any(side.elsewhere for side in sides)
        self.answers = [how for how in CHOICES[kind] if how != DoubtState.MOVED or moves]
        self.fields["how"].choices = [(how, LABELS[how]) for how in self.answers]  # type: ignore[attr-defined]
        self.fields["same_as"].choices = [(pk, str(person)) for pk, person in self.people.items()]  # type: ignore[attr-defined]
        self.fields["on"].initial = day
        if len(self.people) <= 1:
            del self.fields["same_as"]
        if not moves and kind != DoubtKind.DATES:
            del self.fields["on"]

    @property
    def options(self) -> list[dict[str, str]]:
        return [
            {"value": how.value, "label": LABELS[how], "key": KEYS[how], "tone": TONES.get(how, "")}
            for how in self.answers
        ]

    @property
    def asked(self) -> list[Any]:
        return [self[name] for name in ("same_as", "on", "words") if name in self.fields]

    def same_person(self) -> Person | None:
        """The one chosen; of a single candidate nobody need be chosen."""
        chosen = self.cleaned_data.get("same_as") or next(iter(self.people), None)
        return self.people.get(chosen) if chosen else None
