"""`zhijia orgs check`: rebuild every path from the superiors, on every day, and compare; `--fix` writes the right ones."""

import argparse

from django.utils import timezone

from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.queries import Flaw, flaws
from zhijia.orgs.services import repair

MOST = 20


def run(asked: argparse.Namespace) -> int:
    found = flaws()
    tell(found)
    if not found:
        print(
            f"组织树完好：{Unit.objects.count():,} 个工会，{Placement.objects.count():,} 段隶属，逐段相符。"
        )
        return 0
    if not asked.fix:
        print("可加上 --fix 改正路径；其余问题须由人核对。")
        return 1
    mended = repair(by="控制台", at=timezone.now())
    left = flaws()
    print(f"已改正 {len(mended):,} 处路径，并已留痕；还有 {len(left):,} 处。")
    return 1 if left else 0


def tell(found: list[Flaw]) -> None:
    for flaw in found[:MOST]:
        print(f"{flaw.unit.name}：{flaw.says}{'' if flaw.mendable else '（须由人核对）'}")
    if len(found) > MOST:
        print(f"……共 {len(found):,} 处")
