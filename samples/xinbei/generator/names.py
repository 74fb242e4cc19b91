"""Invented names: of people, of firms, of villages. Rare characters keep them away from names that are in use."""

from collections.abc import Iterator
from random import Random

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺顾毛郝龚邵万钱严武戴莫孔向汤恽是承巢"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国红玉兰文斌辉玲波宁俊峰浩宇鑫婷雪梅云飞海燕志慧晓东亮健林琴凤萍春荣根生福金银宝成龙虎庆祥义忠良德顺才兴旺新民永康瑞安泽轩梓涵子睿佳怡欣悦思源"
FIRM_FIRST = "砚鹭檀穗岚槿苇棠榆筠澄泓霁曦昀珩璟琮瑾铄铎绮纶翎翊骁骐骞鲲鹄荻芷蘅藜湛沅潞涵朔彧玘琤珺砺锴"
FIRM_SECOND = "汐溪穆朗翰驰屹峻禾稷圃庐轩榭阙埠渡桥帆樯舟笺墨岫壑澜汀渚皋原陌垣埔坤乾晟昶旻峦岱崧磐"
VILLAGES = (
    "砚溪", "荻港", "穗丰", "槿塘", "苇汀", "棠下", "榆庄", "筠里", "澄渡", "泓桥", "岚前", "芷浦", "鹭洲", "檀舍", "藜圩", "湛家", "沅东", "潞西",
    "翎村", "骐坊", "琮墩", "铎楼", "绮巷", "昀浜", "珩渎", "璟湾", "曦阳", "霁台", "蘅圃", "鲲埭",
)  # fmt: skip
INDUSTRIES = (
    ("通用设备制造业", "机械", 15), ("专用设备制造业", "装备", 9), ("金属制品业", "工具", 9), ("电气机械和器材制造业", "电器", 9),
    ("计算机、通信和其他电子设备制造业", "电子", 8), ("化学原料和化学制品制造业", "新材料", 7), ("汽车制造业", "汽车零部件", 8),
    ("纺织业", "纺织", 5), ("橡胶和塑料制品业", "塑业", 6), ("批发业", "商贸", 6), ("道路运输业", "物流", 4), ("餐饮业", "餐饮管理", 3),
    ("房地产业", "物业服务", 3), ("软件和信息技术服务业", "信息技术", 4), ("建筑安装业", "安装工程", 3), ("农业", "农业科技", 3),
)  # fmt: skip


def person_name(rng: Random) -> str:
    return rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=1 if rng.random() < 0.22 else 2))


def brands(rng: Random) -> Iterator[str]:
    """Two characters that no other firm of the sample has."""
    pairs = [a + b for a in FIRM_FIRST for b in FIRM_SECOND]
    rng.shuffle(pairs)
    return iter(pairs)
