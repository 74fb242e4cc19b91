"""Whatever two persons have, after a merge nobody may see or do what neither side allowed, and undoing leaves no trace.

Posts, memberships, matters and accounts fall as they may. What may be seen and done is asked of the rules themselves: posts
over every unit, matters in the lists and their moves, the roll, the full number. The two persons are one human being: who
could see the one may see the other afterwards; nobody else gains anything.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.cast import FOUNDED, NOW
from zhijia.access.authority import Authority
from zhijia.access.services import give_post
from zhijia.access.terms import Permission, Role
from zhijia.base.errors import Refused
from zhijia.base.identity import check_digit
from zhijia.cards.services import KIND
from zhijia.joining.queries.belonging import members_for
from zhijia.joining.queries.seeing import members_of
from zhijia.matters.flows import Applicant, flows
from zhijia.matters.models import Matter
from zhijia.matters.rules import Standing, may_see
from zhijia.matters.services import open_matter
from zhijia.orgs.models import Unit
from zhijia.people.models import Account, Membership, Merge, Person
from zhijia.people.services import admit, end, enlist, merge, transfer, undo
from zhijia.people.services.merging import columns
from zhijia.people.terms import Ending

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
SAID = {"by": "测试", "at": NOW}
FIRST17 = "32041119760302"
PLACES = ("plant_union", "chunjiang", "xuejia", "benniu")
ROLES = (Role.GRASSROOTS, Role.TOWN, Role.OFFICER, Role.CASHIER, Role.MEMBER)
PLACE = st.sampled_from(PLACES)
LIFE = st.lists(
    st.tuples(st.sampled_from(["admit", "transfer", "leave", "die"]), PLACE, st.integers(0, 60)), max_size=4
)
SIDE = st.fixed_dictionaries({
    "life": LIFE, "number": st.sampled_from(["", "2", "2", "3"]), "phone": st.sampled_from(["", "13800000001", "13800000002"]),
    "account": st.sampled_from(["none", "open", "open", "closed"]), "posts": st.lists(st.tuples(PLACE, st.sampled_from(ROLES)), max_size=2),
    "matters": st.lists(st.tuples(PLACE, st.booleans()), max_size=2),
})  # fmt: skip
CHOICE = st.tuples(st.booleans(), st.booleans())


@dataclass(frozen=True)
class Side:
    person: Person
    account: Account | None


def lead(district, person, life) -> None:
    """Deeds in any order; what the rules refuse is left out."""
    for deed, place, month in life:
        on, unit = date(2013, 1, 1) + timedelta(days=30 * month), getattr(district, place)
        try:
            with transaction.atomic():
                if deed == "admit":
                    admit(person, unit=unit, since=on, **SAID)
                elif deed == "transfer":
                    transfer(person, to=unit, on=on, **SAID)
                else:
                    end(person, how=Ending.DIED if deed == "die" else Ending.LEFT, on=on, reason="", **SAID)
        except Refused:
            continue


def build(district, n, told) -> Side:
    number = f"{FIRST17}21{told['number']}" if told["number"] else ""
    person = enlist(f"某{n}", identity=number + check_digit(number) if number else "", phone=told["phone"])
    lead(district, person, told["life"])
    account = None
    if told["account"] != "none":
        account = Account.objects.create_account(f"side{n}", name=f"某{n}")
        Account.objects.filter(pk=account.pk).update(person=person, is_active=told["account"] == "open")
        account.refresh_from_db()
        for place, role in dict.fromkeys(told["posts"]):
            give_post(account, unit=getattr(district, place), role=role, since=FOUNDED, **SAID)
    for place, numbered in told["matters"]:
        unit = getattr(district, place)
        one = open_matter(
            KIND, title="专项补贴", applicant=person, unit=unit, by=account or officer(district), at=NOW
        )
        if numbered:
            Matter.objects.filter(pk=one.pk).update(
                number=f"T-{one.pk}", state="review", desk=unit, awaits=Permission.CARDS_REVIEW
            )
    return Side(person, account)


def officer(district) -> Account:
    return Account.objects.get(username="district")


def allowed(account: Account, same: dict[int, int]) -> set[tuple]:
    """All that the account may see and do today. `same` names the two persons alike: they are one human being."""
    account = Account.objects.get(pk=account.pk)
    if not account.is_active:
        return set()  # signs in no more
    authority, found = Authority(account, TODAY), set()
    for unit in Unit.objects.all():
        found |= {("over", unit.pk, permission) for permission in authority.over(unit)}
    matters = list(Matter.objects.select_related("unit", "desk", "applicant"))
    standing = Standing(account, TODAY).learn(matters)
    for one in matters:
        found |= {("sees", one.pk)} if may_see(account, one, on=TODAY) else set()
        found |= {("moves", one.pk, move.verb) for move in standing.open_to(one)}
    for person in members_of(account, on=TODAY).values_list("person", flat=True):
        found.add(("member", same.get(person, person)))
    for permission in (Permission.PEOPLE_REVEAL, Permission.MEMBERS_HANDLE, Permission.MEMBERS_MERGE):
        persons = members_for(account, permission, on=TODAY).values_list("pk", flat=True)
        found |= {(permission, same.get(pk, pk)) for pk in persons}
    return found


def everything() -> dict:
    found = {}
    for model in {*(model for model, _ in columns()), Person, Account, Membership}:
        for row in model._base_manager.values():
            found[model._meta.label, row["id"]] = row
    return found


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(SIDE, SIDE, CHOICE)
def test_nobody_gains_and_undoing_restores(district, one, two, choice):
    with transaction.atomic():
        tell(district, (one, two), *choice)
        transaction.set_rollback(True)


def tell(district, lives, first_stays, first_is_right) -> None:
    bystanders = crew(district)
    sides = [build(district, n, life) for n, life in enumerate(differing(*lives))]
    kept, gone = sides if first_stays else sides[::-1]
    same = {gone.person.pk: kept.person.pk}
    theirs = [side.account for side in sides if side.account]
    before = {account.pk: allowed(account, same) for account in (*bystanders, *theirs)}
    own = {account.pk: own_of(kept) | own_of(gone) for account in theirs}
    rows = everything()
    right = (kept if first_is_right else gone).person
    said = {"reason": "同一人", "by": bystanders[0], "at": NOW}
    try:
        made = merge(kept.person, gone.person, undo_until=TODAY, right=right, **said)
    except Refused as refusal:
        event(str(refusal)[:12])
        assert everything() == rows
        assert not Merge.objects.exists()
        return
    event("merged")
    for account in (*bystanders, *theirs):
        assert allowed(account, same) - before[account.pk] - own.get(account.pk, set()) == set()
    if kept.account and gone.account:
        assert allowed(gone.account, same) == set()
    assert Membership.objects.filter(until=None).count() <= 1
    assert not Membership.objects.exclude(sex=F("person__sex")).exists()
    undo(made, by=bystanders[0], at=NOW)
    assert everything() == rows
    assert {account.pk: allowed(account, same) for account in (*bystanders, *theirs)} == before


def differing(one, two):
    """The same number is the same person, and is never written down twice."""
    return (one, two | {"number": ""}) if one["number"] == two["number"] else (one, two)


def own_of(side: Side) -> set[tuple]:
    """What the person's own account may see and do as the applicant, whether there is one or not."""
    mine = list(Matter.objects.filter(applicant=side.person))
    moves = {
        ("moves", one.pk, move.verb)
        for one in mine
        for move in flows[one.kind].moves
        if isinstance(move.who, Applicant)
    }
    return {("sees", one.pk) for one in mine} | moves


def crew(district) -> list[Account]:
    """Officers who are neither of the two: of the district, of both towns, of the union."""
    told = [
        ("district", "unit", Role.OFFICER),
        ("town", "chunjiang", Role.TOWN),
        ("other", "xuejia", Role.TOWN),
        ("union", "plant_union", Role.GRASSROOTS),
    ]
    made = []
    for username, place, role in told:
        account = Account.objects.create_account(username, name=username)
        give_post(account, unit=getattr(district, place), role=role, since=FOUNDED, **SAID)
        made.append(account)
    return made


IDLE = {"life": [], "number": "", "phone": "", "account": "open", "posts": [], "matters": []}


def test_the_check_itself_sees_what_it_should(district):
    """A negative control: were the post handed over with the row, the property above would not hold."""
    crew(district)
    kept, gone = (
        build(district, n, IDLE | {"posts": posts}) for n, posts in enumerate([[], [("xuejia", Role.TOWN)]])
    )
    same = {gone.person.pk: kept.person.pk}
    before = allowed(kept.account, same)

    gone.account.posts.update(account=kept.account)

    assert ("over", district.xuejia.pk, Permission.AID_REVIEW) in allowed(
        kept.account, same
    ) - before - own_of(gone)
