"""Finding or making people in sets: the import of a register brings thousands at once."""

from collections.abc import Mapping

from .models import Person, blind
from .writing import ids_by, upsert


def people_by_identity(named: Mapping[str, str]) -> dict[str, int]:
    """Identity number → person id, making those who are new. `named` gives each number's name."""
    index = {number: blind(number) for number in named}
    known = ids_by(Person, "identity_index", list(index.values()))
    fresh = [number for number in named if index[number] not in known]
    if fresh:
        _make(fresh, named, index)
        known |= ids_by(Person, "identity_index", [index[number] for number in fresh])
    return {number: known[index[number]] for number in named}


def _make(numbers: list[str], named: Mapping[str, str], index: Mapping[str, str]) -> None:
    """Somebody else may have made one of them meanwhile: theirs is kept."""
    blank = [""] * len(numbers)
    columns = {
        "name": [named[number] for number in numbers],
        "identity": numbers,
        "identity_index": [index[number] for number in numbers],
        "phone": blank,
        "phone_index": blank,
    }
    upsert(Person, columns, on="identity_index", keep=True)
