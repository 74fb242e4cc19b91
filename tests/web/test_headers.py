"""What every answer carries."""

from types import SimpleNamespace

from django.http import HttpResponse
from django.test import RequestFactory

from zhijia.web.middleware import headers


def answered(*, signed_in=False, response=None):
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=signed_in)
    return headers(lambda _: response or HttpResponse("<p>好</p>"))(request)


def test_scripts_and_styles_come_only_from_us():
    policy = answered()["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy


def test_the_rest_of_the_closed_doors():
    response = answered()

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_what_a_signed_in_person_sees_is_not_stored():
    assert answered(signed_in=True)["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in answered()


def test_a_view_may_say_otherwise():
    said = HttpResponse("1,2", content_type="text/csv", headers={"Cache-Control": "max-age=60"})

    assert answered(signed_in=True, response=said)["Cache-Control"] == "max-age=60"


def test_pages_vary_by_fragment_and_reader_and_files_do_not():
    assert answered()["Vary"] == "HX-Request, Cookie"
    assert "Vary" not in answered(response=HttpResponse("1,2", content_type="text/csv"))
