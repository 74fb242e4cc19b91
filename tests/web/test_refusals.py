"""A rule that says no is answered with its sentence, and nothing typed is lost."""

from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from zhijia.base.errors import Refused
from zhijia.web.middleware import answer, came_from, kept

SENTENCE = "公示至 2019-05-10，期满后方可发放"


def posted(**headers):
    return RequestFactory().post(
        "/w/aid/1/pay/",
        {"memo": "大病救助<b>", "password": "hunter2", "csrfmiddlewaretoken": "abc", "empty": " "},
        headers=headers,
    )


def test_the_page_says_the_sentence_and_gives_back_what_was_typed():
    response = answer(posted(), Refused(SENTENCE))

    assert response.status_code == 422
    assert SENTENCE in response.text
    assert "大病救助&lt;b&gt;" in response.text
    assert "hunter2" not in response.text


def test_under_htmx_only_the_notice_changes_so_the_form_stays():
    response = answer(posted(HX_Request="true"), Refused(SENTENCE))

    assert response.status_code == 422
    assert response["HX-Retarget"] == "#notice"
    assert SENTENCE in response.text
    assert "<html" not in response.text


def test_other_errors_are_not_ours_to_answer():
    assert answer(posted(), ValueError("x")) is None


def test_passwords_tokens_and_blanks_are_not_kept():
    assert kept(posted()) == [("memo", "大病救助<b>")]


def test_the_way_back_stays_on_this_site():
    assert came_from(posted(Referer="http://testserver/w/aid/1/?tab=2")) == "/w/aid/1/?tab=2"
    assert came_from(posted(Referer="https://evil.example/w/")) == "/w/aid/1/pay/"
    assert came_from(RequestFactory().get("/w/aid/1/")) == "/"


def test_a_page_left_open_too_long_says_so_in_chinese():
    response = Client(enforce_csrf_checks=True).post("/mode/", {"mode": "care"})

    assert response.status_code == 403
    assert "页面停留太久" in response.text


def test_a_wrong_address_is_answered_in_our_dress():
    response = Client().get("/no/such/page/")

    assert response.status_code == 404
    assert "找不到这个页面" in response.text


def test_the_page_for_our_own_faults_needs_nothing_to_be_well():
    html = render_to_string("500.html")

    assert "系统出了问题" in html
    assert 'data-mode="std"' in html
