"""Opening a matter, and laying papers before it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.files.models import Kept
from zhijia.files.services import content_of, keep
from zhijia.orgs.models import Unit
from zhijia.people.models import Account, Person

from ..flows import flows
from ..models import Attachment, Counter, Matter

LARGEST = 10 * 1024 * 1024  # bytes: a photo from a phone is 3–6 MB
HEADS = {b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n": ".png", b"%PDF-": ".pdf"}


@transaction.atomic
def open_matter(
    kind: str, *, title: str, applicant: Person | None, unit: Unit, by: Account, at: datetime
) -> Matter:
    """A draft: it has no number and nobody but its owner sees it. A union's own matter has no applicant."""
    return Matter.objects.create(
        kind=kind, title=title, state=flows[kind].first, applicant=applicant, unit=unit, entered_by=by,
        opened_at=at, rules_on=timezone.localdate(at),
    )  # fmt: skip


def next_number(kind: str, *, prefix: str, year: int) -> str:
    """BF-2026-0412: by kind and year, without gaps; the row is locked until the submission stands."""
    Counter.objects.get_or_create(kind=kind, year=year)
    counter = Counter.objects.select_for_update().get(kind=kind, year=year)
    Counter.objects.filter(pk=counter.pk).update(last=counter.last + 1)
    return f"{prefix}-{year}-{counter.last + 1:04d}"


@transaction.atomic
def attach(matter: Matter, *, label: str, name: str, content: bytes, by: Account, at: datetime) -> Attachment:
    """Lay a paper before the matter: photo or PDF. What a file is, its first bytes say, not its name."""
    if matter.closed_at:
        raise Refused("这件事已经办结，不再收材料；有新的情况可以重新申请")
    kept = paper(name, content, by=by, at=at)
    return Attachment.objects.create(matter=matter, label=label, file=kept, by=by, at=at)


def paper(name: str, content: bytes, *, by: Account, at: datetime) -> Kept:
    """Keep a photo or a PDF, sealed; anything else is refused before it is kept."""
    if len(content) > LARGEST:
        raise Refused("文件超过 10 MB，请压缩照片或分开上传")
    if not any(content.startswith(head) for head in HEADS):
        raise Refused("只收照片（JPG、PNG）或 PDF，请拍照后上传")
    return keep(name, content, by=by, at=at)


@transaction.atomic
def detach(attachment: Attachment) -> None:
    """Take back a paper that was not handed in yet; one that belongs to a step stays."""
    if not Attachment.objects.filter(pk=attachment.pk, step=None).delete()[0]:
        raise Refused("这份材料已随申请提交，不能撤下，可以补充新的材料")


def open_paper(attachment: Attachment, *, by: Account, at: datetime) -> bytes:
    """The paper's bytes, and a line in the diary: who looked into it, of which matter."""
    facts = {"label": attachment.label, "matter": attachment.matter.number}
    note("matters.paper.opened", f"attachment:{attachment.pk}", by=by, at=at, facts=facts)
    return content_of(attachment.file)
