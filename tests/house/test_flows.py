"""Every flow of the house is sound on paper and in the kernel: whoever joins with a flow of their own is judged here too."""

import re
from dataclasses import replace
from string import Formatter

import pytest

from tests.cast import CHENJING, FOUNDED, NOW, refuses
from tests.house.source import HALF_WIDTH
from zhijia.access.services import give_post
from zhijia.access.terms import GRANTS, Permission, Role
from zhijia.matters.flows import Applicant, AtDesk, Clock, Holding, flows
from zhijia.matters.models import Matter, Step, Stop
from zhijia.matters.queries import hint
from zhijia.matters.rules import DECIDED, KIN, OWN, TWICE, Standing
from zhijia.matters.services import declare_tie, take
from zhijia.matters.terms import BOUNCE, QUEUE, SETTLE, UNQUEUE, StopState
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account, Person, blind
from zhijia.rulebook.calendar import WORKDAYS
from zhijia.rulebook.queries import rule_row

FLOWS = sorted(flows)
REVIEW = "review"
ASCII_MARKS = re.compile(r"[,;:!?()]")
RELATIVE = "320411198001011252"


def moves(kind):
    return flows[kind].moves


def pairs(kind):
    return [(move.verb, source) for move in moves(kind) for source in move.sources.split()]


def limits(flow, matter):
    """Every rule that limits a step: along the route, and where it waits."""
    return {one.limit for one in (*flow.route(matter), *flow.waits.values()) if one.limit}


# on paper


def test_there_is_more_than_one_flow():
    assert {"aid", "subsidy"} <= set(flows)
    assert len({flow.prefix for flow in flows.values()}) == len(flows)


@pytest.mark.parametrize("kind", FLOWS)
def test_every_state_is_reached_and_every_end_has_a_name(kind):
    flow = flows[kind]

    assert flow.reachable() == set(flow.states)
    assert flow.endings
    assert all(flow.states[state] for state in flow.states)
    assert {state for move in flow.moves for state in (*move.sources.split(), *move.targets.split())} == set(
        flow.states
    )


@pytest.mark.parametrize("kind", FLOWS)
def test_from_every_state_an_end_is_reached(kind):
    flow = flows[kind]
    ends = set(flow.endings)
    for _ in flow.states:
        ends |= {
            source
            for move in flow.moves
            if ends & set(move.targets.split())
            for source in move.sources.split()
        }

    assert set(flow.states) - ends == set()


@pytest.mark.parametrize("kind", FLOWS)
def test_a_choice_is_given_where_there_is_one_and_only_there(kind):
    assert [
        move.verb for move in moves(kind) if (len(move.targets.split()) > 1) != (move.choose is not None)
    ] == []


@pytest.mark.parametrize("kind", FLOWS)
def test_a_verb_means_one_thing_in_one_state(kind):
    assert len(pairs(kind)) == len(set(pairs(kind)))


@pytest.mark.parametrize("kind", FLOWS)
def test_who_moves_is_known(kind):
    for move in moves(kind):
        assert isinstance(move.who, Applicant | AtDesk | Clock | Holding), move.verb
        if isinstance(move.who, Holding):
            assert move.who.permission in Permission.values, move.verb
    assert set(flows[kind].permissions) <= set(Permission.values)
    assert flows[kind].view in Permission.values


@pytest.mark.parametrize("kind", FLOWS)
def test_judging_and_paying_are_never_the_applicants_own(kind):
    assert [
        move.verb for move in moves(kind) if (move.decides or move.money) and isinstance(move.who, Applicant)
    ] == []
    assert [
        move.verb for move in moves(kind) if move.submits and not isinstance(move.who, Applicant | Holding)
    ] == []


@pytest.mark.parametrize("kind", FLOWS)
def test_what_pays_has_the_four_verbs_of_payments(kind):
    paying = {move.verb for move in moves(kind) if move.money}
    assert paying in (set(), {QUEUE, UNQUEUE, SETTLE, BOUNCE})
    assert [move.verb for move in moves(kind) if move.money and move.decides] == []


@pytest.mark.parametrize("kind", FLOWS)
def test_no_role_both_decides_and_pays(kind, district):
    deciding = deciding_permissions(flows[kind], bare(flows[kind], district))
    paying = {move.who.permission for move in moves(kind) if move.money}

    assert [
        role for role, granted in GRANTS.items() if deciding & set(granted) and paying & set(granted)
    ] == []
    assert Role.LEADER not in [role for role, granted in GRANTS.items() if paying & set(granted)]


def deciding_permissions(flow, matter):
    """What a judge holds: of each desk on the route, and of each judgement made by a permission of its own."""
    own = {move.who.permission for move in flow.moves if move.decides and isinstance(move.who, Holding)}
    return own | {stop.permission for stop in flow.route(matter)}


@pytest.mark.parametrize("kind", FLOWS)
def test_labels_are_chinese_with_full_width_marks(kind):
    flow = flows[kind]
    words = [
        flow.title, *flow.states.values(), *flow.hints.values(), *(label for label, _ in flow.tail),
        *(move.label for move in flow.moves), *(move.says for move in flow.moves), *(wait.label for wait in flow.waits.values()),
    ]  # fmt: skip

    assert [text for text in words if HALF_WIDTH.search(text)] == []
    assert [text for text in words if ASCII_MARKS.search(re.sub(r"\{[^}]*\}", "", text))] == []
    assert [move.verb for move in flow.moves if not move.label] == []


@pytest.mark.parametrize("kind", FLOWS)
def test_waits_hints_and_the_bar_speak_of_known_states(kind):
    flow = flows[kind]

    assert set(flow.waits) | set(flow.hints) | {
        state for _, states in flow.tail for state in states.split()
    } <= set(flow.states)
    open_to_many = {move.sources for move in flow.moves if not isinstance(move.who, Applicant)}
    lonely = [
        state
        for state in " ".join(open_to_many).split()
        if state != REVIEW and not getattr(flow.waits.get(state), "permission", "")
    ]
    assert lonely == [], "等办理单位的状态须在 waits 中写明岗位，否则收件箱里没有它"
    assert {wait.permission for wait in flow.waits.values() if wait.permission} <= set(flow.permissions)


@pytest.mark.parametrize("kind", FLOWS)
def test_nobody_is_told_of_a_day_or_a_desk_that_there_is_not(kind):
    """“请在 None 前补交” would be the sentence."""
    flow = flows[kind]
    for move in flow.moves:
        asked = {name for _, name, _, _ in Formatter().parse(move.says) if name}
        assert {name.split(".")[0] for name in asked} <= {"matter", "note", "due", "desk"}, move.verb
        for state in move.targets.split():
            assert_known(flow, state, asked, move.verb)
    for state, words in flow.hints.items():
        assert_known(flow, state, {name for _, name, _, _ in Formatter().parse(words) if name}, state)


def assert_known(flow, state, asked, where):
    wait = flow.waits.get(state)
    if state != REVIEW:
        assert "due" not in asked or (wait and wait.limit), where
        assert "desk" not in asked or (wait and wait.permission), where


@pytest.mark.parametrize("kind", FLOWS)
def test_every_limit_is_a_rule_in_days(kind, district):
    flow = flows[kind]
    for code in limits(flow, bare(flow, district)):
        row = rule_row(code, on=NOW.date())
        assert (code, row.unit in {WORKDAYS, "日"}, row.value > 0) == (code, True, True)


@pytest.mark.parametrize("kind", FLOWS)
def test_the_route_climbs_and_every_desk_is_looked_for(kind, district):
    flow = flows[kind]
    stops = flow.route(bare(flow, district))

    assert stops
    assert {stop.permission for stop in stops} <= set(flow.permissions)
    if any(move.money for move in flow.moves):  # what is paid, the district has approved
        assert [stop.unit.kind for stop in stops][-1] == UnitKind.DISTRICT
    depths = [stop.unit.path.count("/") for stop in stops]
    assert depths == sorted(depths, reverse=True)


# in the kernel


@pytest.fixture
def applicant(db):
    return Person.objects.create(name="陈静", identity=CHENJING, identity_index=blind(CHENJING))


def bare(flow, district, applicant=None):
    """A matter with its envelope only: whom the kernel lets act does not depend on what is inside."""
    applicant = applicant or Person.objects.create(name="陈静")
    clerk = Account.objects.create_account(f"clerk{Account.objects.count()}", name="录入")
    return Matter.objects.create(
        kind=flow.kind, title=flow.title, state=flow.first, applicant=applicant, unit=district.plant_union, entered_by=clerk,
        opened_at=NOW, rules_on=NOW.date(),
    )  # fmt: skip


@pytest.fixture
def placed(district, applicant, monkeypatch):
    """A flow's matter in one of its states, waiting where it would wait; its family is told apart, not read."""

    def place(kind, state, awaits=""):
        flow = flows[kind]
        monkeypatch.setitem(flows, kind, replace(flow, kin=lambda _matter: set()))
        matter = bare(flow, district, applicant)
        wait = flow.waits.get(state)
        told = {"state": state, "number": f"{flow.prefix}-2019-{Matter.objects.count():04d}"}
        told |= {"awaits": awaits or (wait.permission if wait else ""), "desk": district.unit}
        Matter.objects.filter(pk=matter.pk).update(**told)
        stops = [
            Stop(matter=matter, order=n, label=f"第{n + 1}级", unit=district.unit, permission=awaits or "aid.review", state=how)
            for n, how in enumerate([StopState.PASSED, StopState.HERE if state == REVIEW else StopState.PASSED])
        ]  # fmt: skip
        Stop.objects.bulk_create(stops)
        return Matter.objects.select_related("unit", "desk", "applicant").get(pk=matter.pk)

    return place


def with_every_post(username, district, person=None):
    """Somebody whom no lack of a permission keeps from anything."""
    account = Account.objects.create_account(username, name=username)
    for role in Role:
        for unit in (district.unit, district.chunjiang, district.plant_union):
            give_post(account, unit=unit, role=role, since=FOUNDED, by="测试", at=NOW)
    if person:
        Account.objects.filter(pk=account.pk).update(person=person)
        account.refresh_from_db()
    return account


def waits_of(flow, move, state):
    """The permissions a move from this state may meet at the desk."""
    if isinstance(move.who, AtDesk) and state == REVIEW:
        return sorted(set(flow.permissions) - {wait.permission for wait in flow.waits.values()}) or list(
            flow.permissions
        )
    return [""]


def grave(kind):
    """Every deciding and every money move from every state, at every desk."""
    flow = flows[kind]
    return [
        (move, state, awaits)
        for move in flow.moves
        if move.decides or move.money
        for state in move.sources.split()
        for awaits in waits_of(flow, move, state)
    ]


def refused(move, matter, account, sentence):
    """Refused with this sentence, and nothing has moved; the reason is the person, since a stranger with the same posts may."""
    before = (matter.state, matter.awaits, matter.steps.count())
    with refuses(sentence):
        take(matter, move.verb, by=account, at=NOW, note="理由")
    matter.refresh_from_db()
    assert (matter.state, matter.awaits, matter.steps.count()) == before


def may_take(move, matter, account):
    return Standing(account, NOW.date()).learn([matter]).acting(move, matter)[0] is not None


@pytest.mark.parametrize("kind", FLOWS)
def test_the_applicants_own_account_judges_and_pays_nothing(kind, district, applicant, placed):
    own, stranger = with_every_post("own", district, applicant), with_every_post("stranger", district)
    for move, state, awaits in grave(kind):
        matter = placed(kind, state, awaits)

        assert may_take(move, matter, stranger), (move.verb, state, awaits)
        refused(move, matter, own, OWN)


@pytest.mark.parametrize("kind", FLOWS)
def test_a_relative_judges_and_pays_nothing(kind, district, placed, monkeypatch):
    """Whether they declared it themselves, or the family on the file says so."""
    aunt = Person.objects.create(name="陈芳", identity=RELATIVE, identity_index=blind(RELATIVE))
    declared, found = with_every_post("declared", district), with_every_post("found", district, aunt)
    for move, state, awaits in grave(kind):
        matter = placed(kind, state, awaits)
        assert may_take(move, matter, found)
        declare_tie(matter, by=declared, at=NOW)

        refused(move, matter, declared, KIN)
        monkeypatch.setitem(flows, kind, replace(flows[kind], kin=lambda _matter: {aunt.pk}))
        refused(move, matter, found, KIN)


@pytest.mark.parametrize("kind", FLOWS)
def test_who_judged_at_another_desk_judges_and_pays_nothing_here(kind, district, placed):
    judge = with_every_post("judge", district)
    for move, state, awaits in grave(kind):
        matter = placed(kind, state, awaits)
        assert may_take(move, matter, judge)
        Step.objects.create(
            matter=matter,
            verb="approve",
            source=REVIEW,
            target=REVIEW,
            stop=matter.stops.first(),
            by=judge,
            at=NOW,
            decides=True,
        )

        refused(move, matter, judge, DECIDED if move.money else TWICE)


@pytest.mark.parametrize("kind", FLOWS)
def test_who_judged_in_somebodys_name_has_judged_for_both(kind, district, placed):
    judge, deputy = with_every_post("judge", district), with_every_post("deputy", district)
    for move, state, awaits in grave(kind):
        matter = placed(kind, state, awaits)
        Step.objects.create(
            matter=matter, verb="approve", source=REVIEW, target=REVIEW, stop=matter.stops.first(), by=deputy, principal=judge,
            at=NOW, decides=True,
        )  # fmt: skip

        for who in (judge, deputy):
            refused(move, matter, who, DECIDED if move.money else TWICE)


@pytest.mark.parametrize("kind", FLOWS)
def test_who_has_no_post_moves_nothing_but_their_own(kind, district, placed):
    nobody = Account.objects.create_account("nobody", name="无任职")
    flow = flows[kind]
    for move in flow.moves:
        for state in move.sources.split():
            for awaits in waits_of(flow, move, state):
                refused(move, placed(kind, state, awaits), nobody, "由其他岗位办理")


@pytest.mark.parametrize("kind", FLOWS)
def test_what_is_said_can_be_said(kind, placed):
    flow = flows[kind]
    for state in flow.states:
        matter = placed(kind, state)
        told = [hint(matter)]
        told += [
            move.says.format(matter=matter, note="缺结算单", due=NOW.date(), desk=matter.desk)
            for move in flow.moves
            if state in move.targets.split()
        ]
        assert [text for text in told if "None" in text or "{" in text] == [], state
