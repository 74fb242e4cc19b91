"""What other rooms hand over: a message to tell, a line to publish."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Telling:
    """One message to one person; the key makes telling it twice the same as once."""

    person_id: int
    key: str
    title: str
    body: str
    link: str = ""
    number: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a public notice with the full name, which is masked before anything is written. `amount` in fen."""

    subject: str
    name: str
    union: str
    category: str
    amount: int | None = None
