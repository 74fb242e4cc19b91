"""What people are told before they agree, and how long things are kept until a federation sets its own."""

from datetime import date, datetime
from decimal import Decimal

from zhijia.rulebook.models import Rule
from zhijia.rulebook.services import lay_rules
from zhijia.rulebook.terms import Unit

from .models import ConsentText
from .services import revise_text
from .terms import Purpose

BEGINNING = date(2000, 1, 1)
DOCUMENT = "示例：未找到上级文件规定的期限；《个人信息保护法》要求保存期限为实现处理目的所必要的最短时间"
PERIODS = (
    ("files.staged_months", 3, "未入账导入文件保存月数"),
    ("notices.message_months", 24, "消息保存月数"),
    ("notices.objection_months", 36, "公示异议保存月数（自答复起）"),
    ("privacy.request_months", 36, "个人信息申请保存月数（自答复起）"),
)
TEXTS = {
    Purpose.AID_SENSITIVE: (
        "为审核您的困难帮扶申请，工会需要处理您和共同生活家庭成员的收入、支出、就学情况，以及医疗健康、银行账户等敏感个人信息。"
        "必要性：不核实这些情况，就不能判断是否符合帮扶条件、应当帮扶多少。"
        "对您的影响：这些内容加密保存，只有受理、核实、审核、审批这件事的工会干部能看到；查看完整证件号码须写明事由并留痕。"
        "不同意时，这项申请无法办理，您参加工会的其他活动和服务不受影响。"
        "您可以随时撤回同意，撤回前已经办理的事项仍然有效。"
        "依据：《个人信息保护法》第十五条、第二十八条、第二十九条、第三十条。"
    ),
    Purpose.AID_PUBLICITY: (
        "帮扶决定作出前，工会要把名单公示若干个工作日，请职工监督。"
        "公示的内容只有：姓氏（名字用 ** 代替）、所在工会、困难类别和帮扶金额；不公示证件号码、病情、家庭住址和联系方式。"
        "必要性：资金用在谁身上，须让职工看得到、提得出异议。"
        "对您的影响：公示期内任何人都能在网上和张贴处看到这些内容，期满后不再显示。"
        "不同意时，这项申请无法进入公示，请与经办的工会干部商量其他帮助办法。"
        "您可以随时撤回同意，撤回前已经公示的内容仍然有效。"
        "依据：《个人信息保护法》第十五条、第二十五条。"
    ),
    Purpose.AID_BANK: (
        "帮扶款和专项补贴直接打到您本人的银行卡。为此要把您的姓名、银行卡号和金额交给代发银行。"
        "接收方：您登记的银行卡的开户银行，联系方式见卡片背面的客服电话；处理目的：付款；处理方式：写入代发文件，由银行入账后退回结果。"
        "必要性：不提供这些信息，银行无法付款。"
        "对您的影响：银行按它自己的规定保存付款记录。"
        "不同意时，款项无法打到您的卡上。您可以随时撤回同意，撤回前已经付出的款项仍然有效。"
        "依据：《个人信息保护法》第十五条、第二十三条、第二十九条。"
    ),
    Purpose.CARDS_SENSITIVE: (
        "为审核您的工会卡专项补贴，工会需要处理您的住院、疾病、工伤等医疗健康信息和银行账户，这些是敏感个人信息。"
        "必要性：不核实这些情况，就不能判断是否符合补贴条件、应当补贴多少。"
        "对您的影响：这些内容加密保存，只有审核、审批这件事的工会干部能看到，不向社会公开。"
        "不同意时，这项补贴无法办理，您使用工会卡的其他服务不受影响。您可以随时撤回同意，撤回前已经办理的事项仍然有效。"
        "依据：《个人信息保护法》第十五条、第二十八条、第二十九条、第三十条。"
    ),
    Purpose.CHILD: (
        "申请子女助学、微心愿等事项时，可能要处理未满十四周岁孩子的姓名、学校和年级。"
        "这类信息属于敏感个人信息，须由父母或者其他监护人同意；请您以监护人的身份作出决定。"
        "必要性：不核实孩子的就学情况，就不能办理这些事项。"
        "对孩子的影响：这些内容加密保存，只有经办干部能看到，不向社会公开。"
        "不同意时，涉及孩子的事项无法办理，您本人的事项不受影响。您可以随时撤回同意，撤回前已经办理的事项仍然有效。"
        "依据：《个人信息保护法》第十五条、第二十八条、第三十条、第三十一条。"
    ),
    Purpose.MEMBERSHIP: (
        "为审核您的入会申请、办理会籍，工会需要处理您的姓名、证件号码、手机号码、民族、学历、工作单位、用工形式等信息，"
        "其中证件号码是敏感个人信息。政治面貌、技能等级可以不填。"
        "必要性：会员实名登记，一人一籍；不核对证件，就不能确认是您本人，也不能避免重复登记。"
        "对您的影响：证件号码和手机号码加密保存，名单上只显示遮盖后的号码；只有您所在工会和它的上级工会的经办干部能看到，查看完整号码会留痕；"
        "不向您的单位和社会公开，不用于别的用途。"
        "不同意时，入会申请无法办理，您浏览公开信息不受影响。您可以随时撤回同意，撤回前已经办理的事项仍然有效。"
        "依据：《个人信息保护法》第十五条、第二十八条、第二十九条、第三十条。"
    ),
}


def lay_defaults(*, at: datetime) -> None:
    """Idempotent: a text or a period that the federation has set is never touched."""
    for purpose, text in TEXTS.items():
        if not ConsentText.objects.filter(purpose=purpose).exists():
            revise_text(purpose, text=text, by="职家", at=at)
    lay_rules(
        [
            Rule(
                code=code, value=Decimal(months), name=name, unit=Unit.MONTHS, since=BEGINNING, document=DOCUMENT,
                article="第十九条", example=True,
            )
            for code, months, name in PERIODS
        ],
        by="职家", at=at,
    )  # fmt: skip
