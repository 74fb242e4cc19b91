"""From somebody who came by themselves, known by a phone only, to a person known by a document."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.identity import sex_and_birth
from zhijia.people.matching import initials
from zhijia.people.models import Account, Person, blind
from zhijia.people.terms import Document

from .identity import enlist, known_by

TAKEN = "这个手机号码已有账号，请直接登录；忘记密码请联系所在单位工会，或拨打 12351"


def account_of_phone(phone: str) -> Account | None:
    return Account.objects.filter(person__phone_index=blind(phone), person__merged_into=None).first()


@transaction.atomic
def open_account(name: str, *, phone: str, password: str, at: datetime) -> Account:
    """A person known by name and phone only, and their way to sign in. One account a phone, by the database's own word."""
    if account_of_phone(phone):
        raise Refused(TAKEN)
    person = enlist(name, phone=phone)
    try:
        with transaction.atomic():
            account = Account.objects.create_account(f"m{blind(phone)}", name=name[:40], password=password)
    except IntegrityError:
        raise Refused(TAKEN) from None
    Account.objects.filter(pk=account.pk).update(person=person)
    account.refresh_from_db()
    note("people.account.opened", f"account:{account.pk}", by=account, at=at, facts={"person": person.pk})
    return account


@transaction.atomic
def identify(
    person: Person, *, name: str, document: str, number: str, by: object, at: datetime,
    sex: str = "", birth: date | None = None,
) -> Person:  # fmt: skip
    """Write down by which document a person is known from now on. Whoever has it already is the same person: refused."""
    known = known_by(document, number)
    if document == Document.RESIDENT:
        sex, birth = sex_and_birth(known)
    said = {"name": name, "initials": initials(name)[:60], "document": document, "sex": sex, "birth": birth}
    said |= {"identity": known.rpartition(":")[2], "identity_index": blind(known)}
    try:
        with transaction.atomic():
            Person.objects.filter(pk=person.pk).update(**said)
    except IntegrityError:
        raise Refused("这个证件号码刚刚登记在另一人名下，请刷新页面，核对是否同一人后再办") from None
    person.refresh_from_db()
    note("people.person.identified", f"person:{person.pk}", by=by, at=at, facts={"document": document})
    return person


@transaction.atomic
def reach(person: Person, *, phone: str, by: object, at: datetime) -> None:
    """The number they gave last is the one they are reached by, and sign in with."""
    if person.phone == phone:
        return
    Person.objects.filter(pk=person.pk).update(phone=phone, phone_index=blind(phone))
    note("people.phone.changed", f"person:{person.pk}", by=by, at=at)
