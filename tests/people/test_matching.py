"""A roll meets the register: joined by a valid number alone, shown with reasons, or new."""

from datetime import date

import pytest
from bench.rolls import CARELESS, People, roll
from hypothesis import given, settings
from hypothesis import strategies as st

from zhijia.base.identity import check_digit, identity_number
from zhijia.people.matching import Roll, Strength, Verdict, match, repeats, signs

CHENJING = "32041119800101202"
BORN = date(1980, 1, 1)
PLANT = "常州市春江工具厂有限公司"


def whole(first17):
    return first17 + check_digit(first17)


CHEN = whole(CHENJING)
WANG = whole("32041119750612311")
CROSSED = CHEN[:14] + CHEN[15] + CHEN[14] + CHEN[16:]
WRONG = CHEN[:5] + "9" + CHEN[6:]


def people(**changed):
    """陈静 and 王磊 at the tool plant, as they are registered."""
    told = {
        "keys": [1, 2],
        "names": ["陈静", "王磊"],
        "identities": [CHEN, WANG],
        "births": [BORN, date(1975, 6, 12)],
        "sexes": ["女", "男"],
        "phones": ["13800138000", "13900139000"],
        "employers": [PLANT, PLANT],
    }
    return Roll(**told | changed)


def row(name, identity="", birth=None, phone="", employer="", sex="", **more):
    return Roll(
        [100], [name], [identity], births=[birth], sexes=[sex], phones=[phone], employers=[employer], **more
    )


def one(incoming, register=None, **more):
    [finding] = match(register or people(), incoming, **more)
    return finding


@pytest.mark.parametrize(
    "typed",
    [
        CHEN,
        CHEN.lower(),
        f" {CHEN[:6]} {CHEN[6:]}",
        CHEN.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")),
        CHEN[:6] + CHEN[8:17],
        f"'{CHEN}",
    ],
)
def test_the_same_valid_number_is_the_same_person_however_it_is_typed(typed):
    found = one(row("陈静", typed))

    assert (found.verdict, found.best.key) == (Verdict.SAME, 1)
    assert "身份证号相同" in found.best.why


def test_a_registered_old_number_is_known_by_the_new_one():
    old = people(identities=[CHEN[:6] + CHEN[8:17], WANG])

    assert one(row("陈静", CHEN), old).verdict == Verdict.SAME


def test_the_same_valid_number_under_quite_another_name_is_shown_to_a_person():
    found = one(row("赵国强", CHEN))

    assert (found.verdict, found.best.key) == (Verdict.CANDIDATES, 1)
    assert found.best.why.startswith("姓名不同（赵国强/陈静），身份证号相同")


def test_the_same_number_held_by_two_is_shown_to_a_person():
    doubled = people(names=["陈静", "陈婧"], identities=[CHEN, CHEN[:6] + CHEN[8:17]])
    found = one(row("陈静", CHEN), doubled)

    assert found.verdict == Verdict.CANDIDATES
    assert {candidate.key for candidate in found.candidates} == {1, 2}


def test_without_a_number_the_best_agreement_is_still_only_a_candidate():
    found = one(row("陈静", birth=BORN, phone="13800138000", employer=PLANT, sex="女"))

    assert (found.verdict, found.best.key, found.best.strength) == (
        Verdict.CANDIDATES,
        1,
        Strength.LIKELY,
    )


def test_the_reasons_are_told_in_plain_words_and_keep_the_number_and_the_telephone_to_themselves():
    found = one(row("陈婧", CROSSED, phone="+86 138-0013-8000", employer="春江工具厂"))

    assert found.best.why == "姓名同音（陈婧/陈静），身份证号相邻两位对调，出生日期相同，手机相同，单位相同"
    assert CHEN not in found.best.why
    assert "13800138000" not in found.best.why


def test_two_valid_numbers_of_one_name_and_one_birth_date_are_two_people():
    assert (
        one(row("陈静", whole("32041119800101204"), BORN, "13700137000", "另一单位")).verdict == Verdict.NEW
    )


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (WRONG, "只差一处"),
        (CROSSED, "相邻两位对调"),
        (CHEN[:-1] + ("1" if CHEN[-1] != "1" else "2"), "只差一处"),
        (CHEN[:9] + CHEN[10:], "只差一处"),
        (CHEN[:9] + CHEN[9] + CHEN[9:], "只差一处"),
        (CHEN[:15] + "000", "后三位被表格改成 000"),
        (CHEN[:4] + "*" * 10 + CHEN[14:], "未遮盖的各位相同"),
    ],
    ids=["digit", "crossed", "check", "short", "long", "spreadsheet", "masked"],
)
def test_a_number_with_one_slip_leads_to_its_owner_for_a_person_to_decide(number, says):
    found = one(row("陈静", number, BORN))

    assert (found.verdict, found.best.key) == (Verdict.CANDIDATES, 1)
    assert says in found.best.why


def test_a_spoilt_number_that_passes_the_check_by_chance_is_still_seen_as_spoilt():
    owner = next(
        whole(f"3204111980010{n:04d}") for n in range(1000, 9999) if is_spoilt_valid(f"3204111980010{n:04d}")
    )
    found = one(row("陈静", owner[:15] + "000", BORN), people(identities=[owner, WANG]))

    assert found.verdict == Verdict.CANDIDATES
    assert "改成 000" in found.best.why


def is_spoilt_valid(first17):
    spoilt = first17[:15] + "00"
    known = int(first17[10:12]) in range(1, 13) and int(first17[12:14]) in range(1, 29)
    return known and first17[15:] != "00" and check_digit(spoilt) == "0"


def test_sealed_people_are_found_by_the_index_of_the_number_and_of_its_repairs():
    def blind(number):
        return f"#{number[::-1]}"

    sealed = people(identities=[blind(CHEN), blind(WANG)], births=[None, None], sealed=True)

    assert one(row("陈静", CHEN), sealed, blind=blind).verdict == Verdict.SAME
    assert one(row("陈婧", WRONG), sealed, blind=blind).best.key == 1
    assert one(row("陈静", whole("32041119800101204")), sealed, blind=blind).verdict == Verdict.NEW


def test_former_names_on_either_side():
    known = people(names=["李鹃", "王磊"], formers=["", ""], identities=["", ""])
    renamed = people(names=["李梓涵", "王磊"], formers=["李鹃、李小娟", ""], identities=["", ""])

    for found in (one(row("李梓涵（曾用名李鹃）", birth=BORN), known), one(row("李鹃", birth=BORN), renamed)):
        assert found.best.key == 1
        assert found.best.why.startswith("与曾用名相同（李鹃/李鹃）")


def test_a_name_hundreds_have_weighs_less_and_says_how_many():
    many = Roll(keys=range(300), names=["王伟"] * 299 + ["单雨桐"], births=[BORN] * 300)
    common = one(row("王伟", birth=BORN), Roll(keys=range(20), names=["王伟"] * 20, births=[BORN] * 20))

    assert one(row("单雨桐", birth=BORN), many).best.key == 299
    assert "登记中同名 20 人" in common.best.why
    assert len(common.candidates) == 5


def test_a_telephone_everybody_shares_proves_little():
    shared = Roll(keys=range(40), names=[f"张{c}" for c in "甲乙丙丁" * 10], phones=["13800138000"] * 40)

    assert one(row("赵新", phone="13800138000"), shared).verdict == Verdict.NEW


def test_an_empty_row_and_an_empty_register():
    assert one(row("")).verdict == Verdict.NEW
    assert one(row("陈静", CHEN), Roll([], [])).verdict == Verdict.NEW
    assert list(match(people(), Roll([], []))) == []


def test_a_row_without_a_name_is_never_joined():
    assert one(row("", CHEN)).verdict == Verdict.CANDIDATES


def test_a_roll_that_tells_somebody_twice():
    twice = Roll(
        [7, 8, 9], ["陈静", "王磊", "陳婧"], [CHEN, WANG, ""], births=[None, None, BORN], phones=["", "", ""]
    )
    first, second, third = repeats(twice)

    assert (first.verdict, second.verdict) == (Verdict.NEW, Verdict.NEW)
    assert (third.verdict, third.best.key) == (Verdict.CANDIDATES, 7)


def test_columns_of_different_lengths_are_a_mistake_of_ours():
    with pytest.raises(ValueError, match="shorter"):
        list(match(Roll([1, 2], ["陈静", "王磊"], [CHEN]), people()))


@settings(max_examples=40)
@given(st.data())
def test_nobody_is_joined_unless_the_number_is_the_same_and_valid(data):
    seed = data.draw(st.integers(0, 10**6))
    known = People(seed).many(30)
    lines = list(roll(known, 30, seed, CARELESS))
    register = Roll(range(30), [w.name for w in known], [w.identity for w in known])
    incoming = Roll(range(30), [x.worker.name for x in lines], [x.worker.identity for x in lines])
    for finding, line in zip(match(register, incoming), lines, strict=True):
        if finding.verdict == Verdict.SAME:
            assert identity_number(line.worker.identity) == known[finding.best.key].identity
            assert finding.best.key == line.truth


def test_what_we_promise_of_a_careless_roll():
    """Precision 0.99 and recall 0.97 of rows joined or first candidate; the bench measures it at full size."""
    known = People(5).many(2000)
    lines = list(roll(known, 2000, 5, CARELESS))
    register, incoming = columns(known), columns([line.worker for line in lines])
    claims = [finding.best.key if finding.best else None for finding in match(register, incoming)]
    truths = [line.truth for line in lines]
    right = sum(claim == truth for claim, truth in zip(claims, truths, strict=True) if claim is not None)

    assert right / sum(claim is not None for claim in claims) >= 0.99
    assert right / sum(truth is not None for truth in truths) >= 0.97


def columns(workers):
    names = {
        "names": "name",
        "identities": "identity",
        "births": "birth",
        "sexes": "sex",
        "phones": "phone",
        "employers": "employer",
    }
    made = {column: [getattr(worker, field) for worker in workers] for column, field in names.items()}
    return Roll(range(len(workers)), formers=[worker.former for worker in workers], **made)


def test_every_sign_has_its_words_and_its_reason():
    assert len(signs.SIGNS) > 30
    assert [
        sign.says for sign in signs.SIGNS if not sign.because.endswith("。") or sign.says.endswith("。")
    ] == []
