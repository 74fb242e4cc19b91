"""The sample federation: built, then brought in by the same steps that users take."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.base.errors import Refused
from zhijia.base.periods import Period
from zhijia.news.services import load_articles
from zhijia.orgs.models import Unit
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account
from zhijia.sheets.models import Intake
from zhijia.sheets.reading import recognise
from zhijia.sheets.services import commit, receive, stage
from zhijia.sheets.terms import State

from .console import BEGINNING, operator
from .defaults import lay_defaults

SAMPLES = settings.BASE / "samples" / "xinbei"
PASSWORD = "zhijia-demo"  # noqa: S105  (printed by the demo; the sample holds nobody real)
CAST = (
    ("limin", "李敏", "新北区总工会", Role.OFFICER, "区总工会综合部，全区台账与报告"),
    ("zhenghua", "郑华", "新北区总工会", Role.LEADER, "区总工会领导，复签、延长期限、登记规则"),
    ("zhaoqiang", "赵强", "新北区总工会", Role.CASHIER, "出纳，制作付款批次、导入回盘"),
    ("wutao", "吴涛", "新北区总工会", Role.TREASURER, "财务负责人，放行付款、预算、结账"),
    (
        "sunfang",
        "孙芳",
        "春江街道总工会",
        Role.TOWN,
        "春江街道总工会（2020 年由春江镇拆分），审核本街道的申请",
    ),
    ("zhouping", "周平", "薛家镇总工会", Role.TOWN, "薛家镇总工会，看不到春江街道的行"),
    ("wanglei", "王磊", "春江街道总工会", Role.MEMBER, "基层工会，受理核实"),
    ("chenjing", "陈静", "春江街道总工会", Role.MEMBER, "会员，手机页面 /m/"),
)
ROOTS = (
    ("常州市总工会", "常州市", UnitKind.CITY, "", "320400"),
    ("新北区总工会", "新北区", UnitKind.DISTRICT, "常州市总工会", "320411"),
    ("武进区总工会", "武进区", UnitKind.DISTRICT, "常州市总工会", "320412"),
)
Tell = Callable[[str, int, int], None]


def lay_roots() -> None:
    """The unions the registers hang from, and the house's own rules."""
    lay_defaults()
    for name, short, kind, above, code in ROOTS:
        if not Unit.objects.filter(name=name).exists():
            parent = Unit.objects.filter(name=above).first()
            open_unit(
                name,
                short=short,
                kind=kind,
                parent=parent,
                on=BEGINNING,
                code=code,
                by="样例",
                at=timezone.now(),
            )


def build(folder: Path) -> None:
    """Write the workbooks, once; the generator is plain Python and always writes the same cells."""
    done = folder / ".built"
    generator = sorted((SAMPLES / "generator").glob("*.py"))
    stamp = sha256(b"".join(path.read_bytes() for path in generator)).hexdigest()
    if done.exists() and done.read_text() == stamp:
        return
    subprocess.run([sys.executable, str(SAMPLES / "build.py"), str(folder)], check=True)
    done.write_text(stamp)


def load(folder: Path, tell: Tell) -> int:
    """Bring in every register not yet in; a load that was killed is simply run again. Returns rows brought in."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".xlsx", ".csv"))
    rows = 0
    for number, path in enumerate(paths, start=1):
        tell(path.stem, number, len(paths))
        rows += bring(path)
    return rows


def bring(path: Path) -> int:
    content = path.read_bytes()
    if Intake.objects.filter(file__digest=sha256(content).hexdigest(), state=State.COMMITTED).exists():
        return 0
    at = timezone.now()
    intake = stage(receive(recognise(path.name, content), path.name, content, by=operator(), at=at), at=at)
    if intake.state != State.READY or intake.wrong:
        raise Refused(
            f"样例“{path.name}”没有通过检查，请重新生成样例：{intake.remarks or intake.problems.first()}"
        )
    return commit(intake, by=operator(), at=timezone.now()).new


def hire_cast() -> None:
    """On the map of today: who serves a union that came of another serves it from its first day."""
    for username, name, unit, role, _ in CAST:
        account = Account.objects.filter(username=username).first()
        account = account or Account.objects.create_account(username, name=name, password=PASSWORD)
        place = Unit.objects.get(name=unit)
        since = max(BEGINNING, place.opened_on)
        give_post(account, unit=place, role=role, since=since, by="样例", at=datetime.now(UTC))


def publish(period: Period) -> int:
    """The sample's news; the five-year report among it is checked and frozen as it goes out."""
    unit, writer = Unit.objects.get(code="320411"), Account.objects.get(username="limin")
    return load_articles(articles(), unit=unit, period=period, by=writer, at=timezone.now())


def articles() -> list[dict[str, object]]:
    """The sample's news, bodies in paragraphs; one takes its body from the report file."""
    told = json.loads((SAMPLES / "articles.json").read_text("utf-8"))
    for article in told:
        if article.get("body_file"):
            article["body"] = (SAMPLES / article["body_file"]).read_text("utf-8")
        else:
            article["body"] = "\n".join(article["paragraphs"])
        article["published_on"] = date.fromisoformat(article["published_on"])
    return list(told)
