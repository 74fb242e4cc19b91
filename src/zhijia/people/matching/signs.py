"""What each agreement or difference weighs: the one table, in bits, after Fellegi and Sunter (JASA 1969).

A sign weighs log2(m/u): how often it is seen on two records of one person, over how often on two of strangers. The
weights are ours, set by reasoning and tried on invented rolls (bench/matching.py); no union has measured them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Sign:
    """`says` is what the officer reads; `because` why it weighs what it weighs."""

    bits: float
    says: str
    because: str


SAME_NUMBER = Sign(45, "身份证号相同", "号码一人一号，校验位又对得上，几乎不可能偶然相同。")
SAME_OLD = Sign(40, "身份证号相同（15 位旧号）", "旧号没有校验位，但整号相同仍极少偶然。")
SAME_FAULTY = Sign(
    24,
    "证件号码相同，但不是有效的身份证号",
    "同一个错号常由同一份旧表抄来；护照等其他证件也在此列，无法校验。",
)
NUMBER_SLIP = Sign(28, "身份证号只差一处", "无效的号码改一处就成了对方的有效号码；一个错号只有约二十种改法。")
NUMBER_EXCHANGED = Sign(28, "身份证号相邻两位对调", "对调是录入的常见错误，校验位会发现，改回来正好是对方。")
NUMBER_ROUNDED = Sign(
    22, "身份证号前 15 位相同，后三位被表格改成 000", "电子表格只留 15 位有效数字；前 15 位含出生日期。"
)
NUMBER_MASKED = Sign(16, "身份证号未遮盖的各位相同", "首四位说的是地区，末四位才分人。")
NUMBER_NEAR = Sign(10, "身份证号差两处", "不完整或录错两处的号码，只作旁证。")
NUMBERS_DIFFER = Sign(-16, "身份证号不同（两个都有效）", "两个都通过校验而不同的号码，几乎总是两个人。")
NUMBER_FAR = Sign(-10, "身份证号相差三处以上", "其中一个无效或是旧号，但一般只错一两处。")
NUMBER_UNLIKE = Sign(-4, "证件号码不同，位数也不同", "位数不对的号码说明不了什么。")

SAME_NAME = Sign(12, "姓名相同", "按登记中同名人数增减：独有的名字多四位，常见的名字少四位。")
SAME_PLAIN = Sign(11, "姓名仅繁简、异体不同", "繁体、异体和俗写是同一个字。")
NAME_IN_PARTS = Sign(11, "姓名拆字或拼音与原字相合", "打不出的字，经办人常拆成两字或写拼音。")
FORMER_NAME = Sign(10, "与曾用名相同", "改过的名字在旧表里还用着。")
SOUNDS_TONED = Sign(9, "姓名同音", "按音录入选错字，声调也相同。")
SOUNDS_PLAIN = Sign(7, "姓名同音不同调", "拼音输入不分声调。")
SOUNDS_NEAR = Sign(5, "姓名近音", "平翘舌、前后鼻音和 n、l 不分时听写。")
EXCHANGED = Sign(8, "姓名用字相同而次序不同", "录入时前后字对调。")
LOOKS_ALIKE = Sign(7, "姓名有一字形近", "照手写表录入，看错了字。")
LONG_SLIP = Sign(9, "姓名只差一两个字", "五个字以上的名字，差一两个字多为译写不同。")
NAME_SLIP = Sign(2, "姓名差一字", "三字名错一字与兄弟姐妹同辈字一样常见，只算弱证。")
SHORT_SLIP = Sign(-2, "姓名差一字", "两字名差一字，多半是另一个人。")
NAME_BEGINS = Sign(8, "姓名只写了前半", "少数民族姓名常只写本名，省去父名。")
HIDDEN_SOME = Sign(7, "姓名未缺的字相同", "缺一字而姓和另一字相同。")
HIDDEN_MOST = Sign(3, "姓名只有姓可比且相同", "只剩姓，同姓的人很多。")
GIVEN_DIFFERS = Sign(-8, "同姓不同名", "同一个人很少写成另一个名字。")
NAMES_DIFFER = Sign(-12, "姓名不同", "姓和名都不同，除非改名。")

SAME_BIRTH = Sign(14, "出生日期相同", "约一万六千个可能的日子；登记里特别多的日子（如 1 月 1 日）减少。")
BIRTH_SLIP = Sign(3, "出生日期差一位", "录错一位或月日对调；只差一位的日子有几十个。")
BIRTHS_DIFFER = Sign(-8, "出生日期不同", "出生日期来自证件，很少整个写错。")

SAME_PHONE = Sign(14, "手机相同", "手机号一般一人一号；几个人共用的按人数减少。")
PHONE_SLIP = Sign(7, "手机差一位", "录错一位或相邻两位对调。")
PHONES_DIFFER = Sign(-1.5, "手机不同", "换号很平常，只算弱证。")

SAME_EMPLOYER = Sign(9, "单位相同", "按单位在登记中的人数减少。")
NEAR_EMPLOYER = Sign(3, "单位名称相近", "一个名称包含另一个，可能是简称。")
EMPLOYERS_DIFFER = Sign(-1, "单位不同", "换单位很平常，只算弱证。")

SAME_SEX = Sign(1, "性别相同", "一半的人相同。")
SEXES_DIFFER = Sign(-6, "性别不同", "性别很少写错。")

SIGNS = tuple(sign for sign in list(globals().values()) if isinstance(sign, Sign))

PRIOR = 4096  # people supposed to be about besides those registered: a small register proves little by its emptiness
LIKELY = 6.0  # bits beyond the prior: 64 to 1
POSSIBLE = 0.0  # even odds: below, an officer would only be kept busy
AGREES = SHORT_SLIP.bits  # with a name less alike, even the same valid number is shown to a person
SWING = 4.0  # bits a rare or a common name adds or takes
