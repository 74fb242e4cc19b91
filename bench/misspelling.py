"""How clerks misspell names and numbers. Typed by hand here, apart from the tables the matching itself uses."""

import random

SAME_SOUND = """
静婧靖敬净竞 伟炜玮纬苇 娟鹃涓捐 丽莉俐利力 军君钧俊骏 芳方坊 建健剑 国帼 华桦骅 明鸣铭 强墙 磊蕾
勇泳永咏 杰洁捷 涛滔 超朝 平萍屏苹 辉晖徽 鹏朋 飞非菲 波博 斌彬滨宾 宇雨禹羽 浩昊皓 凯恺楷 旭绪煦 宁凝
龙隆 林琳霖淋 志智致治 海亥 文雯纹闻 晓小筱 东冬 玉钰裕 轩萱宣 峰锋枫丰 春椿纯 金今津 娜那 敏闽 艳燕雁
霞侠 玲铃灵凌 婷庭亭廷 丹单 红洪宏虹 梅玫 莹颖盈 雪学 琴勤芹 慧惠蕙 倩茜欠 蓉荣容融 佳嘉家加 英瑛樱
瑶遥尧 璐路鹭 菊橘 兰岚蓝澜 秀绣 桂贵 淑书 珍真贞 欣新鑫心 怡仪宜 梓子紫 涵寒晗 思丝 德得 庆清 忠中钟
光广 生胜升声 成诚程城 祥翔详 安桉 青卿 云芸 天添 星兴 月悦跃 阳扬洋杨 晨辰 瑞睿锐 泽择 王汪 张章 陈晨
刘浏 徐许 蒋讲 陆路 程成 余于鱼 吴武 胡湖 何和 肖萧 魏卫 沈审 邵绍 江姜 贺赫 付傅 阎颜
"""
SOUND_GROUPS = SAME_SOUND.split()
NEAR_SOUND = """
陈程 静进晋 英音因 平频 林玲 宁林 丽霓 琴青情 志自 正增 红黄 斌冰 新星 敏明 金京 贞珍 生森 春村 婷田 燕样
兰南 刘牛 蒋简
"""
NEAR_GROUPS = NEAR_SOUND.split()
TRADITIONAL = dict(
    zip(
        "陈张刘杨赵黄吴孙马罗郑谢韩冯邓许萧苏卢蒋贾叶阎谭邹陆龙万钱汤赖龚单华伟强军洁丽娟静艳红莹颖云兰桂晓东飞龙刚国华辉鹏宁轩义礼财炳锦绣莲凤阳泽瑞庆荣学",
        "陳張劉楊趙黃吳孫馬羅鄭謝韓馮鄧許蕭蘇盧蔣賈葉閻譚鄒陸龍萬錢湯賴龔單華偉強軍潔麗娟靜艷紅瑩穎雲蘭桂曉東飛龍剛國華輝鵬寧軒義禮財炳錦繡蓮鳳陽澤瑞慶榮學",
        strict=False,
    )
)
VARIANT = dict(zip("峰群辉岩梅柏静强宁恒凉仙迹鉴娴", "峯羣煇喦楳栢靜彊甯恆涼僊跡鑒嫻", strict=True))
ALIKE = dict(zip("杨崇晴侯悦土未末己已辛日佳宜晨萍", "扬祟睛候说士末未已己幸曰隹宣辰苹", strict=True))
IN_PARTS = dict(zip("喆堃犇淼玥珺翀旸珩垚骉曌燚赟", ["吉吉", "方方土", "牛牛牛", "水水水", "王月", "王君", "羽中", "日易", "王行", "土土土", "马马马", "明空", "火火火火", "文武贝"], strict=True))  # fmt: skip
SPELT = dict(zip("喆堃犇淼玥珺翀赟旸祎珩頔燚䶮垚骉曌鋆", ["zhe", "kun", "ben", "miao", "yue", "jun", "chong", "yun", "yang", "yi", "heng", "di", "yi", "yan", "yao", "biao", "zhao", "jun"], strict=True))  # fmt: skip
DOTS = "•‧・．.。 "
ANY = "建文志明海春金玉晓永德庆学荣光成平安新红秀英梅芳霞雪佳欣雨子浩思嘉泽晨凯旭刚勇波宁民福根青天军亮"


def misspell(name: str, dice: random.Random, *, hard: bool = False) -> tuple[str, str]:
    """One slip of a kind the name allows; the kind is said with it."""
    if len(name) > 4:
        return dice.choice((_dots, _dots, _long, _cut))(name, dice)
    if hard:
        return dice.choice((_star, _spelt, _parts))(name, dice)
    ways = (
        _sound,
        _sound,
        _sound,
        _near,
        _traditional,
        _traditional,
        _variant,
        _alike,
        _typo,
        _crossed,
        _spaced,
        _spaced,
        _star,
    )
    for _ in range(20):
        kind, made = dice.choice(ways)(name, dice)
        if made != name:
            return kind, made
    return _spaced(name, dice)


def _put(name: str, place: int, char: str) -> str:
    return name[:place] + char + name[place + 1 :]


def _of_groups(name: str, groups: list[str] | tuple[str, ...], dice: random.Random) -> str:
    place = dice.randrange(len(name))
    alike = [c for group in groups if name[place] in group for c in group if c != name[place]]
    return _put(name, place, dice.choice(alike)) if alike else name


def _sound(name: str, dice: random.Random) -> tuple[str, str]:
    return "同音字", _of_groups(name, SOUND_GROUPS, dice)


def _near(name: str, dice: random.Random) -> tuple[str, str]:
    return "近音字", _of_groups(name, NEAR_GROUPS, dice)


def _traditional(name: str, _: random.Random) -> tuple[str, str]:
    return "繁体", "".join(TRADITIONAL.get(char, char) for char in name)


def _variant(name: str, _: random.Random) -> tuple[str, str]:
    return "异体字", "".join(VARIANT.get(char, char) for char in name)


def _alike(name: str, _: random.Random) -> tuple[str, str]:
    return "形近字", "".join(ALIKE.get(char, char) for char in name)


def _typo(name: str, dice: random.Random) -> tuple[str, str]:
    return "错一字", _put(name, dice.randrange(1, len(name)), dice.choice(ANY))


def _crossed(name: str, dice: random.Random) -> tuple[str, str]:
    place = dice.randrange(len(name) - 1)
    return "两字对调", name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _spaced(name: str, dice: random.Random) -> tuple[str, str]:
    return "空格数字", dice.choice(("　", " ", "  ", "\u200b")).join(name) + dice.choice(
        ("", "2", "（女）", " ")
    )


def _star(name: str, dice: random.Random) -> tuple[str, str]:
    hidden = [n for n, char in enumerate(name) if char in SPELT] or [len(name) - 1]
    return "缺字", _put(name, hidden[0], dice.choice("*?□＊？"))


def _spelt(name: str, dice: random.Random) -> tuple[str, str]:
    form = dice.choice(("{}", "（{}）", "({})"))
    return "写拼音", "".join(form.format(SPELT[char]) if char in SPELT else char for char in name)


def _parts(name: str, dice: random.Random) -> tuple[str, str]:
    form = dice.choice(("{}", "（{}）", "[{}]"))
    return "拆字", "".join(form.format(IN_PARTS[char]) if char in IN_PARTS else char for char in name)


def _dots(name: str, dice: random.Random) -> tuple[str, str]:
    return "间隔号", name.replace("·", dice.choice(DOTS) if dice.random() < 0.8 else "")


def _long(name: str, dice: random.Random) -> tuple[str, str]:
    return "译名差一字", name.translate(
        str.maketrans(dict(zip("买丽卜古力", "麦力不姑里", strict=True)))
    ) if dice.random() < 0.7 else name[:-1]


def _cut(name: str, _: random.Random) -> tuple[str, str]:
    return "只写前半", name.split("·", maxsplit=1)[0]


def renamed(name: str, dice: random.Random) -> str:
    return name[0] + "".join(dice.sample(ANY, 2))


def misspell_number(number: str, dice: random.Random) -> tuple[str, str]:
    kind = dice.choice(
        (
            "证件号错一位",
            "证件号错一位",
            "证件号错一位",
            "证件号对调",
            "校验位错",
            "证件号后三位成零",
            "证件号少一位",
            "证件号遮盖",
            "证件号全角小写",
        )
    )
    place = dice.randrange(17)
    digit = dice.choice([c for c in "0123456789" if c != number[place]])
    crossed = next((n for n in range(place, 16) if number[n] != number[n + 1]), 0)
    return kind, {
        "证件号错一位": _put(number, place, digit),
        "证件号对调": number[:crossed] + number[crossed + 1] + number[crossed] + number[crossed + 2 :],
        "校验位错": number[:17] + dice.choice([c for c in "0123456789X" if c != number[17]]),
        "证件号后三位成零": number[:15] + "000",
        "证件号少一位": number[:place] + number[place + 1 :],
        "证件号遮盖": number[:4] + "*" * 10 + number[14:],
        "证件号全角小写": "".join(chr(ord(c) + 0xFEE0) for c in number.lower()),
    }[kind]
