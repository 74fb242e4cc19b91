"""What is a claim, and how each is read. The sentences are our own."""

import json

import pytest

from zhijia.reports.reading.claims import read_claims
from zhijia.reports.terms import Modality, Qualifier, Verdict

EXACT, AT_LEAST, NEARLY, ABOUT, RANK = Qualifier


def figures(text):
    return [(claim.quote, claim.value, claim.unit, claim.qualifier) for claim in read_claims(text)]


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
    ("劳模的工作室新挂牌10个。", "10个", 10, "个", EXACT),
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
    ("来了一百几十人。", "一百几十人", 110, "人", AT_LEAST),
    ("募得三千几百元。", "三千几百元", 3100, "元", AT_LEAST),
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


@pytest.mark.parametrize(("text", "quote", "value", "unit", "qualifier"), REPORT + MANNERS)
def test_is_a_claim(text, quote, value, unit, qualifier):
    assert figures(text)[0] == (quote, value, unit, qualifier)


@pytest.mark.parametrize(("text", "quote", "value", "unit", "qualifier"), REPORT)
def test_is_the_only_claim_of_its_sentence(text, quote, value, unit, qualifier):
    assert len(read_claims(text)) == 1


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
        ("办理会员卡8万余张", "会员卡"),
        ("送出近千个微心愿", "微心愿"),
        ("1600余家企业参加", "企业"),
        ("甲县、乙县两地职工", "甲县、乙县"),
        ("开展三届“好声音”职工（农民工）歌手赛", "“好声音”职工（农民工）歌手赛"),
        ("投入互助慰问资金380多万元", "互助慰问资金"),
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


def test_full_width_figures_may_be_grouped_by_a_full_width_comma():
    quoted = [
        (claim.quote, claim.value)
        for claim in read_claims("发放补贴１，２３４元，慰问２，００３，４５６人次，建会12，300人入会。")
    ]
    assert quoted == [("１，２３４元", 1234), ("２，００３，４５６人次", 2003456), ("300人", 300)]
