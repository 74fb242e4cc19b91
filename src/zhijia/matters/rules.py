"""Who may take which move, and who must keep their hands off."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from zhijia.access.authority import Authority
from zhijia.people.models import HOUSE, Account

from .flows import Applicant, AtDesk, Clock, Move, flows
from .models import Matter, Step, Stop, Tie
from .terms import StopState

OWN = "您是申请人，不能办理自己的事项，请由同事办理"
KIN = "您与申请人有亲属或家庭关系，不能办理，请转交同事"
TWICE = "您已在另一级办理过这件事，不能在两级经手，请由其他人办理"
DECIDED = "您参与过这件事的审批，不能再经手付款，请由财务岗位办理"


@dataclass
class Standing:
    """What is known of an account before it acts on some matters: its authority, and why it may have to abstain."""

    account: Account
    on: date
    authority: Authority = field(init=False)
    here: dict[int, Stop] = field(default_factory=dict)
    decided: dict[int, set[tuple[int | None, int | None]]] = field(default_factory=lambda: defaultdict(set))
    tied: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.authority = Authority(self.account, self.on)

    def learn(self, matters: Iterable[Matter]) -> "Standing":
        """Three questions for any number of matters."""
        pks = [matter.pk for matter in matters]
        stops = Stop.objects.filter(matter__in=pks, state=StopState.HERE).select_related("unit")
        self.here = {stop.matter_id: stop for stop in stops}
        done = Step.objects.filter(matter__in=pks, decides=True)
        for matter, stop, by, principal in done.values_list("matter", "stop", "by", "principal"):
            self.decided[matter] |= {(who, stop) for who in (by, principal) if who}
        self.tied = set(Tie.objects.filter(matter__in=pks).values_list("matter", "account"))
        return self

    def acting(self, move: Move, matter: Matter) -> tuple[Account | None, str]:
        """In whose name the move may be taken, or nobody and the reason."""
        names = self._names(move, matter)
        if not names:
            return None, "这一步由其他岗位办理，请联系承办单位"
        if why := self.barred(move, matter, self.account):
            return None, why
        told = [(who, self.barred(move, matter, who)) for who in names]
        return next(((who, "") for who, why in told if not why), (None, told[0][1]))

    def barred(self, move: Move, matter: Matter, who: Account) -> str:
        """Why this one must abstain; empty when nothing stands against it."""
        if not (move.decides or move.money):
            return ""
        if who.person_id is not None and who.person_id == matter.applicant_id:
            return OWN
        if (matter.pk, who.pk) in self.tied:
            return KIN
        if who.person_id is not None and who.person_id in flows[matter.kind].kin(matter):
            return KIN
        stop = self.here.get(matter.pk)
        others = {at for account, at in self.decided[matter.pk] if account == who.pk}
        if move.money:
            return DECIDED if others else ""
        return TWICE if others - {stop.pk if stop else None} else ""

    def must_abstain(self, matter: Matter) -> bool:
        """Whether the account could take none of the judgements, or none of the payments, that come next."""
        moves = [one for one in flows[matter.kind].leaving(matter.state) if one.decides or one.money]
        return bool(moves) and all(self.barred(move, matter, self.account) for move in moves)

    def _names(self, move: Move, matter: Matter) -> list[Account]:
        if isinstance(move.who, Applicant):
            return [self.account] if is_own(self.account, matter) else []
        if isinstance(move.who, Clock):
            late = matter.due_on is not None and matter.due_on < self.on
            return [self.account] if late and self.account.username == HOUSE else []
        if isinstance(move.who, AtDesk):
            at_desk = matter.awaits and matter.desk
            return self.authority.names(matter.awaits, matter.desk) if at_desk and matter.desk else []
        return self.authority.names(move.who.permission, matter.unit)

    def open_to(self, matter: Matter) -> list[Move]:
        """The moves this account may take now: the buttons on the page."""
        moves = flows[matter.kind].leaving(matter.state)
        return [move for move in moves if self.acting(move, matter)[0]]

    def why_not(self, matter: Matter) -> str:
        """When the desk is one's own and one must still abstain: the reason to show."""
        for move in flows[matter.kind].leaving(matter.state):
            if (move.decides or move.money) and self._names(move, matter):
                return self.acting(move, matter)[1]
        return ""


def is_own(account: Account, matter: Matter) -> bool:
    """The applicant's, or entered by this account."""
    applies = account.person_id is not None and account.person_id == matter.applicant_id
    return applies or account.pk == matter.entered_by_id


def at_last_stop(matter: Matter) -> bool:
    """No desk of the route is still to come: whoever decides here decides the matter."""
    return not matter.stops.filter(state=StopState.AHEAD).exists()


def may_see(account: Account, matter: Matter, *, on: date) -> bool:
    """The applicant sees their own; an officer sees submitted matters of units within reach. Twin of `visible_to`."""
    if account.person_id is not None and account.person_id == matter.applicant_id:
        return True
    flow, authority = flows[matter.kind], Authority(account, on)
    units = [matter.unit, *(stop.unit for stop in matter.stops.select_related("unit") if flow.sideways)]
    return matter.number is not None and any(authority.may(flow.view, unit) for unit in units)


def mine(account: Account) -> Q:
    """Matters one has asked for oneself, or entered for somebody."""
    return Q(entered_by=account) | (Q(applicant=account.person) if account.person_id else Q(pk__in=[]))
