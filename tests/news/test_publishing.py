"""李敏 publishes: once, in our punctuation, and with a report exactly what was checked."""

from datetime import date

import pytest

from tests.cast import NOW, refuses
from tests.news.conftest import REPORT, publish_all, told
from zhijia.audit.models import Line
from zhijia.news.models import Article, Channel
from zhijia.news.punctuation import punctuated
from zhijia.news.services import open_channel, publish, slug_of
from zhijia.reports.models import Edition, Report


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        ("新北区工会:当好主力军,建功新时代", "新北区工会：当好主力军，建功新时代"),
        ("职工(农民工)歌手大赛", "职工（农民工）歌手大赛"),
        ("第1季度(2018),共1,200人;", "第1季度（2018），共1,200人；"),
        ("上午9:30开会,见 https://example.cn/a:b", "上午9:30开会，见 https://example.cn/a:b"),
        ("“双创”,推进(一)", "“双创”，推进（一）"),
        ("See (2018), please", "See (2018), please"),
        ("", ""),
    ],
)
def test_half_width_marks_beside_chinese_become_full_width(typed, published):
    assert punctuated(typed) == published
    assert len(published) == len(typed)


def test_the_edition_and_the_article_say_the_same_letter_by_letter(district, limin, registers):
    assert (
        publish_all(
            district, limin, told("五年工作回顾", date(2019, 5, 5), body=REPORT, body_file="report.txt")
        )
        == 1
    )
    article = Article.objects.get()

    assert article.body == article.edition.body == Report.objects.get().body
    assert "大赛3场，技能" in article.body
    assert all(article.body[c.start :].startswith(c.quote) for c in article.edition.claims.all())
    assert [(c.quote, c.verdict) for c in article.edition.claims.all()] == [
        ("3场", "supported"), ("200余人次", "contradicted"), ("2500元", "supported"), ("8个", "unsupported"),
    ]  # fmt: skip


def test_loading_again_publishes_nothing_twice(district, limin):
    news = [
        told("春江镇焊工比武", date(2018, 9, 17)),
        told("薛家镇比武", date(2018, 9, 17), channel="基层动态"),
    ]

    assert publish_all(district, limin, *news) == 2
    assert publish_all(district, limin, *news) == 0
    assert Article.objects.count() == 2
    assert [channel.name for channel in Channel.objects.all()] == ["工会要闻", "基层动态"]


def test_publishing_leaves_a_line_in_the_diary(district, limin):
    article = publish(
        channel=open_channel("工会要闻"),
        title="春江镇焊工比武",
        source="",
        published_on=date(2018, 9, 17),
        body="比武。",
        by=limin,
        at=NOW,
    )

    line = Line.objects.latest("number")
    assert (line.verb, line.subject, line.actor) == (
        "news.article.published",
        f"article:{article.pk}",
        str(limin),
    )
    assert article.slug == slug_of("春江镇焊工比武", date(2018, 9, 17))


def test_a_report_without_figures_is_refused_and_nothing_moves(district, limin):
    with refuses("没有可核对的数字"):
        publish_all(district, limin, told("散文", date(2019, 1, 1), body="春天来了。", body_file="a.txt"))

    assert (
        Article.objects.count()
        == Report.objects.count()
        == Edition.objects.count()
        == Channel.objects.count()
        == 0
    )


def test_the_same_address_twice_and_an_empty_text_are_refused(district, limin):
    said = {
        "channel": open_channel("工会要闻"),
        "source": "",
        "published_on": date(2019, 1, 1),
        "by": limin,
        "at": NOW,
    }
    publish(title="元旦", body="新年好。", **said)

    with refuses("已有这一篇"):
        publish(title="元旦", body="又一年。", **said)
    with refuses("都要填写"):
        publish(title="空", body=" ", **said)
    assert Article.objects.count() == 1
