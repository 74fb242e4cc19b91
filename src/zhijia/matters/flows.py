"""What a flow is: states, moves and who may make them, on one screen. Rooms add theirs in `AppConfig.ready()`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from zhijia.base.errors import Refused

Step: TypeAlias = Any  # the tables stand above this shelf, so they cannot be named here
Matter: TypeAlias = Any


@dataclass(frozen=True)
class Applicant:
    """The applicant, or the officer who entered the matter for them."""


@dataclass(frozen=True)
class AtDesk:
    """Whoever holds the awaited permission at the desk where the matter waits."""


@dataclass(frozen=True)
class Holding:
    """Whoever holds this permission over the unit the matter belongs to, wherever the matter waits."""

    permission: str


@dataclass(frozen=True)
class Clock:
    """Nobody: the house itself, once the running limit has passed. What is not answered in time counts as answered."""


Who = Applicant | AtDesk | Holding | Clock


@dataclass(frozen=True)
class StopPlan:
    """One desk of a route: its label, its unit, the permission it takes, and the rule that limits it."""

    label: str
    unit: Any
    permission: str
    limit: str = ""


@dataclass(frozen=True)
class Wait:
    """What a state other than the review waits for: a permission at the last desk, or (when empty) the applicant.

    `own`: the permission is held over the union whose matter it is, as when a union prepares its own re-election.
    """

    label: str
    permission: str = ""
    limit: str = ""
    own: bool = False


@dataclass(frozen=True)
class Move:
    """One verb: from which states, to which, by whom. `says` is the sentence the applicant is told; empty says nothing.

    `decides`: a judgement on the matter, which nobody makes on their own case or at two levels. `money`: moves money,
    which nobody does who decided. `passes`: the matter leaves its stop for the next one. `submits`: it gets its number and route.
    `reopens`: it goes back to the stop it passed last. `by_form`: a button on its page; else a page for many takes it.
    """

    verb: str
    label: str
    sources: str
    targets: str
    who: Who
    choose: Callable[[Matter], str] | None = None
    checks: tuple[Callable[[Step], None], ...] = ()
    effects: tuple[Callable[[Sequence[Step]], None], ...] = ()
    says: str = ""
    decides: bool = False
    money: bool = False
    passes: bool = False
    submits: bool = False
    reopens: bool = False
    needs_note: bool = False
    by_form: bool = True
    tone: str = ""
    icon: str = ""
    key: str = ""


@dataclass(frozen=True)
class Flow:
    """A process as data. `look` gives the review page what is this flow's own, drawn by the template `panel`; the applicant's
    page draws `member_panel`.

    `form` is the decision form when deciding needs more than an opinion; `acts` are the services that take such a move.
    """

    kind: str
    prefix: str
    title: str
    first: str
    view: str
    states: Mapping[str, str]
    moves: tuple[Move, ...]
    route: Callable[[Matter], Sequence[StopPlan]]
    waits: Mapping[str, Wait] = field(default_factory=dict)
    tail: tuple[tuple[str, str], ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    kin: Callable[[Matter], set[int]] = lambda _matter: set()
    facts: Callable[[Matter], Sequence[tuple[str, object]]] = lambda _matter: ()
    look: Callable[[Matter, Any], Mapping[str, Any]] = lambda _matter, _account: {}
    panel: str = ""
    member_panel: str = ""
    form: Any = None
    resume: str = ""
    acts: Mapping[str, Callable[..., Step]] = field(default_factory=dict)
    sideways: bool = False
    """Its desks stand beside each other, as two unions do between which a member goes: each may look into the matter."""
    permissions: tuple[str, ...] = ()
    """Every permission that a stop or a wait of this flow may ask for: the inbox looks for these."""
    route_said: str = ""
    """How the route is found, in words, when only the day's tree can tell: for docs/flows."""

    def find(self, verb: str, state: str) -> Move:
        for move in self.moves:
            if move.verb == verb and state in move.sources.split():
                return move
        known = {move.verb: move.label for move in self.moves}
        raise Refused(
            f"这件事现在是“{self.states[state]}”，不能“{known.get(verb, verb)}”，可能已由他人办理，请刷新后再看"
        )

    def leaving(self, state: str) -> list[Move]:
        return [move for move in self.moves if state in move.sources.split()]

    @property
    def endings(self) -> set[str]:
        return {state for state in self.states if not self.leaving(state)}

    def reachable(self) -> set[str]:
        seen: set[str] = set()
        ahead = {self.first}
        while ahead:
            seen |= ahead
            ahead = {
                target
                for move in self.moves
                if seen & set(move.sources.split())
                for target in move.targets.split()
            } - seen
        return seen

    def label(self, verb: str) -> str:
        return next((move.label for move in self.moves if move.verb == verb), verb)


flows: dict[str, Flow] = {}


def add(*those: Flow) -> None:
    """Adding twice is the same as once, since `ready()` may run twice."""
    flows.update({flow.kind: flow for flow in those})


def diagram(flow: Flow) -> str:
    """The flow as Mermaid, for docs/flows."""
    lines = ["stateDiagram-v2", f"  [*] --> {flow.first}"]
    lines += [f"  {state} : {label}" for state, label in flow.states.items()]
    lines += [
        f"  {source} --> {target} : {move.label}"
        for move in flow.moves
        for source in move.sources.split()
        for target in move.targets.split()
    ]
    lines += [f"  {state} --> [*]" for state in flow.states if state in flow.endings]
    return "\n".join(lines)
