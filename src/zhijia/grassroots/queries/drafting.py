"""What an officer has begun or got back, and what they may pick when they write it."""

from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.grassroots.models import Establishment, Plan
from zhijia.grassroots.rules import FOUNDING, REORGANISE, WRITABLE
from zhijia.matters.models import Matter
from zhijia.orgs.models import Cover, Employer, Unit
from zhijia.orgs.queries import children_since, lasting
from zhijia.orgs.terms import OperationKind, UnitKind
from zhijia.people.models import Account

GUIDED = (OperationKind.RELATE, OperationKind.PART)


def reach(account: Account, *, on: date) -> QuerySet[Unit]:
    """Open unions for which this officer may ask."""
    return units_for(account, Permission.UNIONS_APPLY, on=on).open_on(on).order_by("path")  # type: ignore[attr-defined,no-any-return]


def get_unit(account: Account, pk: int, *, on: date) -> Unit:
    return get_object_or_404(reach(account, on=on), pk=pk)


def _mine(account: Account, on: date) -> Q:
    units = units_for(account, Permission.UNIONS_APPLY, on=on)
    return Q(matter__unit__in=units, matter__state__in=WRITABLE)


def get_establishment(account: Account, pk: int, *, on: date) -> Establishment:
    """One that may still be written, by whoever may ask for a union there; or the same 404."""
    rows = Establishment.objects.filter(_mine(account, on)).select_related("matter__unit")
    return get_object_or_404(rows, pk=pk)


def get_plan(account: Account, pk: int, *, on: date) -> Plan:
    return get_object_or_404(Plan.objects.filter(_mine(account, on)).select_related("matter__unit"), pk=pk)


def begun(account: Account, *, on: date) -> QuerySet[Matter]:
    """Drafts, what came back, and what waits for an answer, of the unions for which this officer may ask."""
    units = units_for(account, Permission.UNIONS_APPLY, on=on)
    rows = Matter.objects.filter(kind__in=(FOUNDING, REORGANISE), unit__in=units).open()
    return rows.select_related("unit", "desk", "establishment", "plan", "entered_by").order_by(
        "-opened_at", "-pk"
    )


def named(rows: QuerySet[Unit], words: str) -> QuerySet[Unit]:
    return rows.filter(Q(name__icontains=words) | Q(short__icontains=words) | Q(code__startswith=words))


def possible_units(plan: Plan, account: Account, *, on: date) -> QuerySet[Unit]:
    """To whom it may be done: unions for which the officer may ask, and not yet named."""
    named_already = plan.units.filter(target=None).values("unit")
    return reach(account, on=on).exclude(pk__in=named_already)


def possible_targets(plan: Plan, *, on: date) -> QuerySet[Unit]:
    """Open unions of the same district; only sector unions guide, and only who guides can end it."""
    rows = Unit.objects.under(_district(plan.matter.unit)).open_on(on).order_by("path")
    subjects = plan.units.filter(target=None).values("unit")
    if plan.kind in GUIDED:
        rows = rows.filter(kind=UnitKind.SECTOR)
    if plan.kind == OperationKind.PART:
        rows = rows.filter(guided__unit__in=subjects, guided__until=None)
    taken = plan.targets.exclude(unit=None).values("unit")
    return rows.exclude(pk__in=subjects).exclude(pk__in=taken)


def _district(unit: Unit) -> Unit:
    above = [int(pk) for pk in unit.path.strip("/").split("/")]
    found = Unit.objects.filter(pk__in=above)
    return found.filter(kind=UnitKind.DISTRICT).first() or found.order_by("path").first() or unit


def possible_employers(plan: Plan) -> QuerySet[Cover]:
    """Whom the unions of the plan cover now, and who is not yet named."""
    covers = Cover.objects.filter(until=None, unit__in=plan.units.filter(target=None).values("unit"))
    left = covers.exclude(employer__in=plan.employers.values("employer"))
    return left.select_related("employer", "unit").order_by("employer__name", "pk")


def children_to_share(plan: Plan, unit: Unit) -> QuerySet[Unit]:
    assert plan.on is not None  # noqa: S101  (the page asks for the day first)
    return children_since(unit, on=plan.on)


def employers_to_cover(
    establishment: Establishment, account: Account, words: str, *, on: date
) -> QuerySet[Employer]:
    """Employers of towns within the officer's reach; who covers one now is told beside it."""
    towns = units_for(account, Permission.UNIONS_APPLY, on=on)
    rows = Employer.objects.filter(Q(town__in=towns) | Q(covers__unit__in=towns, covers__until=None))
    told = rows.filter(Q(name__icontains=words) | Q(uscc__startswith=words.upper()))
    left = told.exclude(pk__in=establishment.employers.values("employer")).distinct()
    return left.order_by("name")


def towns_to_register_in(establishment: Establishment, account: Account, *, on: date) -> QuerySet[Unit]:
    """The towns of the same district in which this officer may bring in a register."""
    towns = units_for(account, Permission.REGISTERS_IMPORT, on=on).open_on(on)  # type: ignore[attr-defined]
    district = _district(establishment.matter.unit)
    found: QuerySet[Unit] = (
        towns.under(district).filter(kind__in=(UnitKind.TOWN, UnitKind.ZONE)).order_by("code", "pk")
    )
    return found


def covering(employers: QuerySet[Employer] | list[Employer], *, on: date) -> dict[int, Unit]:
    """Which union covers each, that day or from a later one."""
    covers = (
        Cover.objects.filter(lasting(on), employer__in=employers).select_related("unit").order_by("since")
    )
    return {one.employer_id: one.unit for one in covers}
