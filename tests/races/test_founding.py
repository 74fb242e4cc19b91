"""Two officers approve one founding at the same moment: one union stands; and reading the state under the lock is what does it."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tests.cast import CAST, hire
from tests.grassroots.founding import DOCUMENT, ask, submit
from tests.orgs.deeds import assert_every_map_holds
from tests.races.together import at_once
from zhijia.access.terms import Role
from zhijia.base.errors import Refused
from zhijia.grassroots.models import Founding, Term
from zhijia.grassroots.services import founding
from zhijia.matters.models import Matter
from zhijia.matters.services import taking
from zhijia.orgs.models import Cover, Unit
from zhijia.orgs.services import opening

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
ROUNDS = 3


@pytest.fixture
def scene(transactional_db, client, district, sunfang, limin, monkeypatch):
    """孙芳 has asked for 春江木业工会; 李敏 and 何琳 of the district both have it on their screens."""
    monkeypatch.setitem(CAST, "helin", ("何琳", "unit", Role.OFFICER))
    client.force_login(sunfang)
    asked = ask(client, district)
    assert submit(client, asked).status_code == 302
    return SimpleNamespace(asked=asked, officers=(limin, hire(district, "helin")))


def both_approve(scene):
    shown = [Matter.objects.get(pk=scene.asked.matter_id) for _ in scene.officers]
    return at_once(
        *(
            lambda matter=matter, by=by: founding.approve_union(
                matter, document=DOCUMENT, by=by, at=timezone.now()
            )
            for matter, by in zip(shown, scene.officers, strict=True)
        )
    )


def founded(scene):
    return Unit.objects.filter(name=scene.asked.name)


def told(answers) -> list[str]:
    assert all(isinstance(answer, Refused) for answer in answers if isinstance(answer, Exception)), answers
    return [str(answer) for answer in answers if isinstance(answer, Refused)]


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_of_two_who_approve_one_founds_it_and_one_is_told(scene, round_):
    refusals = told(both_approve(scene))

    assert len(refusals) == 1
    assert "已批准建会" in refusals[0]
    unit = founded(scene).get()
    scene.asked.refresh_from_db()
    assert scene.asked.founded == unit
    assert scene.asked.matter.steps.filter(verb="approve").count() == 1
    assert [Founding.objects.count(), Term.objects.count(), Cover.objects.filter(unit=unit).count()] == [
        1,
        1,
        1,
    ]
    assert_every_map_holds()


def heedless(monkeypatch):
    """The state is the one on the screen: nobody reads it anew under the lock."""
    monkeypatch.setattr(taking, "_lock", list)


def test_without_reading_anew_the_name_still_holds(scene, monkeypatch):
    heedless(monkeypatch)
    refusals = told(both_approve(scene))

    assert len(refusals) == 1
    assert "已有工会叫“春江木业工会”" in refusals[0]
    assert founded(scene).count() == 1


def test_without_the_rules_the_database_still_holds(scene, monkeypatch):
    """The negative control: neither state nor name nor employer is looked at; both go ahead, and one name is one union's."""
    heedless(monkeypatch)
    monkeypatch.setattr(founding, "failures", lambda *_, **__: [])
    monkeypatch.setattr(founding, "_cover", lambda *_, **__: None)
    monkeypatch.setattr(opening, "_may_be_founded", lambda *_: None)
    answers = both_approve(scene)

    assert sum(isinstance(answer, IntegrityError) for answer in answers) == 1, answers
    assert founded(scene).count() == 1
