"""What is a claim, what is not, and how each is read. The sentences are our own."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhijia.base.numerals import write_every_form
from zhijia.reports.reading.claims import read_claims
from zhijia.reports.terms import Modality, Qualifier, Verdict

EXACT, AT_LEAST, NEARLY, ABOUT, RANK = Qualifier


def figures(text):
    return [(claim.quote, claim.value, claim.unit, claim.qualifier) for claim in read_claims(text)]


def quotes(text):
    return [claim.quote for claim in read_claims(text)]


# Every figure that a five-year report of a district federation tells, in sentences of our own.
REPORT = [
    ("区里头一回办朗诵：首届职工朗诵大赛", "首届", 1, "届", RANK),
    ("各级共办技能大赛125场。", "125场", 125, "场", EXACT),
    ("又开技能培训班216余次。", "216余次", 216, "次", AT_LEAST),
    ("银行放出创保贷5338万元。", "5338万元", 53380000, "元", EXACT),
    ("评出的劳动模范有27名。", "27名", 27, "名", EXACT),
    ("五一劳动奖章得主78名。", "78名", 78, "名", EXACT),
    ("五一劳动奖状41个。", "41个", 41, "个", EXACT),
    ("工人先锋号103个。", "103个", 103, "个", EXACT),
    ("新挂牌劳模创新工作室10个。", "10个", 10, "个", EXACT),
    ("困难职工身上花了450多万元。", "450多万元", 4500000, "元", AT_LEAST),
    ("招聘会一共开了65场。", "65场", 65, "场", EXACT),
    ("得到救助的有1500余人。", "1500余人", 1500, "人", AT_LEAST),
    ("新签约155家商户。", "155家", 155, "家", EXACT),
    ("13万余张工会卡到了会员手里。", "13万余张", 130000, "张", AT_LEAST),
    ("专项补贴领到33万元。", "33万元", 330000, "元", EXACT),
    ("近千个微心愿实现了。", "近千个", 1000, "个", NEARLY),
    ("甲县、乙县两地的孩子收到礼物。", "两地", 2, "地", EXACT),
    ("走访了20户特困家庭。", "20户", 20, "户", EXACT),
    ("印发普法读本15000余份。", "15000余份", 15000, "份", AT_LEAST),
    ("办结的信访件有600余件。", "600余件", 600, "件", AT_LEAST),
    ("接访1100余人次。", "1100余人次", 1100, "人次", AT_LEAST),
    ("1600余家单位报名参赛。", "1600余家", 1600, "家", AT_LEAST),
    ("27家工厂加入试点。", "27家", 27, "家", EXACT),
    ("三届歌手大赛场场爆满。", "三届", 3, "届", EXACT),
    ("两届520职工健步行都下了雨。", "两届", 2, "届", EXACT),
    ("工会干部培训班办到70余期。", "70余期", 70, "期", AT_LEAST),
    ("轮训6200多人次。", "6200多人次", 6200, "人次", AT_LEAST),
    ("信赖职工之家37家。", "37家", 37, "家", EXACT),
    ("信赖职工小家22家。", "22家", 22, "家", EXACT),
    ("信赖娘家人39人。", "39人", 39, "人", EXACT),
    ("10个镇级宣传阵地开门。", "10个", 10, "个", EXACT),
    ("双创阵地3个。", "3个", 3, "个", EXACT),
    ("母婴室添到35个。", "35个", 35, "个", EXACT),
    ("借社会之力挂出4个活动中心的牌子。", "4个", 4, "个", EXACT),
    ("大讨论分5个专题。", "5个", 5, "个", EXACT),
    ("两届“一镇一品”评比。", "两届", 2, "届", EXACT),
]
MANNERS = [
    ("会员近2万名。", "近2万名", 20000, "名", NEARLY),
    ("建会率在80%以上。", "80%以上", 80, "%", AT_LEAST),
    ("满意率达百分之九十九点一。", "百分之九十九点一", 99.1, "%", EXACT),
    ("受益的有一百二十三万人次。", "一百二十三万人次", 1230000, "人次", EXACT),
    ("办了１２３ 场活动。", "１２３ 场", 123, "场", EXACT),
    ("收入98.2％来自拨缴。", "98.2％", 98.2, "%", EXACT),
    ("共1,234人报到。", "1,234人", 1234, "人", EXACT),
    ("发出15 000余份。", "15 000余份", 15000, "份", AT_LEAST),
    ("服务26.7余万人次。", "26.7余万人次", 267000, "人次", AT_LEAST),
    ("结余5亿3000万元。", "5亿3000万元", 530000000, "元", EXACT),
    ("募得四百五十余万元。", "四百五十余万元", 4500000, "元", AT_LEAST),
    ("超过1.2亿元的贷款。", "超过1.2亿元", 120000000, "元", AT_LEAST),
    ("参赛突破5000人。", "突破5000人", 5000, "人", AT_LEAST),
    ("慰问逾300户。", "逾300户", 300, "户", AT_LEAST),
    ("开班不少于12期。", "不少于12期", 12, "期", AT_LEAST),
    ("来了十几家企业。", "十几家", 10, "家", AT_LEAST),
    ("走了几十个班组。", "几十个", 10, "个", AT_LEAST),
    ("数百名志愿者到场。", "数百名", 100, "名", AT_LEAST),
    ("上千人次参观。", "上千人次", 1000, "人次", AT_LEAST),
    ("百余名新人牵手。", "百余名", 100, "名", AT_LEAST),
    ("来了将近300人。", "将近300人", 300, "人", NEARLY),
    ("接近90%的企业建会。", "接近90%", 90, "%", NEARLY),
    ("约1500人到会。", "约1500人", 1500, "人", ABOUT),
    ("到会3000人左右。", "3000人左右", 3000, "人", ABOUT),
    ("大约四百户受灾。", "大约四百户", 400, "户", ABOUT),
    ("约1500余人到会。", "约1500余人", 1500, "人", ABOUT),
    ("第三届运动会闭幕。", "第三届", 3, "届", RANK),
    ("我区选手夺得第一名。", "第一名", 1, "名", RANK),
    ("总分列全省第二位。", "第二位", 2, "位", RANK),
    ("综合考核位居全市第一。", "第一", 1, "", RANK),
    ("单日到馆最高500人次。", "最高500人次", 500, "人次", RANK),
    ("接待1100余人（次）。", "1100余人（次）", 1100, "人次", AT_LEAST),
    ("会员总数达6235。", "6235", 6235, "", EXACT),
    ("工会卡发了13万余。", "13万余", 130000, "", AT_LEAST),
    ("阅读量10万+。", "10万+", 100000, "", AT_LEAST),
    ("办了100+场活动。", "100+场", 100, "场", AT_LEAST),
    ("收缴率升了3.5个百分点。", "3.5个百分点", 3.5, "个百分点", EXACT),
    ("全区3000职工齐上阵。", "3000", 3000, "", EXACT),
    ("0起事故。", "0起", 0, "起", EXACT),
    ("提案办理（52件）全部答复。", "52件", 52, "件", EXACT),
    ("工匠工作室十一个。", "十一个", 11, "个", EXACT),
    ("三期学员结业，新开三期培训。", "三期", 3, "期", EXACT),
]
NOT_CLAIMS = [
    # spans, dates, clock times, ages
    "五年来，工会走过不平凡的路",
    "五年间春风化雨",
    "2014-2018年，改革渐深",
    "2014年至2018年的台账",
    "历时3个月、15个工作日",
    "两个多月过去",
    "隆重纪念改革开放40周年",
    "“十三五”期间",
    "十四五规划",
    "2018年7月12日签约",
    "发布于2019-05-05",
    "二〇一八年冬",
    "7月12日至15日报名",
    "8:30集合，下午3点20分散会",
    "20余年如一日，10多天连轴转",
    "平均32岁，都是90后",
    "服务不打烊，24小时、365天",
    # numbers of documents, telephones, accounts, addresses
    "依据常新工〔2019〕5号文件",
    "电话0512-53660867、13912345678",
    "传真：+86-0519-85127688",
    "身份证号320411199001011234",
    "账号6222021234567890123，邮编213022",
    "来信寄abc123@example.com或www.example123.com/5",
    "拨打12351热线，或打12345。",
    "住长江路12号楼3号",
    "CR400AF型动车、G312国道、A4纸、5G基站",
    "编号：00125",
    # articles, sessions
    "按第三条、第二十一条第二款执行",
    "党的十九大精神",
    "十八届三中全会决定",
    "四届九次全委会召开",
    "七届四次全委（扩大）会议",
    "第四届委员会第九次全体会议",
    "第五次代表大会、第三次职工代表大会",
    # slogans and names
    "抓好两学一做、三会一课",
    "“三大一实干，三强一争先”活动",
    "参加520职工健步行",
    "1+X证书、5+2工作法、“1+10+N”体系",
    "世界500强落户",
    "落实一岗双责、八项规定，纠治四风",
    "坚定四个自信、做到两个维护",
    "增强“四个意识”",
    "打造六大工会阵地",
    "推进二次覆盖、一镇一品、三合一",
    "实现三个100%",
    "五个一工程、三个一批",
    "“百日攻坚”与“千人计划”",
    "读《一百个劳模的故事》",
    "三位一体、四不两直、五险一金",
    "三八红旗手与五一奖",
    "两会期间",
    "二期工程开工",
    # list markers
    "一是送岗位，二是送技能，三是送温暖",
    "（一）抓组织（二）抓队伍",
    "第一，抓源头；第二，抓过程",
    "1.抓学习\n2.抓落实\n3、抓考核",
    # rates, caps, thresholds, offers
    "每户2500元",
    "每名职工每年600元",
    "人均300元、户均2万元",
    "最高不超过5万元",
    "对获奖者单笔最高30万元",
    "补助标准为2000元",
    "各奖励5000元",
    "2500元/户",
    "每年举办10场以上",
    "每镇至少建1个",
    "贴息率50%",
    "500元以下的",
    "25人以上企业",
    "满100元减30元",
    # indefinite and idiomatic
    "培养了一批骨干、一些能手、一系列做法",
    "开了一个好头，来了一名新人，办了一场戏",
    "深入一线，万众一心，千方百计，一起努力",
    "第一时间统一部署，百花齐放",
    "三农、一体化、一流、十分满意、百姓、四季",
    "三井街道与万达广场",
    "成千上万名职工",
    "千家万户",
    "万一有险情",
    "百名劳模进校园",
    "经过三番五次沟通",
    # ranges and approximations name no single figure
    "选3至5名",
    "下降30%-40%",
    "来了10—15人",
    "三四十家企业、五六百人",
    # shares without a per cent
    "约占三分之二",
    "比例为3:2",
]


@pytest.mark.parametrize(("text", "quote", "value", "unit", "qualifier"), REPORT + MANNERS)
def test_is_a_claim(text, quote, value, unit, qualifier):
    assert figures(text)[0] == (quote, value, unit, qualifier)


@pytest.mark.parametrize(("text", "quote", "value", "unit", "qualifier"), REPORT)
def test_is_the_only_claim_of_its_sentence(text, quote, value, unit, qualifier):
    assert len(read_claims(text)) == 1


@pytest.mark.parametrize("text", NOT_CLAIMS)
def test_is_no_claim(text):
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("签约155家，节约300万元，预约500人次。", ["155家", "300万元", "500人次"]),
        ("最近3次检查都合格，附近300米有驿站。", ["3次", "300米"]),
        ("其余5家未办，惠及超百万职工。", ["5家", "超百万"]),
        ("从125场增加到216场。", ["125场", "216场"]),
        ("1.5家企业获评\n2.12户获助", ["5家", "12户"]),
        ("首批5家入选。", ["首批", "5家"]),
        ("一等奖3名、二等奖5名。", ["3名", "5名"]),
        ("每户2500元，共慰问20户。", ["20户"]),
        ("世界500强企业3家。", ["3家"]),
        ("2018年30场，2019年32场。", ["30场", "32场"]),
        ("培训125场.慰问216户.", ["125场", "216户"]),
        ("培训125场,慰问216户,走访1,230人", ["125场", "216户", "1,230人"]),
        ("20家庭、500人才、15支部", ["20", "500", "15支部"]),
        ("3人大代表，12项目，10体育馆", []),
        ("招聘会\t65\t场", ["65\t场"]),
        ("“今年帮了236名职工，花了118万元。”他说。", ["236名", "118万元"]),
        ("他说：“帮了236名职工”", ["236名"]),
    ],
)
def test_takes_only_what_counts(text, expected):
    assert quotes(text) == expected


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("计划明年办招聘会80场。", [True]),
        ("计划2026年办招聘会80场。", [True]),
        ("力争培训6000人次，目前已训1200人次。", [True, False]),
        ("原计划办10场，实际办了12场。", [True, False]),
        ("办了50场；明年拟办80场。", [False, True]),
        ("到2025年，会员达到15万人。", [True]),
        ("截至2018年底，会员达到13万人。", [False]),
        ("写于2019-05-05。到2018年底，会员达到13万人。", [False]),
        ("将投入300万元。", [True]),
        ("将近300人到场。", [False]),
        ("将好政策落到实处，惠及300人。", [False]),
        ("预计服务2万人次。", [True]),
        ("目标是建成10个驿站。", [True]),
        ("按计划办了12场。", [False]),
        ("“春蕾计划”资助30人。", [False]),
        ("三年行动计划落地，新建10个驿站。", [False]),
        ("模拟演练5次，草拟制度3项。", [False, False]),
        ("主要达到3项指标。", [False]),
    ],
)
def test_plans_are_told_from_deeds(text, planned):
    assert [claim.modality is Modality.PLANNED for claim in read_claims(text)] == planned


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("全区共组织技能大赛125场", "技能大赛"),
        ("办理工会卡13万余张", "工会卡"),
        ("送出近千个微心愿", "微心愿"),
        ("1600余家企业参加", "企业"),
        ("甲县、乙县两地职工", "甲县、乙县"),
        ("开展三届“好声音”职工（农民工）歌手赛", "“好声音”职工（农民工）歌手赛"),
        ("投入帮扶救助资金450多万元", "帮扶救助资金"),
        ("建成服务中心（站、点）158个", "服务中心（站、点）"),
        ("10镇", "镇"),
    ],
)
def test_subject_is_the_noun_beside_the_number(text, subject):
    assert read_claims(text)[0].subject == subject


@pytest.mark.parametrize(
    ("quote", "base", "step"),
    [
        ("450多万元", 4500000, 100000),
        ("13万余张", 130000, 10000),
        ("216余次", 216, 1),
        ("15000余份", 15000, 1000),
        ("6200多人次", 6200, 100),
        ("26.7余万人", 267000, 1000),
        ("数百名", 100, 900),
        ("十几家", 10, 10),
    ],
)
def test_a_claim_knows_how_far_its_rounding_reaches(quote, base, step):
    claim = read_claims(quote)[0]

    assert (claim.base, claim.step) == (base, step)


def test_a_claim_speaks_exactly_these_fields():
    fields = read_claims("会员近2万名")[0].as_dict()

    assert list(fields) == ["quote", "start", "value", "unit", "qualifier", "subject", "modality"]
    assert json.loads(json.dumps(fields))["qualifier"] == "nearly"


def test_words_have_labels():
    assert [verdict.label for verdict in Verdict] == ["相符", "表述不符", "不符", "无来源"]
    assert all(term.label for kind in (Qualifier, Modality) for term in kind)


UNITS = st.sampled_from(["场", "次", "期", "名", "人", "人次", "户", "家", "个", "张", "份", "件", "元"])


@given(st.integers(min_value=11, max_value=10**10), UNITS, st.data())
@settings(max_examples=300)
def test_every_form_of_a_number_is_read_in_a_sentence(value, unit, data):
    form = data.draw(st.sampled_from([form for form in write_every_form(value) if form[0] != "0"]))
    quote = f"{form}{unit}"
    text = f"同时，本会共{quote}，另议。"

    claims = read_claims(text)

    assert [(claim.quote, claim.value, claim.unit) for claim in claims] == [(quote, value, unit)]


PIECES = st.sampled_from(
    [
        *"，。、；：（）“”%.,-+~至到近约超余多几数上第首每各共将",
        *"一两三十百千万亿点",
        "12",
        "3.5",
        "2018年",
        "５",
        " ",
        "\n",
    ]
    + [
        "百分之",
        "场",
        "人次",
        "万元",
        "个月",
        "届",
        "以上",
        "左右",
        "计划",
        "职工",
        "全市",
        "《",
        "》",
        "号",
    ],
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300)
def test_offsets_always_lead_back_to_the_quote(text):
    claims = read_claims(text)

    for claim in claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote
        assert claim.sentence.start <= claim.clause.start <= claim.before.start <= claim.start
        assert claim.end <= claim.after.end
        assert claim.value >= 0
    assert all(one.end <= other.start for one, other in zip(claims, claims[1:], strict=False))


@given(st.text(max_size=60))
def test_any_text_is_read_without_complaint(text):
    assert all(text[claim.start : claim.end] == claim.quote for claim in read_claims(text))


@pytest.mark.parametrize(
    "piece", ["1", "12 ", "1,234,", "“a", "三十", "a@", "2018年至", "每", "第", "计划10场，", "A-"]
)
def test_no_text_is_slow(piece):
    started = time.perf_counter()

    read_claims(piece * (50_000 // len(piece)))

    assert time.perf_counter() - started < 5
