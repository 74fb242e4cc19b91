"""How a name sounds: surnames by their own readings, and the sounds our dialects do not keep apart."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from pypinyin.constants import PINYIN_DICT

from .characters import MASK, simple, tidy

SINGLE = """
单:shàn 仇:qiú 曾:zēng 解:xiè 任:rén 盖:gě 查:zhā 区:ōu 朴:piáo 翟:zhái 华:huà 员:yùn 乐:yuè 折:shé
缪:miào 宓:mì 逄:páng 覃:qín 瞿:qú 那:nā 纪:jǐ 牟:mù 种:chóng 祭:zhài 召:shào 繁:pó 卜:bǔ 秘:bì 柏:bǎi
隗:wěi 甯:nìng 宁:nìng 车:chē 句:gōu 幺:yāo 郗:xī 能:nài 过:guō 干:gān 应:yīng 占:zhān 相:xiàng 盛:shèng
燕:yān 於:yū 会:guì 沈:shěn 石:shí 贾:jiǎ 夏:xià 俞:yú 葛:gě 尉:wèi 冼:xiǎn 洗:xiǎn 黑:hè 重:chóng
强:qiáng 令:lìng 阚:kàn 谌:chén 佴:nài
"""
AS_SURNAME = dict(pair.split(":") for pair in SINGLE.split())
DOUBLE = """
尉迟:yù,chí 万俟:mò,qí 长孙:zhǎng,sūn 令狐:líng,hú 澹台:tán,tái 单于:chán,yú 宇文:yǔ,wén 欧阳:ōu,yáng
上官:shàng,guān 司马:sī,mǎ 诸葛:zhū,gě 皇甫:huáng,fǔ 夏侯:xià,hóu 慕容:mù,róng 司徒:sī,tú 东方:dōng,fāng
公孙:gōng,sūn 轩辕:xuān,yuán 端木:duān,mù 呼延:hū,yán 南宫:nán,gōng 独孤:dú,gū 鲜于:xiān,yú 钟离:zhōng,lí
"""
OF_TWO = dict(pair.split(":") for pair in DOUBLE.split())
BRACKET = re.compile("[(（\\[【]")
TONES = "\u0304\u0301\u030c\u0300"
BLURRED = re.compile(r"^([zcs])h|ng$|^n(?=[aeiouv])")
READINGS = 2  # further readings are those of old books, and would make strangers sound alike


class Sound(NamedTuple):
    """One character: with tones, without, and as heard by those who say zh like z, in like ing, n like l."""

    toned: frozenset[str]
    toneless: frozenset[str]
    blurred: frozenset[str]
    first: str
    heard: str


def without_tone(reading: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", reading) if c not in TONES)
    return unicodedata.normalize("NFC", plain).replace("ü", "v")


def blur(plain: str) -> str:
    return BLURRED.sub(lambda found: found[1] or ("n" if found[0] == "ng" else "l"), plain)


@cache
def sound(char: str, reading: str = "") -> Sound:
    told = reading or PINYIN_DICT.get(ord(char), "") or without_tone(char)
    toned = told.split(",")[:READINGS]
    plain = [without_tone(one) for one in toned]
    heard = [blur(one) for one in plain]
    return Sound(frozenset(toned), frozenset(plain), frozenset(heard), plain[0], heard[0])


@cache
def _of_surname(char: str) -> Sound:
    return sound(char, AS_SURNAME.get(char) or PINYIN_DICT.get(ord(char), "").split(",")[0])


def sounds(text: str) -> tuple[Sound, ...]:
    """Character by character, of a name already tidy and simple."""
    two = OF_TWO.get(text[:2])
    if two:
        head = tuple(map(sound, text[:2], two.split(",")))
        return head + tuple(map(sound, text[2:]))
    return tuple(map(_of_surname, text[:1])) + tuple(map(sound, text[1:]))


@lru_cache(maxsize=100_000)
def initials(name: str) -> str:
    """陈静 → cj, 单立 → sl: what an officer types to find somebody. A former name in brackets is left out."""
    bare = BRACKET.split(name.strip())[0]
    if bare.isascii():
        return "".join(word[0] for word in bare.lower().split())
    return "".join(one.first[:1] for one in sounds(simple(tidy(bare)))).replace(MASK, "")
