"""Invented rolls of any size with the columns of the real-name register, and errors whose kind is known.

    .venv/bin/python -m bench.rolls ROWS FILE.csv [SEED]

Nobody here lives: names are drawn from common ones with their rough frequencies, numbers from a seeded generator.
"""

import csv
import random
import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from stdnum.cn import uscc

from bench.misspelling import misspell, misspell_number, renamed
from zhijia.base.identity import check_digit

SURNAMES = (
    "王72李71张68刘54陈46杨31赵23黄22周21吴20徐17孙15胡13朱13高12林12何11郭11马10罗9梁8宋8郑8谢7韩7唐6冯6于6董6萧6程6曹6袁6邓6许6傅5"
    "沈5曾5彭5吕5苏5卢5蒋5蔡5贾4丁4魏4薛4叶4阎4余4潘4杜4戴4夏4钟4汪4田4任4姜4范3方3石3姚3谭3廖3邹3熊3金3陆3郝3孔3白3崔3康3毛3邱3秦3江3史3"
    "顾3侯3邵3孟3龙3万3段2雷2钱2汤2尹2黎2易2常2武2乔2贺2赖2龚2文2单1仇1解1臧1翟1华1殷1恽1巢1储1恽1"
)
MEN = "伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢建华建国建军志强志刚国强海涛海波文杰文斌晓东晓明小军永强玉林俊杰俊峰浩然子轩宇轩志伟建平建明国平国华春林金龙"
SINGLE_MEN, SINGLE_WOMEN = 32, 32
WOMEN = "芳娜敏静丽艳娟霞玲婷燕丹红莉梅洁莹颖雪琴慧云倩蓉萍佳英琳瑶璐菊兰秀英秀兰桂英玉兰玉梅淑珍淑华海燕红梅晓燕小红丽娟丽华丽萍雪梅春梅春燕婷婷欣怡雨欣梓涵思雨佳怡文静"
LETTERS = (
    "建国文志明海春金玉晓小永德庆忠学荣宏光生林成祥平安新东红秀英兰梅芳霞丽雪婷颖佳欣怡涵梓雨子宇轩浩俊杰博思嘉瑞泽"
    "晨阳凯鹏飞旭峰刚强军伟勇斌波涛宁龙虎华民义仁礼智信福禄寿喜财根水火木土炳耀辉煌锦绣莲菊桃杏柳松柏竹青云天星月"
)
RARE = "喆堃犇淼玥珺翀赟旸祎珩頔燚昇龢䶮㛃垚骉曌鋆翯"
UIGHUR_PARTS = """
阿卜杜拉 买买提 古丽娜尔 艾力 吐尔逊 热合曼 帕提古丽 玉素甫 阿依古丽 木拉提 努尔兰 迪丽拜尔 阿不力孜
麦麦提江 依明
"""
UIGHUR = UIGHUR_PARTS.split()
TIBETAN = ["扎西", "卓玛", "多吉", "央金", "次仁", "拉姆", "平措", "旺堆", "德吉", "尼玛", "达娃", "普布"]
AREAS = ("320411", "320411", "320411", "320402", "320404", "320412", "320483", "320981", "321283", "340123", "341222", "411422", "420625", "510922", "520221", "610924", "620522")  # fmt: skip
TRADE_WORDS = """
工具 机电 新材料 光伏 纺织 服装 轴承 电缆 化工 塑业 物流 食品 医药 电子 模具 汽配 印刷 建筑 家具 软件
"""
TRADES = TRADE_WORDS.split()
FIRM_WORDS = """
春江 孟河 薛家 罗溪 奔牛 新桥 龙城 常新 恒立 天合 华日 兴宇 东方 瑞声 永安 宏达 鼎盛 金坛 长江 三井 河海
新龙 顺丰 方圆 宝捷
"""
WORDS = FIRM_WORDS.split()
LABELS = ["姓名", "证件类型", "证件号码", "性别", "出生日期", "民族", "手机号码", "政治面貌", "学历", "户籍类型", "是否农民工", "就业状况", "职业群体", "工作单位", "统一社会信用代码", "所属工会", "职务", "技能等级", "入会日期", "会员证号"]  # fmt: skip
OLDEST, DAYS = date(1958, 1, 1), 16_400
PHONES = ("138", "139", "136", "137", "150", "151", "159", "188", "186", "130", "133", "189", "177", "199")


@dataclass(frozen=True, slots=True)
class Worker:
    """The twenty columns, and beside them the former name a register may know."""

    name: str
    document: str
    identity: str
    sex: str
    birth: date | None
    nationality: str
    phone: str
    politics: str
    education: str
    hukou: str
    migrant: str
    employment: str
    occupation: str
    employer: str
    code: str
    union: str
    position: str
    skill: str
    joined: date
    card: str
    former: str = ""

    def cells(self) -> list[str]:
        return [str(getattr(self, name) or "") for name in self.__slots__[: len(LABELS)]]


@dataclass(frozen=True, slots=True)
class Rates:
    """Share of rows with each error; independent, so a row may have several."""

    name: float = 0.07
    rare: float = 0.5  # of those whose name is hard to type
    former: float = 0.005
    renamed: float = 0.001
    number: float = 0.06
    old: float = 0.03
    missing: float = 0.04
    birth: float = 0.005
    no_birth: float = 0.02
    phone: float = 0.15
    no_phone: float = 0.05
    moved: float = 0.12
    short: float = 0.10
    twice: float = 0.01  # of the roll: a second line for somebody above, spelt otherwise
    twin: float = 0.005  # of the roll: somebody else of the same name, sex and birth date
    fresh: float = 0.15  # of the roll: nobody registered


CARELESS = Rates(
    name=0.2, number=0.15, missing=0.25, birth=0.02, no_birth=0.1, phone=0.4, no_phone=0.15, moved=0.35
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a roll; `truth` is the place of the person in the register, `above` of the same human in this roll."""

    worker: Worker
    truth: int | None
    kinds: tuple[str, ...] = ()
    above: int | None = None


@dataclass
class People:
    """The district's working people, as many as asked, no number twice."""

    seed: int
    firms: int = 3000
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        named = [SURNAMES[n] for n in range(len(SURNAMES)) if not SURNAMES[n].isdigit()]
        shares = [int(told) for told in "".join(c if c.isdigit() else " " for c in SURNAMES).split()]
        self.surnames, self.shares = named, list(accumulate(shares))
        firms = random.Random(1)
        made = sorted(
            {firms.choice(WORDS) + firms.choice(WORDS) + firms.choice(TRADES) for _ in range(self.firms)}
        )
        self.employers = [(f"常州市{name}有限公司", _code(n)) for n, name in enumerate(made)]

    def many(self, size: int) -> list[Worker]:
        return [self.one() for _ in range(size)]

    def one(self) -> Worker:
        dice = self.dice
        sex = "男" if dice.random() < 0.55 else "女"
        born = OLDEST + timedelta(days=int(DAYS * dice.betavariate(2.2, 1.8)))
        name, nationality = self.named(sex)
        employer, code = self.employer()
        return Worker(
            name, "身份证", self.number(born, sex), sex, born, nationality, self.phone(),
            dice.choice(("群众", "群众", "群众", "中共党员", "共青团员")), dice.choice(("初中", "高中", "中职", "专科", "本科", "研究生")),
            dice.choice(("本地城镇", "本地农村", "外地城镇", "外地农村")), dice.choice("是否"),
            dice.choice(("合同制", "合同制", "劳务派遣", "灵活就业")), dice.choice(("其他", "其他", "货车司机", "快递员", "网约送餐员", "保安员")),
            employer, code, employer.removesuffix("有限公司") + "工会", dice.choice(("操作工", "班组长", "技术员", "文员", "司机", "")),
            dice.choice(("", "初级工", "中级工", "高级工", "技师")), date(2008, 1, 1) + timedelta(days=dice.randrange(6000)),
            f"HY{len(self.used):08d}",
            renamed(name, dice) if dice.random() < 0.01 else "",
        )  # fmt: skip

    def named(self, sex: str) -> tuple[str, str]:
        draw = self.dice.random()
        if draw < 0.006:
            return "·".join(self.dice.sample(UIGHUR, 2)), "维吾尔族"
        if draw < 0.009:
            return "".join(self.dice.sample(TIBETAN, 2)), "藏族"
        surname = self.surnames[bisect_left(self.shares, self.dice.uniform(0, self.shares[-1]))]
        return surname + self.given(sex), "汉族" if draw < 0.985 else self.dice.choice(
            ("回族", "苗族", "土家族", "壮族")
        )

    def given(self, sex: str) -> str:
        """Half of us have one of a hundred common names; the common ones are much more common than the rest."""
        dice, draw = self.dice, self.dice.random()
        common, single = (MEN, SINGLE_MEN) if sex == "男" else (WOMEN, SINGLE_WOMEN)
        if draw < 0.18:
            return common[_early(dice, single)]
        if draw < 0.42:
            return common[single:][2 * _early(dice, (len(common) - single) // 2) :][:2]
        if draw < 0.43:
            return dice.choice(RARE)
        return LETTERS[_early(dice, len(LETTERS))] + LETTERS[_early(dice, len(LETTERS))]

    def employer(self) -> tuple[str, str]:
        return self.employers[int(len(self.employers) * self.dice.betavariate(0.6, 2))]

    def number(self, born: date, sex: str) -> str:
        while True:
            order = self.dice.randrange(0, 998, 2) + (sex == "男")
            first17 = f"{self.dice.choice(AREAS)}{born:%Y%m%d}{order:03d}"
            if first17 not in self.used:
                self.used.add(first17)
                return first17 + check_digit(first17)

    def phone(self) -> str:
        return f"{self.dice.choice(PHONES)}{self.dice.randrange(10**8):08d}"


def _early(dice: random.Random, size: int) -> int:
    """A place in a list whose first entries are the common ones."""
    return int(size * dice.random() ** 1.8)


def _code(n: int) -> str:
    first17 = f"91320411MA2{n:06d}"
    return first17 + str(uscc.calc_check_digit(first17))


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who writes the roll: how careless, and what else may get into a row."""

    dice: random.Random
    others: People
    rates: Rates


Told = tuple[str, Worker]


def roll(people: list[Worker], size: int, seed: int, rates: Rates | None = None) -> Iterator[Line]:
    """Lines about some of these people, each at most once unless it is told twice, and about some nobody knows."""
    rates, dice = rates or Rates(), random.Random(seed)
    clerk = Clerk(dice, People(seed + 1, used={worker.identity[:17] for worker in people}), rates)
    order = iter(dice.sample(range(len(people)), len(people)))
    above: list[tuple[Worker, int | None, int]] = []
    for place in range(size):
        draw = dice.random()
        if draw < rates.twice and above:
            yield _twice(dice.choice(above), clerk)
            continue
        truth = None if draw > 1 - rates.fresh - rates.twin else next(order, None)
        worker = clerk.others.one() if truth is None else people[truth]
        kinds = ["未登记的人"] if truth is None else []
        if draw > 1 - rates.twin:
            worker, kinds = _twin(dice.choice(people), clerk.others), ["同名同日的另一人"]
        above.append((worker, truth, place))
        yield _line(worker, truth, kinds, clerk)


def _twin(worker: Worker, others: People) -> Worker:
    assert worker.birth
    number = others.number(worker.birth, worker.sex)
    return replace(
        others.one(), name=worker.name, sex=worker.sex, birth=worker.birth, identity=number, former=""
    )


def _twice(known: tuple[Worker, int | None, int], clerk: Clerk) -> Line:
    worker, truth, place = known
    kind, name = misspell(worker.name, clerk.dice)
    spelt = replace(clerk, rates=replace(clerk.rates, name=0, rare=0))
    return replace(_line(replace(worker, name=name), truth, ["同一人两种写法", kind], spelt), above=place)


def _line(worker: Worker, truth: int | None, kinds: list[str], clerk: Clerk) -> Line:
    for change in (_name, _number, _birth, _phone, _work):
        kind, worker = change(worker, clerk)
        kinds = [*kinds, kind] if kind else kinds
    return Line(worker, truth, tuple(kinds))


def _name(worker: Worker, clerk: Clerk) -> Told:
    dice, rates, draw = clerk.dice, clerk.rates, clerk.dice.random()
    hard = len(worker.name) > 4 or any(char in RARE for char in worker.name)
    if draw < (rates.rare if hard else rates.name):
        kind, name = misspell(worker.name, dice, hard=hard)
        return kind, replace(worker, name=name)
    if draw > 1 - rates.former and not worker.former:
        return "括号里写曾用名", replace(worker, name=f"{renamed(worker.name, dice)}（曾用名{worker.name}）")
    if worker.former and dice.random() < 0.5:
        return "只写曾用名", replace(worker, name=worker.former)
    if draw > 1 - rates.former - rates.renamed:
        return "改名未说明", replace(worker, name=renamed(worker.name, dice))
    return "", worker


def _number(worker: Worker, clerk: Clerk) -> Told:
    rates, number, draw = clerk.rates, worker.identity, clerk.dice.random()
    if draw < rates.missing:
        return "缺证件号", replace(worker, identity="")
    if draw < rates.missing + rates.old and number[6:8] == "19":
        return "十五位旧号", replace(worker, identity=number[:6] + number[8:17])
    if draw > 1 - rates.number:
        kind, wrong = misspell_number(number, clerk.dice)
        return kind, replace(worker, identity=wrong)
    return "", worker


def _birth(worker: Worker, clerk: Clerk) -> Told:
    draw = clerk.dice.random()
    if draw < clerk.rates.birth and worker.birth:
        wrong = worker.birth + timedelta(days=clerk.dice.choice((-10, -1, 1, 10, 365, 30)))
        return "出生日期写错", replace(worker, birth=wrong)
    return ("缺出生日期", replace(worker, birth=None)) if draw > 1 - clerk.rates.no_birth else ("", worker)


def _phone(worker: Worker, clerk: Clerk) -> Told:
    draw = clerk.dice.random()
    if draw < clerk.rates.phone:
        return "换手机", replace(worker, phone=clerk.others.phone())
    return ("缺手机", replace(worker, phone="")) if draw > 1 - clerk.rates.no_phone else ("", worker)


def _work(worker: Worker, clerk: Clerk) -> Told:
    draw = clerk.dice.random()
    if draw < clerk.rates.moved:
        employer, code = clerk.others.employer()
        return "换单位", replace(worker, employer=employer, code=code)
    short = worker.employer.removeprefix("常州市").removesuffix("有限公司")
    return ("单位写简称", replace(worker, employer=short)) if draw > 1 - clerk.rates.short else ("", worker)


def main() -> None:
    rows, path, seed = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 20190430
    with Path(path).open("w", newline="", encoding="utf-8-sig") as out:
        paper = csv.writer(out)
        paper.writerow(LABELS)
        paper.writerows(worker.cells() for worker in People(seed).many(rows))


if __name__ == "__main__":
    main()
