"""Somebody wrote into the tables by hand: the check says what is wrong, and mends what the superiors can tell."""

from datetime import date

from tests.cast import NOW, refuses
from tests.orgs.deeds import SAID, assert_every_map_holds
from zhijia.audit.models import Line
from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.queries import flaws
from zhijia.orgs.services import move_unit, repair
from zhijia.site.cli import main


def spoil(district):
    """Today's path of one, an old path of another, and a whole town lifted out of the district."""
    Unit.objects.filter(pk=district.plant_union.pk).update(path="/9999/")
    Placement.objects.filter(unit=district.benniu, until__isnull=False).update(path="/1/")
    Placement.objects.filter(unit=district.chunjiang).update(path=f"/{district.chunjiang.pk}/")


def test_a_sound_tree_has_no_flaws(district, capsys):
    assert flaws() == []
    assert main(["orgs", "check"]) == 0
    assert "组织树完好：7 个工会，8 段隶属" in capsys.readouterr().out


def test_spoilt_paths_are_told_and_mended(district, capsys):
    spoil(district)

    assert main(["orgs", "check"]) == 1
    assert capsys.readouterr().out.count("路径应为") == 3
    assert not Line.objects.filter(verb="orgs.paths.repaired").exists()
    assert main(["orgs", "check", "--fix"]) == 0
    assert "已改正 3 处路径，并已留痕；还有 0 处" in capsys.readouterr().out
    assert Line.objects.filter(verb="orgs.paths.repaired").count() == 1
    assert_every_map_holds()


def test_a_move_that_was_not_followed_below_is_mended(district):
    """As if the superior had been moved without its children: a placement is cut in two where it should have been."""
    move_unit(district.chunjiang, parent=district.wujin, on=date(2018, 1, 1), **SAID)
    Placement.objects.filter(unit=district.plant_union, since=date(2018, 1, 1)).delete()
    Placement.objects.filter(unit=district.plant_union).update(until=None)

    assert [flaw.mendable for flaw in flaws()] == [True]
    repair(by="测试", at=NOW)
    assert district.plant_union.placements.count() == 2
    assert_every_map_holds()


def test_where_superiors_and_days_contradict_each_other_a_person_must_say(district, capsys):
    Unit.objects.filter(pk=district.plant_union.pk).update(parent=district.xuejia)
    Placement.objects.filter(unit=district.benniu, until=None).update(since=date(2016, 1, 1))
    Unit.objects.filter(pk=district.city.pk).update(parent=district.unit)

    told = {flaw.says for flaw in flaws() if not flaw.mendable}
    assert any("最后一段隶属不符" in one for one in told)
    assert any("不相衔接" in one for one in told)
    assert any("绕成了一圈" in one for one in told)
    before = list(Placement.objects.values_list())
    with refuses("须由人核对"):
        repair(by="测试", at=NOW)
    assert main(["orgs", "check", "--fix"]) == 1
    assert list(Placement.objects.values_list()) == before


def test_on_a_spoilt_tree_nothing_is_painted_over(district):
    """A superior that did not exist for a while: the deed that would touch it is refused."""
    Placement.objects.filter(unit=district.chunjiang).update(since=date(2013, 1, 1))
    with refuses("zhijia orgs check"):
        move_unit(district.chunjiang, parent=district.wujin, on=date(2018, 1, 1), **SAID)
