"""Finding or making people in sets: the import of a register brings thousands at once."""

from collections.abc import Iterable, Mapping

from .models import Person, blind

CHUNK = 5000


def people_by_identity(named: Mapping[str, str]) -> dict[str, int]:
    """Identity number → person id, making those who are new. `named` gives each number's name."""
    index = {number: blind(number) for number in named}
    known = _known(index.values())
    fresh = [number for number in named if index[number] not in known]
    for start in range(0, len(fresh), CHUNK):
        part = fresh[start : start + CHUNK]
        Person.objects.bulk_create(
            [Person(name=named[n], identity=n, identity_index=index[n]) for n in part], ignore_conflicts=True
        )
    known |= _known(index[number] for number in fresh)
    return {number: known[index[number]] for number in named}


def _known(indexes: Iterable[str]) -> dict[str, int]:
    wanted, found = list(indexes), {}
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        found.update(Person.objects.filter(identity_index__in=part).values_list("identity_index", "pk"))
    return found
