"""One part of `bench.roll_import`, in a process of its own: `python -m bench.roll_steps ours|peer FILE`."""

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from bench.scratch import scratch

AT = datetime(2026, 11, 1, tzinfo=UTC)
CODE, FOUNDED, UNIONS, TURNS = "joining.roll", date(2000, 1, 1), 200, 3


def lay_out() -> Any:
    """A district with two hundred unions, and somebody who may import for all of them."""
    from zhijia.orgs.models import Unit
    from zhijia.orgs.services import open_unit
    from zhijia.rulebook.defaults import lay_defaults
    from zhijia.site.console import operator
    from zhijia.site.sample import lay_roots

    lay_roots()
    lay_defaults()
    district = Unit.objects.get(name="新北区总工会")
    for n in range(UNIONS):
        open_unit(f"第{n}工会", kind="single", parent=district, on=FOUNDED, by="量", at=AT)
    return operator()


class Clock:
    """Seconds of the processor spent in each wrapped step."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def wrap(self, place: Any, name: str, step: str) -> None:
        deed: Callable[..., Any] = getattr(place, name)

        def timed(*told: Any, **more: Any) -> Any:
            began = time.process_time()
            try:
                return deed(*told, **more)
            finally:
                self.spent[step] = self.spent.get(step, 0) + time.process_time() - began

        setattr(place, name, timed)


def ours(content: bytes) -> dict[str, float]:
    """The first import and the second; then reading alone and checking by turns, so that the machine's noise cancels."""
    from bench.imports import read_alone
    from zhijia.joining.sheets import ROLL, part
    from zhijia.sheets import services

    by, clock = lay_out(), Clock()
    clock.wrap(services, "read_table", "read")
    clock.wrap(services, "check", "check")
    clock.wrap(type(ROLL.matcher), "find", "match")
    clock.wrap(services, "save_chunks", "stage")
    clock.wrap(type(ROLL.matcher), "recheck", "commit: judge again")
    clock.wrap(services, "write", "commit: write")
    clock.wrap(part, "enter_all", "commit: persons and memberships")

    def bring() -> float:
        began = time.process_time()
        intake = services.stage(
            services.receive(services.find(CODE), "名册.xlsx", content, by=by, at=AT), at=AT
        )
        assert intake.wrong == 0, intake.problems.first()
        services.commit(intake, by=by, at=AT)
        return time.process_time() - began

    first = bring()
    told = {
        **clock.spent,
        "first import": first,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    told["second import"] = bring()
    alone, staged = [], []
    for _ in range(TURNS):
        alone.append(read_alone(content))
        began, before = time.process_time(), clock.spent["match"]
        services.stage(services.receive(services.find(CODE), "名册.xlsx", content, by=by, at=AT), at=AT)
        staged.append(time.process_time() - began - (clock.spent["match"] - before))
    return told | {"read alone": median(alone), "read+check+stage": median(staged)}


def peer(content: bytes) -> dict[str, float]:
    """The same cells read by the same rules, the same three rows written for each line, by the peer's own loop."""
    import tablib
    from import_export import resources

    from zhijia.joining.models import RollEntry
    from zhijia.joining.sheets import ROLL, sweeps
    from zhijia.people.matching import initials
    from zhijia.people.models import Membership, Person, blind
    from zhijia.sheets.checking import Wrong, key_of, read_column
    from zhijia.sheets.models import Intake
    from zhijia.sheets.reading import read_table
    from zhijia.sheets.services import known_to, receive

    by = lay_out()
    sweeps.rule_row = cache(
        sweeps.rule_row
    )  # as anybody would: the rule and the employers are looked up once
    sweeps.Book.of_today = staticmethod(cache(sweeps.Book.of_today))
    intake: Intake = receive(ROLL, "名册.xlsx", content, by=by, at=AT)
    known = known_to(by, at=AT)
    fields = [column.field for column in ROLL.columns]

    class Rows(resources.ModelResource):
        class Meta:
            model = RollEntry
            import_id_fields = ("key",)
            fields = ("key",)
            use_transactions = True
            skip_unchanged = False

        def before_import_row(self, row: dict[str, Any], **_: Any) -> None:
            told = {c.field: read_column(c, "", [row[c.field]], known) for c in ROLL.columns}
            problems = [found for sweep in sweeps.ALL for found in sweep(told, known)]
            assert not problems
            assert not any(type(cells[0]) is Wrong for cells in told.values())
            row["told"] = {field: cells[0] for field, cells in told.items()}
            row["key"] = key_of(row["told"]["person.document"], row["told"]["person.identity"])

        def before_save_instance(self, instance: RollEntry, row: dict[str, Any], **_: Any) -> None:
            told = row["told"]
            own = {
                field.partition(".")[2]: value for field, value in told.items() if field.startswith("person.")
            }
            number = blind(own["identity"])
            person = Person.objects.filter(identity_index=number).first() or Person(identity_index=number)
            for field, value in own.items():
                setattr(person, field, value)
            person.initials, person.phone_index = initials(person.name), blind(person.phone)
            person.save()
            work = {name: told[name] for name in ("employment", "occupation", "migrant")}
            if not Membership.objects.filter(person=person, until=None).exists():
                Membership.objects.create(
                    person=person, unit_id=told["unit"], since=told["joined_on"], **work
                )
            instance.person, instance.unit_id, instance.intake, instance.line = (
                person,
                told["unit"],
                intake,
                1,
            )
            for field, value in told.items():
                if "." not in field and field != "unit":
                    setattr(instance, field, value)

    spent = {}
    for step, dry in (("dry run", True), ("seconds", False)):
        began = time.process_time()
        table = read_table(ROLL, "名册.xlsx", content)
        told = tablib.Dataset(*((*row, "") for row in table.rows), headers=[*fields, "key"])
        result = Rows().import_data(told, dry_run=dry, raise_errors=True)
        spent[step] = time.process_time() - began
    assert not result.has_errors()
    assert RollEntry.objects.count() == Membership.objects.count() == len(table.rows)
    return spent


def main() -> None:
    name, path = sys.argv[1], Path(sys.argv[2])
    with scratch():
        from django.conf import settings

        if name == "peer":
            settings.INSTALLED_APPS += ["import_export"]
        content = path.read_bytes()
        print(json.dumps({"ours": ours, "peer": peer}[name](content)))


if __name__ == "__main__":
    main()
