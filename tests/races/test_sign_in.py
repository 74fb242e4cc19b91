"""Many guesses at the same moment: no more are answered than the measure allows, and the diary says once that it is full."""

import pytest

from tests.cast import NOW, hire
from tests.races.together import at_once
from zhijia.access import services
from zhijia.access.models import Miss
from zhijia.audit.models import Line
from zhijia.base.errors import Refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
MANY, ROUNDS = 12, 3


def guess(password):
    return lambda: services.recognise("limin", username="limin", password=password, at=NOW)


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_of_many_guesses_at_once_five_are_answered(transactional_db, district, round_):
    hire(district, "limin")
    answers = at_once(*(guess(f"wrong-{n}") for n in range(MANY)))

    assert answers.count(None) == 5, answers
    assert sum(isinstance(answer, Refused) for answer in answers) == MANY - 5, answers
    assert Miss.objects.count() == 5
    assert Line.objects.filter(verb="access.sign_in.paused").count() == 1
