"""What the house itself rules until a federation sets its own. Each row says where it comes from."""

from datetime import UTC, date, datetime
from decimal import Decimal

from .models import Rule
from .services import set_rule

BEGINNING = date(2000, 1, 1)
ROWS = (
    (
        "figures.min_public_cell",
        Decimal(10),
        "公开统计最小人数",
        "人",
        "示例：未找到上级文件规定的数值；依据《个人信息保护法》第二十五条不公开个人信息的要求设定",
        "第二十五条",
        True,
    ),
)


def lay_defaults() -> None:
    """Idempotent: a rule the federation has set is never touched."""
    for code, value, name, unit, document, article, example in ROWS:
        if not Rule.objects.filter(code=code).exists():
            set_rule(
                code, value, name=name, unit=unit, since=BEGINNING, document=document,
                article=article, example=example, by="职家", at=datetime.now(UTC),
            )  # fmt: skip
