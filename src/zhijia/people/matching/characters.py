"""Characters as clerks type them: private codes, variants, traditional forms, and rare ones taken apart."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

TO_SIMPLIFIED = OpenCC("t2s")
KEPT = "乾徵昇瞭藉夥"  # 《通用规范汉字表》 keeps them in names beside 干征升了借伙
ONE_CHARACTER = """
峯峰 羣群 煇辉 𪸩辉 淸清 靑青 靚靓 敎教 郞郎 眞真 爲为 栢柏 楳梅 槑梅 暎映 呉吴 戸户 彊强 寗宁 甯宁 姪侄
嫺娴 嫻娴 翺翱 翶翱 乹乾 髙高 﨑崎 崐昆 崑昆 濶阔 蘓苏 邉边 隂阴 牀床 穐秋 秌秋 卋世 刦劫 媿愧 鍳鉴 鑑鉴
珎珍 鉄铁 畧略 嵗岁 歳岁 穂穗 寳宝 徳德 恵惠 恆恒 産产 勅敕 勲勋 叡睿 濬浚 跡迹 蹟迹 蹤踪 谿溪 嵒岩
巗岩 巖岩 喦岩 峩峨 嶌岛 嶋岛 廻回 囘回 囬回 尠鲜 㓜幼 囯国 圀国 𠮷吉 凈净 沖冲 氷冰 僊仙 倣仿 逺远 荘庄
庒庄
"""
VARIANTS = {pair[0]: pair[1] for pair in ONE_CHARACTER.split()}
SURNAMES = {
    "肖": "萧",
    "付": "傅",
    "闫": "阎",
    "代": "戴",
    "邱": "丘",
}  # as the second simplification left them
SEEN_ALIKE = """
己已巳 戊戌戍戎 未末朱 日曰目 晴睛 杨扬炀 崇祟 冶治 侯候 佳隹 瑞端 悦说 玲铃 土士 干千 天夫 刀力 人入 大太犬 申由甲田 洋详样
凤风 亨享 宜宣 茜西 辛幸 折拆 卯卵 毛手 兵乒乓 柠拧 昊吴旲 晨辰 旭旮 晟盛 莹萤荧 萍苹 倩情清请 璐露 颖颍颕 灏颢 烨晔 玮伟炜
栋拣 桢祯 祺棋 琪淇 琳淋 斌赋 赟赞 彬杉 瑶遥 裕浴 祎袆 妹姝妺 婧靖
"""
ALIKE = {char: place for place, group in enumerate(SEEN_ALIKE.split()) for char in group}
TAKEN_APART = """
喆吉吉 嚞吉吉吉 堃方方土 犇牛牛牛 淼水水水 焱火火火 鑫金金金 垚土土土 骉马马马 晶日日日 森木木木 磊石石石 皛白白白 燚火火火火 赟文武贝
玥王月 珺王君 琤王争 珏王玉 珩王行 琨王昆 玮王韦 瑀王禹 璟王景 玙王与 玚王易 珣王旬 琰王炎 瑄王宣 璐王路 玟王文 珑王龙 珅王申 琎王进
翀羽中 翀中羽 旸日易 晞日希 昀日匀 旻日文 昊日天 曌日月空 曌明空 昉日方 晔日华 晟日成 晗日含 昕日斤 暄日宣 昇日升 炅日火 昱日立
祎礻韦 祺礻其 祯礻贞 禛礻真 婧女青 姝女朱 妤女予 娅女亚 婳女画 嫄女原 姵女佩 娴女闲 㛃女吉 嬿女燕 妍女开 媄女美 奻女女
烜火亘 煜火昱 炜火韦 烨火华 焜火昆 煊火宣 燊火火火木 炘火斤 堉土育 坤土申 鋆均金 锴钅皆 钰金玉 铖金成 頔由页 颋廷页 甯宁用
沄水云 泓水弘 淏水昊 灏水颢 汭水内 湉水恬 澍水树 沺水田 淇水其 梓木辛 槿木堇 桦木华 榕木容 楠木南 柽木圣 䶮龙天 䶮龙夭 奭大百百 甦更生
"""
PARTS = {pair[1:]: pair[0] for pair in TAKEN_APART.split()}
IN_PARTS = re.compile("|".join(sorted(PARTS, key=len, reverse=True)))
MASK = "?"
DROPPED = str.maketrans("", "", "·•‧・．.･∙⋅◦﹒。᛫ㆍ-–—'’`,，、;；:：0123456789")
HIDDEN = str.maketrans(dict.fromkeys("*□■○◯◎×✕✱☐�▢囗", MASK))
GBK_FIRST, GBK_LAST, GAP = (
    0xE815,
    0xE864,
    0x7F,
)  # codes of GBK for which Unicode had no place before GB 18030-2005
PRIVATE, INVISIBLE, SELECTOR, SPACE = "Co", "Cf", "Mn", "Z"


@cache
def official(char: str) -> str:
    """The character of a private code, where GB 18030 has given it one since; else the mask."""
    if GBK_FIRST <= ord(char) <= GBK_LAST:
        low = 0x50 + ord(char) - GBK_FIRST
        given = bytes((0xFE, low + (low >= GAP))).decode("gb18030")  # 7F is no second byte
        return given if unicodedata.category(given) != PRIVATE else MASK
    return MASK


@cache
def _typed(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == PRIVATE:
        return official(char)
    hidden = kind in (INVISIBLE, SELECTOR) or kind[0] in SPACE or char.isspace()
    return "" if hidden else char


def tidy(text: str) -> str:
    """One width, no spaces, no dots, no numbering; what could not be typed is `?`."""
    if text.isalpha() and text.isascii():
        return text.lower()
    whole = unicodedata.normalize("NFKC", "".join(map(_typed, text)))
    return whole.translate(HIDDEN).translate(DROPPED).lower()


@cache
def _simple(char: str) -> str:
    if char in VARIANTS or char in KEPT:
        return VARIANTS.get(char, char)
    made = str(TO_SIMPLIFIED.convert(char))
    return VARIANTS.get(made, made)


def simple(text: str) -> str:
    """The same name in simplified, standard characters: its form for comparing, never for keeping."""
    made = "".join(map(_simple, text))
    return SURNAMES.get(made[:1], made[:1]) + made[1:]


def look_alike(one: str, other: str) -> bool:
    return one in ALIKE and ALIKE[one] == ALIKE.get(other)


def put_together(text: str) -> str:
    """王吉吉 may be 王喆 for whom the clerk had no key; the surname is never a part."""
    return text[:1] + IN_PARTS.sub(lambda found: PARTS[found[0]], text[1:])
