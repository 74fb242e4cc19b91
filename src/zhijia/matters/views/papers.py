"""A kept photo or PDF as an answer: shown, never run, never cached."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n": "image/png", b"%PDF-": "application/pdf"}


def shown(name: str, content: bytes) -> HttpResponse:
    kind = next(
        (kind for head, kind in KINDS.items() if content.startswith(head)), "application/octet-stream"
    )
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = (
        content_disposition_header(kind == "application/octet-stream", name) or "inline"
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
