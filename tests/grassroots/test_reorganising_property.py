"""Whatever is planned: the preview and the deed come to the same, or both are refused; and a preview leaves nothing."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.cast import NOW, build_district, hire
from tests.grassroots.plans import everything, join
from tests.orgs.deeds import SAID, assert_every_map_holds, employer, single
from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.base.errors import Refused
from zhijia.grassroots.models import Plan
from zhijia.grassroots.services import (
    add_employers,
    add_fresh,
    add_target,
    add_unit,
    approve_plan,
    hand_in,
    preview,
    propose,
    share_out,
    write_plan,
)
from zhijia.orgs.models import Cover, Employer, Unit
from zhijia.orgs.services import open_unit, relate
from zhijia.orgs.terms import OperationKind, UnitKind
from zhijia.people.models import Account, Membership

K = OperationKind
KINDS = [kind for kind in K if kind != K.OPEN] + [
    K.MERGE,
    K.SPLIT,
    K.REGROUP,
    K.MOVE,
] * 2  # the deeds that move most, more often
START = date(2010, 1, 1)
UNIONS = 6


@st.composite
def districts(draw):
    """Some unions under two towns or under each other, with employers, members and a sector union."""
    shape = [draw(st.integers(-2, n - 1)) for n in range(UNIONS)]
    places = [draw(st.integers(0, UNIONS - 1)) for _ in range(draw(st.integers(2, 5)))]
    heads = [draw(st.integers(0, 2)) for _ in range(UNIONS)]
    return shape, places, heads


@st.composite
def plans(draw):
    return {
        "kind": draw(st.sampled_from(KINDS)), "subjects": draw(st.lists(st.integers(0, UNIONS - 1), min_size=1, max_size=3, unique=True)),
        "targets": draw(st.lists(st.integers(0, UNIONS), min_size=1, max_size=2, unique=True)), "fresh": draw(st.booleans()),
        "on": START + timedelta(days=draw(st.integers(-30, 1500))), "rest": draw(st.integers(0, 1)),
    }  # fmt: skip


class PreviewIsTheDeed(TestCase):
    @settings(max_examples=12)
    @given(drawn=districts(), first=plans(), second=plans())
    def test_preview_equals_effect(self, drawn, first, second):
        district = build_district()
        self.limin, self.zhenghua = hire(district, "limin"), hire(district, "zhenghua")
        self.colleague = Account.objects.create_account("qianjin", name="钱进")
        give_post(self.colleague, unit=district.unit, role=Role.OFFICER, since=START, **SAID)
        units = self._lay(district, *drawn)
        for told in (first, second):
            self._one(units, told)
            assert_every_map_holds()
            assert not Membership.objects.filter(until=None, unit__closed_on__isnull=False).exists()

    def _lay(self, district, shape, places, heads):
        towns = {-2: district.chunjiang, -1: district.xuejia}
        units: list[Unit] = []
        for n, parent in enumerate(shape):
            units.append(single(f"第{n}工会", units[parent] if parent >= 0 else towns[parent], START))
        sector = open_unit("工具行业工联会", kind=UnitKind.SECTOR, parent=district.unit, on=START, **SAID)
        relate(units[0], sector=sector, on=START + timedelta(days=200), **SAID)
        for n, at in enumerate(places):
            place = employer(f"第{n}厂", district.chunjiang, units[at], START + timedelta(days=n))
            join(units[at], place, many=1, since=START + timedelta(days=100 * n + 1))
        for unit, many in zip(units, heads, strict=True):
            join(unit, many=many)
        return [*units, sector]

    def _one(self, units, told):
        plan = self._plan(units, told)
        before = everything()
        foretold = said = None
        try:
            foretold = preview(plan, by=self.limin, at=NOW)
        except Refused as refusal:
            said = str(refusal)
        assert everything() == before
        if foretold is None:
            with_refusal = self._carry(plan, "0" * 16)
            assert with_refusal == said
            assert everything() == before
            return
        self._carry(plan, foretold.seen)
        plan.refresh_from_db()
        counts = (plan.units_moved, plan.employers_moved, plan.members_moved)
        assert counts == (len(foretold.followers), len(foretold.employers), foretold.heads)
        self._really(plan, foretold)

    def _plan(self, units, told):
        standing = [Unit.objects.get(pk=units[n].pk) for n in told["subjects"]]
        plan = propose(told["kind"], standing[0], by=self.limin, at=NOW)
        kind = told["kind"]
        for one in standing[1:] if kind in (K.MERGE, K.REGROUP) else ():
            add_unit(plan, one)
        aims = [UNIONS] if kind in (K.RELATE, K.PART) else told["targets"]
        for n in aims if kind not in (K.CLOSE, K.RENAME) else ():
            add_target(plan, units[n])
        if kind == K.SPLIT or (told["fresh"] and kind == K.MERGE):
            add_fresh(plan, name=f"新设{plan.pk}工会", kind=UnitKind.SINGLE)
        if kind == K.REGROUP:
            covered = Cover.objects.filter(unit__in=standing, until=None)
            add_employers(plan, list(Employer.objects.filter(covers__in=covered)))
        name = {"name": f"改名{plan.pk}工会"} if kind == K.RENAME else {}
        write_plan(plan, on=told["on"], why="理顺", **name)
        plan.refresh_from_db()
        targets = list(plan.targets.all())
        if kind == K.SPLIT and targets:
            share_out(plan, units={}, employers={}, rest=targets[told["rest"] % len(targets)])
        return plan

    def _carry(self, plan, seen):
        """Handed in and approved; the sentence when it is refused."""
        try:
            hand_in(plan, seen=seen, by=self.limin, at=NOW)
            plan.matter.refresh_from_db()
            by = self.zhenghua if plan.matter.awaits == "unions.reorganise" else self.colleague
            approve_plan(plan.matter, by=by, at=NOW, document="常新工组〔2019〕12号", seen=seen)
        except Refused as refusal:
            return str(refusal)
        return ""

    def _really(self, plan, foretold):
        """The counts are of rows, not of words."""
        plan = Plan.objects.select_related("operation").get(pk=plan.pk)
        assert plan.operation.kind == plan.kind
        passed = Membership.objects.filter(reason=plan.document, since=plan.on, began="regrouped")
        assert passed.count() >= foretold.heads
        for name, _, now in foretold.employers:
            there = Cover.objects.filter(employer__name=name, until=None).first()
            assert (there.unit.name if there else "") == now
