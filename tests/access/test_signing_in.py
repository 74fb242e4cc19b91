"""Whoever guesses at the door is made to wait; whoever only mistyped gets in, now or a quarter of an hour later."""

from datetime import timedelta

import pytest

from tests.cast import NOW
from zhijia.access.models import Miss
from zhijia.access.queries import name_index
from zhijia.access.services import forget_misses
from zhijia.audit.models import Line
from zhijia.people.models import Account, blind

DESK, MEMBERS = "/w/login/", "/m/login/"
PHONE, RIGHT = "13800000000", "zhijia-test"
PAUSED = (
    "输错密码已满 5 次，登录暂停，请在 17:16 以后再试"  # it is 17:00 in Changzhou, and the minute is let pass
)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    def set_to(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    set_to(NOW)
    return set_to


@pytest.fixture
def tries(client):
    """What the door answers to a name and a password."""
    return lambda name, password, door=DESK: client.post(door, {"username": name, "password": password})


def mistypes(tries, name, *, times=5, door=DESK):
    return [tries(name, f"wrong-{n}", door) for n in range(times)]


def lines():
    return Line.objects.filter(verb="access.sign_in.paused")


def test_an_officer_who_mistypes_five_times_waits_and_gets_in_later(client, tries, clock, limin):
    assert all("用户名或密码不对" in answer.text for answer in mistypes(tries, "limin"))
    refused = tries("limin", RIGHT)
    assert f"{PAUSED}；忘记密码请联系区总工会综合部重置。" in refused.text
    assert "sessionid" not in client.cookies
    assert Miss.objects.count() == 5

    clock(NOW + timedelta(minutes=15))
    assert tries("limin", RIGHT)["Location"] == "/w/"
    assert not Miss.objects.exists()


def test_a_refused_try_makes_the_pause_no_longer(tries, clock, limin):
    mistypes(tries, "limin")
    clock(NOW + timedelta(minutes=14))
    assert all(PAUSED in answer.text for answer in mistypes(tries, "limin"))

    clock(NOW + timedelta(minutes=15))
    assert tries("limin", RIGHT).status_code == 302


def test_the_pause_is_counted_from_the_last_of_five(tries, clock, limin):
    mistypes(tries, "limin", times=4)
    clock(NOW + timedelta(minutes=14))
    mistypes(tries, "limin", times=1)

    clock(NOW + timedelta(minutes=28))
    assert "请在 17:30 以后再试" in tries("limin", RIGHT).text


def test_five_misses_far_from_each_other_pause_nobody(tries, clock, limin):
    mistypes(tries, "limin", times=4)
    clock(NOW + timedelta(minutes=15))
    mistypes(tries, "limin", times=4)

    assert tries("limin", RIGHT).status_code == 302


def test_a_member_by_phone_waits_too_however_the_number_is_spelled(client, tries, clock, chenjing):
    for spelled in (PHONE, "138 0000 0000", "138-0000-0000", "+8613800000000", "１３８００００００００"):
        mistypes(tries, spelled, times=1, door=MEMBERS)
    refused = tries(PHONE, RIGHT, MEMBERS)
    assert f"{PAUSED}；忘记密码请联系所在单位工会，或拨打 12351。" in refused.text
    assert PHONE in refused.text
    assert "sessionid" not in client.cookies

    clock(NOW + timedelta(minutes=15))
    assert tries(PHONE, RIGHT, MEMBERS)["Location"] == "/m/"


@pytest.mark.parametrize(
    ("door", "known", "unknown"), [(DESK, "limin", "limen"), (MEMBERS, PHONE, "13900000000")]
)
def test_a_name_nobody_has_hears_the_same_words(tries, limin, chenjing, door, known, unknown):
    heard, told = (
        [said(answer, name) for answer in mistypes(tries, name, times=6, door=door)]
        for name in (known, unknown)
    )

    assert heard == told
    assert PAUSED in told[-1]


def said(answer, name):
    """The page's sentence, whoever it was said to."""
    return answer.text.split('role="alert"')[1].split("</div>")[0].replace(name, "")


def test_a_closed_account_hears_the_same_words_too(tries, limin):
    Account.objects.filter(pk=limin.pk).update(is_active=False)
    for _ in range(5):
        assert "用户名或密码不对" in tries("limin", RIGHT).text

    assert PAUSED in tries("limin", RIGHT).text


def test_a_right_password_before_the_fifth_clears_the_misses(client, tries, limin):
    mistypes(tries, "limin", times=4)
    assert tries("limin", RIGHT).status_code == 302
    assert not Miss.objects.exists()

    client.logout()
    mistypes(tries, "limin", times=4)
    assert tries("limin", RIGHT).status_code == 302
    assert not lines().exists()


def test_both_doors_count_together(tries, limin):
    mistypes(tries, "limin", times=3, door=MEMBERS)
    mistypes(tries, "limin", times=2)

    assert PAUSED in tries("limin", RIGHT, MEMBERS).text


def test_another_name_from_the_same_plant_gets_in(tries, limin, wanglei):
    mistypes(tries, "limin")

    assert PAUSED in tries("limin", RIGHT).text
    assert tries("wanglei", RIGHT).status_code == 302


def test_an_empty_form_is_no_miss(tries, limin):
    tries("limin", "")
    tries("", RIGHT)

    assert not Miss.objects.exists()


def test_the_measure_is_the_federations_to_set(tries, settings, limin):
    settings.ZHIJIA_SIGN_IN_MISSES, settings.ZHIJIA_SIGN_IN_PAUSE_MINUTES = 2, 60
    mistypes(tries, "limin", times=2)

    assert "输错密码已满 2 次，登录暂停，请在 18:01 以后再试" in tries("limin", RIGHT).text


def test_the_diary_has_one_line_and_nothing_that_is_kept_names_anybody(tries, chenjing):
    mistypes(tries, PHONE, times=8, door=MEMBERS)
    line = lines().get()

    assert (line.says, line.actor) == ("暂停登录", "职家")
    assert line.subject == f"sign_in:{name_index(PHONE)}"
    assert PHONE not in f"{line.subject}{line.facts}"
    assert set(Miss.objects.values_list("name_index", flat=True)) == {name_index(PHONE)}
    assert name_index(PHONE) not in {PHONE, blind(PHONE), chenjing.person.phone_index}


def test_what_pauses_nobody_any_more_is_forgotten(tries, limin):
    mistypes(tries, "limin")

    assert forget_misses(NOW + timedelta(minutes=29)) == 0
    assert forget_misses(NOW + timedelta(minutes=30)) == 5
    assert not Miss.objects.exists()
