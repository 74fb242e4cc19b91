"""Finding or making people in sets, by the number they are known by."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from zhijia.base.errors import Refused
from zhijia.base.identity import identity_number, sex_and_birth
from zhijia.people.matching import initials
from zhijia.people.models import HOUSE, Account, Person, blind
from zhijia.people.terms import Document
from zhijia.people.writing import ids_by, upsert


def people_by_identity(named: Mapping[str, str]) -> dict[str, int]:
    """Identity number → person id, making those who are new. `named` gives each number's name.

    Whoever was merged into somebody is that somebody.
    """
    index = {number: blind(number) for number in named}
    known = ids_by(Person, "identity_index", list(index.values()))
    fresh = [number for number in named if index[number] not in known]
    if fresh:
        _make(fresh, named, index)
        known |= ids_by(Person, "identity_index", [index[number] for number in fresh])
    merged = dict(Person.objects.exclude(merged_into=None).values_list("pk", "merged_into_id"))
    found = {number: known[index[number]] for number in named}
    return {number: merged.get(pk, pk) for number, pk in found.items()} if merged else found


def _make(numbers: list[str], named: Mapping[str, str], index: Mapping[str, str]) -> None:
    """Somebody else may have made one of them meanwhile: theirs is kept."""
    blank = [""] * len(numbers)
    told = [sex_and_birth(number) for number in numbers]
    columns: dict[str, Sequence[Any]] = {
        "name": [named[number] for number in numbers],
        "initials": [initials(named[number])[:60] for number in numbers],
        "formers": blank,
        "document": ["resident"] * len(numbers),
        "sex": [sex for sex, _ in told],
        "birth": [birth for _, birth in told],
        "identity": numbers,
        "identity_index": [index[number] for number in numbers],
        "phone": blank,
        "phone_index": blank,
    }
    upsert(Person, columns, on="identity_index", keep=True)


@transaction.atomic
def enlist(
    name: str,
    *,
    identity: str = "",
    phone: str = "",
    document: str = Document.RESIDENT,
    sex: str = "",
    birth: date | None = None,
) -> Person:
    """Write one new person down. Somebody with this number is there already: refused, for the same number is the same person."""
    number = known_by(document, identity)
    if number and Person.objects.filter(identity_index=blind(number)).exists():
        raise Refused("这个证件号码已登记在另一人名下，请核对证件号码，或由工会办理合并")
    if number and document == Document.RESIDENT:
        sex, birth = sex_and_birth(number)
    return Person.objects.create(
        name=name, initials=initials(name)[:60], document=document, sex=sex, birth=birth,
        identity=number.rpartition(":")[2], identity_index=blind(number) if number else None,
        phone=phone, phone_index=blind(phone) if phone else "",
    )  # fmt: skip


def person_known_by(document: str, number: str) -> Person | None:
    """Who has this number; by the number of a row that was merged, whoever it was merged into."""
    found = (
        Person.objects.select_related("merged_into")
        .filter(identity_index=blind(known_by(document, number)))
        .first()
    )
    return (found.merged_into or found) if found else None


def known_by(document: str, number: str) -> str:
    """What a person is told apart by: kind of document and number; a resident's number needs no kind."""
    if not number:
        return ""
    return (
        identity_number(number) if document == Document.RESIDENT else f"{document}:{number.strip().upper()}"
    )


def house() -> Account:
    """Who acts when a clock does: an account nobody can sign in to."""
    found = Account.objects.filter(username=HOUSE).first()
    if found is None:
        found = Account.objects.create_account(HOUSE, name="系统")
        Account.objects.filter(pk=found.pk).update(is_active=False)
        found.refresh_from_db()
    return found
