"""Two bring the same file at the same moment: both are kept, over one copy of the bytes."""

from pathlib import Path
from threading import Barrier

import pytest

from tests.cast import NOW
from tests.races.together import at_once
from zhijia.files import services
from zhijia.files.models import Kept
from zhijia.files.services import content_of, keep

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
CONTENT = "春江工具厂工会会员花名册".encode() * 1000


@pytest.fixture
def side_by_side(transactional_db, monkeypatch, settings, tmp_path):
    """Neither gives its half the final name before both have written theirs."""
    settings.MEDIA_ROOT = tmp_path
    gate, replace = Barrier(2), Path.replace

    def wait(half, place):
        gate.wait(timeout=20)
        return replace(half, place)

    monkeypatch.setattr(Path, "replace", wait)
    return tmp_path


def bring(name):
    return lambda: keep(name, CONTENT, by=None, at=NOW)


def test_both_are_kept_and_read_the_same(side_by_side):
    answers = at_once(bring("一.xlsx"), bring("二.xlsx"))

    assert not any(isinstance(answer, Exception) for answer in answers), answers
    assert {one.name for one in Kept.objects.all()} == {"一.xlsx", "二.xlsx"}
    assert [content_of(one) for one in Kept.objects.all()] == [CONTENT, CONTENT]
    assert len([one for one in side_by_side.rglob("*") if one.is_file()]) == 1


def test_with_one_half_between_them_one_would_find_it_gone(side_by_side, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(services, "NamedTemporaryFile", lambda **_: (side_by_side / "half").open("wb"))
    answers = at_once(bring("一.xlsx"), bring("二.xlsx"))

    assert sum(isinstance(answer, FileNotFoundError) for answer in answers) == 1, answers
