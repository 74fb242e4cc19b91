"""A notice of three, published on the Friday before the Spring Festival of 2026."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from zhijia.notices.defaults import lay_defaults
from zhijia.notices.services import Line, publicities, publish

FRIDAY = datetime(2026, 2, 13, 2, tzinfo=UTC)  # ten in the morning in Changzhou
LISTED = (
    Line("BF-2026-0001", "陈静", "春江工具厂工会", "深度困难", 500_000),
    Line("BF-2026-0002", "欧阳建国", "春江工具厂工会", "相对困难", 250_050),
    Line("BF-2026-0003", "王小明", "薛家镇总工会", "意外致困", None),
)


def day(text: str, hour: int = 2) -> datetime:
    return datetime.fromisoformat(f"{text}T{hour:02d}:00:00+00:00")


def address(name, *args):
    return reverse(f"notices:{name}", args=args)


def open_notice(district, by, *, title="困难职工帮扶公示（2026年第1批）", at=FRIDAY):
    basis = "经镇街工会审核，现将拟帮扶名单公示，请职工监督。"
    return publish(title, unit=district.unit, rows=LISTED, days=5, basis=basis, by=by, at=at)


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    """These notices list nobody's matters: the rooms that follow notices are not told."""
    monkeypatch.setattr(publicities, "followers", [])


@pytest.fixture
def told(district):
    """The texts and periods of the house."""
    lay_defaults(at=FRIDAY)


@pytest.fixture
def notice(district, limin):
    return open_notice(district, limin)
