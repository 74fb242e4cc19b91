from datetime import date
from typing import Any

from django import forms

from zhijia.base.errors import Refused
from zhijia.base.identity import identity_number
from zhijia.grassroots.models import Election, Nominee
from zhijia.grassroots.services.elections import Votes
from zhijia.grassroots.terms import AUDIT, COMMITTEE, STOOD_FOR, Office
from zhijia.ledger.forms import day_field
from zhijia.matters.forms import DecisionForm
from zhijia.orgs.models import Unit
from zhijia.people.models import Person, blind
from zhijia.people.queries import voters

NUMBERED = ("approve", "confirm")
MOST = 1_000_000


def count_field(label: str, **more: Any) -> forms.IntegerField:
    told = {"required": f"请填写{label}", "invalid": "请填写整数，如 52", "min_value": "不能是负数，请改正"}
    return forms.IntegerField(
        label=label, min_value=0, max_value=MOST, error_messages=told,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}), **more,
    )  # fmt: skip


class AnswerForm(DecisionForm):
    """What the superior says; a yes has a number."""

    document = forms.CharField(label="批复文号（同意时填写）", max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].label = "意见（下级工会可见）"
        if not any(move.verb in NUMBERED for move in self.moves):
            del self.fields["document"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("decision") in NUMBERED and not said.get("document", "").strip():
            self.add_error("document", "批复须有文号，请填写批复文号后再提交")
        return said


class RequestForm(forms.Form):
    """换届请示: when and how the union means to elect."""

    planned_on = day_field("拟召开日期")
    congress = forms.TypedChoiceField(
        label="大会形式", coerce=lambda value: value == "yes", widget=forms.RadioSelect,
        choices=[("no", "会员大会"), ("yes", "会员代表大会")], error_messages={"required": "请选择大会形式"},
    )  # fmt: skip
    years = count_field("新一届任期（年）")
    seats_committee = count_field("委员名额", help_text="含主席、副主席，须为单数。")
    seats_audit = count_field("经审委员名额")
    party_opinion = forms.CharField(
        label="同级党组织意见", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请填写同级党组织对换届的意见"},
    )  # fmt: skip

    @classmethod
    def of(cls, data: Any, election: Election | None, *, years: int) -> "RequestForm":
        if election is None:
            return cls(data, initial={"years": years, "congress": "no"})
        told = {name: getattr(election, name) for name in cls.base_fields}
        return cls(data, initial=told | {"congress": "yes" if election.congress else "no"})


class EntitledForm(forms.Form):
    """How many may vote: all members of full standing, or the delegates they elected."""

    entitled = count_field("应到人数")


class NomineeForm(forms.Form):
    """Somebody of the roll, by name; where two have it, by number as well."""

    name = forms.CharField(
        label="姓名", max_length=60, error_messages={"required": "请填写候选人姓名"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    identity = forms.CharField(
        label="身份证号", max_length=30, required=False, help_text="本工会有同名会员时填写。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    office = forms.ChoiceField(label="拟任职务", choices=[(one.value, one.label) for one in STOOD_FOR])
    relative = forms.BooleanField(label="是单位主要负责人的近亲属", required=False)
    manager = forms.BooleanField(label="是行政主要负责人（含副职）或合伙人", required=False)
    personnel = forms.BooleanField(label="是人力资源部门负责人", required=False)
    foreign = forms.BooleanField(label="是外籍职工", required=False)

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.on = unit, on

    def clean(self) -> dict[str, Any]:
        """Only voters are found: whoever is retained, or somebody else's member, is nobody here."""
        said = super().clean() or {}
        name, number = said.pop("name", "").strip(), said.pop("identity", "").strip()
        if not name:
            return said
        may_vote = voters(self.unit, self.on).values("person")
        found = Person.objects.filter(name=name, pk__in=may_vote)
        if number:
            told = self._number(number)
            if not told:
                return said
            found = found.filter(identity_index=blind(told))
        people = list(found[:2])
        if len(people) == 1:
            return said | {"person": people[0]}
        if people:
            self.add_error("identity", f"本工会有多位{name}，请填写身份证号")
        else:
            self.add_error(
                "name",
                f"本工会的在册会员中没有{name}（保留会籍的没有被选举权），请核对姓名，或先办理入会、接转",
            )
        return said

    def _number(self, text: str) -> str:
        try:
            return identity_number(text)
        except Refused as refusal:
            self.add_error("identity", str(refusal))
            return ""


class ResultForm(forms.Form):
    """What the meeting came to: the figures, then each candidate's votes, and the office of each who is in."""

    held_on = day_field("大会日期")
    entitled = count_field("应到人数")
    attended = count_field("实到人数")
    issued = count_field("发出选票")
    returned = count_field("收回选票")
    secret = forms.BooleanField(label="无记名投票", required=False)

    def __init__(self, *args: Any, nominees: list[Nominee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nominees = nominees
        for one in nominees:
            offices = AUDIT if one.audit else COMMITTEE
            self.fields[f"votes_{one.pk}"] = count_field(f"{one.person.name}：得票")
            self.fields[f"again_{one.pk}"] = count_field(f"{one.person.name}：另行选举得票", required=False)
            self.fields[f"office_{one.pk}"] = forms.ChoiceField(
                label=f"{one.person.name}：职务", choices=[(office.value, office.label) for office in offices]
            )

    @classmethod
    def of(cls, data: Any, election: Election, nominees: list[Nominee]) -> "ResultForm":
        names = ("held_on", "entitled", "attended", "issued", "returned", "secret")
        told: dict[str, Any] = {name: getattr(election, name) for name in names}
        for one in nominees:
            told |= {
                f"votes_{one.pk}": one.votes,
                f"again_{one.pk}": one.again,
                f"office_{one.pk}": one.office,
            }
        return cls(data, initial=told, nominees=nominees)

    @property
    def figures(self) -> list[forms.BoundField]:
        return [self[name] for name in ("held_on", "entitled", "attended", "issued", "returned", "secret")]

    @property
    def lines(self) -> list[tuple[Nominee, list[forms.BoundField]]]:
        """Each candidate with the fields of their own."""
        return [
            (one, [self[f"{name}_{one.pk}"] for name in ("votes", "again", "office")])
            for one in self.nominees
        ]

    @property
    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        told = dict(self.cleaned_data)
        votes = {
            one.pk: Votes(told.pop(f"votes_{one.pk}"), told.pop(f"again_{one.pk}"), Office(told.pop(f"office_{one.pk}")))
            for one in self.nominees
        }  # fmt: skip
        return {**told, "votes": votes}


class DelayForm(forms.Form):
    to = day_field("申请延期至")
    reason = forms.CharField(
        label="延期理由", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明延期的理由"},
    )  # fmt: skip
