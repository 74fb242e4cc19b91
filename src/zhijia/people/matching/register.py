"""The people there are, laid out so that a row meets only the few it may be (blocking), never all of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log2

from . import signs
from .rolls import Card

BLOCK_MOST = 300  # a shared telephone or a common name at a common date: beyond, other keys must find them
NAME_MOST = 30  # people of one sound whom nothing else distinguishes; an officer would not read further
DAYS = 16_000  # birth dates people in work may have
CROWD = 5  # on one date, before it is thought a placeholder
LEAST_EMPLOYER = 2.0


class Register:
    """Cards, the keys they are found by, and how common each value is. It grows by `add`."""

    def __init__(self, cards: Iterable[Card] = (), *, size: int = 0) -> None:
        self.size = size  # of the whole, when only a part is laid out here
        self.cards: list[Card] = []
        self.by_number: dict[str, list[int]] = {}
        self.blocks: dict[int, list[int]] = {}
        self.by_sound: dict[str, list[int]] = {}
        self.names: Counter[str] = Counter()
        self.phones: Counter[str] = Counter()
        self.births: Counter[str] = Counter()
        self.employers: Counter[str] = Counter()
        for one in cards:
            self.add(one)

    def add(self, card: Card) -> None:
        place = len(self.cards)
        self.cards.append(card)
        if card.number.key:
            self.by_number.setdefault(card.number.key, []).append(place)
        for key in _keys(card):
            self.blocks.setdefault(key, []).append(place)
        if not card.number.old:
            for repair in card.number.repairs:
                self.blocks.setdefault(hash(repair), []).append(place)
        for name in card.written.all:
            self.by_sound.setdefault(name.heard, []).append(place)
        self._count(card)

    def _count(self, card: Card) -> None:
        self.names[card.written.name.plain] += 1
        self.phones[card.phone] += 1
        self.births[card.birth] += 1
        self.employers[card.employer] += 1

    def of_number(self, card: Card) -> list[Card]:
        return [self.cards[place] for place in self.by_number.get(card.number.key, ())]

    def near(self, card: Card) -> list[Card]:
        """Everybody worth comparing."""
        places: set[int] = set()
        for key in (card.number.key, *card.number.repairs):
            places.update(self.by_number.get(key, ()))
        for number in (hash(card.number.key), *_keys(card)):
            block = self.blocks.get(number, ())
            if len(block) <= BLOCK_MOST:
                places.update(block)
        for name in card.written.all:
            block = self.by_sound.get(name.heard, ())
            if len(block) <= NAME_MOST:
                places.update(block)
        return [self.cards[place] for place in places]

    @property
    def prior(self) -> float:
        """Bits that speak against any two being one, before a sign is seen."""
        return log2(max(len(self.cards), self.size) + signs.PRIOR)

    def rarity(self, plain: str) -> float:
        """Bits to add for a name hardly anybody has, or to take for one that hundreds have."""
        bits = self.prior - log2(self.names[plain] + 1) - signs.SAME_NAME.bits
        return max(-signs.SWING, min(signs.SWING, bits))

    def crowd(self, birth: str) -> float:
        """Bits to take for a date far too many were born on."""
        return max(0.0, log2((self.births[birth] or 1) / (max(len(self.cards), self.size) / DAYS + CROWD)))

    def sharing(self, phone: str) -> float:
        return log2(self.phones[phone] or 1)

    def employer_bits(self, employer: str) -> float:
        bits = self.prior - log2(self.employers[employer] + 1)
        return max(LEAST_EMPLOYER, min(signs.SAME_EMPLOYER.bits, bits))


def _keys(card: Card) -> Iterator[int]:
    """Numbers that stand for: telephone; birth with the sound of the first or last character; name with employer, year or day."""
    if card.phone:
        yield hash(("phone", card.phone))
    for name in card.written.all:
        if card.employer:
            yield hash((name.heard, card.employer))
        if card.birth and name.sounds:
            yield hash((name.heard, card.birth[:4]))
            yield hash((name.heard, card.birth[4:]))
            yield from {hash((card.birth, name.sounds[0].heard)), hash((card.birth, name.sounds[-1].heard))}
