"""Values for a federation to begin with. Every one is an example: what no document was found for says so."""

from .terms import Unit

NONE = "示例：未找到上级文件规定的数值，请登记本级文件"
COPIED = "示例：取自外地公布的做法，请登记本省本级文件"
SIZES = f"{COPIED}（深圳一区公布的委员名额表，单数）"

DIBAO_SINCE = 2014
DIBAO_DOCUMENT = "示例：未找到历年低保标准的文件，请按当地民政部门公布的标准和起始日登记"
DIBAO = (
    ("320411", "新北区", (640, 670, 700, 730, 760, 800, 860, 900, 950, 980, 1010, 1050, 1100)),
    ("610924", "紫阳县", (340, 365, 390, 415, 440, 465, 500, 530, 560, 590, 620, 650, 680)),
    ("610925", "岚皋县", (340, 365, 390, 415, 440, 465, 500, 530, 560, 590, 620, 650, 680)),
)

ROWS: tuple[tuple[str, str, str, str, str, str], ...] = (
    # code, value, unit, name, document, article
    ("figures.min_public_cell", "10", Unit.PERSONS, "公开统计最小人数", "示例：未找到上级文件规定的数值；依据《个人信息保护法》第二十五条不公开个人信息的要求设定", "第二十五条"),
    # aid: who is in hardship
    ("aid.relative_multiple", "2", Unit.TIMES, "相对困难的低保倍数", f"{COPIED}（平顶山、青岛：低于当地低保标准2倍以内；有的省为1.5倍）", ""),
    ("aid.accident_share", "80", Unit.PER_CENT, "意外致困的损失占家庭年收入比例", f"{COPIED}（青岛：当年损失和支出超过家庭年收入的80%）", ""),
    ("aid.children_fee_multiple", "2", Unit.TIMES, "子女就读高收费学校的公办学费倍数", f"{COPIED}（青岛：高收费民办学校，超过公办学费2倍）", ""),
    ("aid.membership_months", "12", Unit.MONTHS, "困难农民工劳动合同（劳动关系）最短月数", f"{COPIED}（平顶山、青岛：一年以上劳动合同或事实劳动关系）", ""),
    ("aid.recheck_months", "12", Unit.MONTHS, "困难家庭动态复核周期", "示例：每年至少复核一次，有的地方半年一次；未找到文件，请登记本级文件", ""),
    ("aid.recheck_ahead_days", "30", Unit.DAYS, "动态复核提前发起天数", NONE, ""),
    # aid: how long each step may take
    ("aid.verify_days", "5", Unit.WORKDAYS, "帮扶受理核实期限", NONE, ""),
    ("aid.review_days", "5", Unit.WORKDAYS, "帮扶镇街审核期限", NONE, ""),
    ("aid.approve_days", "3", Unit.WORKDAYS, "帮扶区总审批期限", NONE, ""),
    ("aid.supplement_days", "10", Unit.WORKDAYS, "帮扶补正材料期限", NONE, ""),
    ("aid.publish_days", "3", Unit.WORKDAYS, "审批后发布公示的期限", NONE, ""),
    ("aid.notice_days", "5", Unit.WORKDAYS, "帮扶公示天数", "示例：通行做法为不少于5个工作日，未找到文件原文，请登记本级文件", ""),
    ("aid.pay_days", "5", Unit.WORKDAYS, "公示后发放期限", NONE, ""),
    ("aid.emergency_papers_days", "30", Unit.DAYS, "应急救助补齐材料期限", "示例：未找到规定的天数；2020年一级响应期间常州曾暂停公示和核查、事后补办", ""),
    # aid: how much, for one household
    ("aid.cap.living", "12000", Unit.YUAN, "生活救助每户每年上限", NONE, ""),
    ("aid.cap.living_months", "12", Unit.MONTHS, "深度困难生活救助相当于低保的最多月数", "示例：不超过12个月低保标准，未找到文件原文，请登记本级文件", ""),
    ("aid.cap.medical", "20000", Unit.YUAN, "医疗救助每户每年上限", NONE, ""),
    ("aid.cap.study", "6000", Unit.YUAN, "子女助学每户每年上限", NONE, ""),
    ("aid.cap.winter", "3000", Unit.YUAN, "送温暖慰问每户每年上限", NONE, ""),
    ("aid.cap.summer", "1000", Unit.YUAN, "送清凉慰问每户每年上限", NONE, ""),
    ("aid.cap.legal", "5000", Unit.YUAN, "法律援助每户每年上限", NONE, ""),
    ("aid.cap.training", "3000", Unit.YUAN, "职业培训每户每年上限", NONE, ""),
    ("aid.cap.year", "30000", Unit.YUAN, "各项帮扶每户每年合计上限", NONE, ""),
    ("aid.wish_cap", "500", Unit.YUAN, "每个微心愿的金额上限", NONE, ""),
    ("aid.wish_lock_days", "7", Unit.DAYS, "微心愿认领后保留天数", NONE, ""),
    # union cards
    ("cards.subsidy_cap", "10000", Unit.YUAN, "工会卡专项补贴每件上限", "示例：常州市2015年8月起专享保障最高10,000元，此后标准未找到，请登记现行文件", ""),
    ("cards.claim_months", "12", Unit.MONTHS, "专项补贴申报期限", NONE, ""),
    ("cards.review_days", "5", Unit.WORKDAYS, "专项补贴镇街审核期限", NONE, ""),
    ("cards.supplement_days", "10", Unit.WORKDAYS, "专项补贴补正材料期限", NONE, ""),
    ("cards.pay_days", "5", Unit.WORKDAYS, "专项补贴批准后发放期限", NONE, ""),
    ("cards.approve_days", "5", Unit.WORKDAYS, "专项补贴区总审批期限", NONE, ""),
    # members
    ("members.age_most", "100", Unit.AGE, "会员最大年龄（超过的须核对）", NONE, ""),
    ("members.review_days", "10", Unit.WORKDAYS, "入会申请审核期限", NONE, ""),
    ("members.supplement_days", "10", Unit.WORKDAYS, "入会与会籍变动补正期限", NONE, ""),
    ("members.confirm_days", "10", Unit.WORKDAYS, "原工会确认接转的期限（逾期自动确认）", NONE, ""),
    ("members.receive_days", "10", Unit.WORKDAYS, "新工会接收会籍的期限", NONE, ""),
    ("members.change_days", "10", Unit.WORKDAYS, "会籍变动办理期限", NONE, ""),
    ("members.deemed_months", "6", Unit.MONTHS, "不交会费且不参加活动视为自动退会的月数", "示例：通行规定为连续6个月、经教育拒不改正，未核对原文，请登记本级文件", ""),
    ("members.merge_undo_days", "30", Unit.DAYS, "人员合并可撤销天数", NONE, ""),
    ("members.export_days", "7", Unit.DAYS, "名册导出批准后的下载期限", NONE, ""),
    # unions
    ("unions.review_days", "10", Unit.WORKDAYS, "建会与换届批复期限", NONE, ""),
    ("unions.warn_months", "6", Unit.MONTHS, "任期届满第一次提醒提前月数", NONE, ""),
    ("unions.warn_again_months", "3", Unit.MONTHS, "任期届满第二次提醒提前月数", NONE, ""),
    ("unions.new_chair_months", "12", Unit.MONTHS, "新任工会主席任职后应参加培训的月数", NONE, ""),
    ("unions.delay_most_months", "6", Unit.MONTHS, "换届最多延期月数", "示例：一般不超过半年，未找到文件，请登记本级文件", ""),
    ("unions.congress_from", "100", Unit.PERSONS, "可以召开会员代表大会的会员人数（不足的召开会员大会）", "示例：通行规定为会员不足100人的召开会员大会，未核对原文，请登记本级文件", ""),
    ("unions.contest_percent", "5", Unit.PER_CENT, "工会委员会委员候选人差额比例（不少于）", "示例：通行做法为不少于应选人数的5%，未核对原文，请登记本级文件", ""),
    ("unions.quorum", "2", Unit.THIRDS, "换届大会到会人数占应到人数（不少于）", f"{COPIED}（到会人数须达到应到人数的三分之二）", ""),
    ("unions.majority", "1", Unit.HALVES, "当选须获全体应到人数的赞成票（超过）", f"{COPIED}（赞成票须超过应到人数的半数，不是到会人数的半数）", ""),
    ("unions.supplement_days", "10", Unit.WORKDAYS, "建会、换届与组织变动补正期限", NONE, ""),
    ("unions.committee_least.10", "1", Unit.SEATS, "会员不超过10人的工会委员会委员名额（最少）", SIZES, ""),
    ("unions.committee_most.10", "1", Unit.SEATS, "会员不超过10人的工会委员会委员名额（最多）", SIZES, ""),
    ("unions.committee_least.25", "3", Unit.SEATS, "会员不超过25人的工会委员会委员名额（最少）", SIZES, ""),
    ("unions.committee_most.25", "3", Unit.SEATS, "会员不超过25人的工会委员会委员名额（最多）", SIZES, ""),
    ("unions.committee_least.100", "3", Unit.SEATS, "会员不超过100人的工会委员会委员名额（最少）", SIZES, ""),
    ("unions.committee_most.100", "5", Unit.SEATS, "会员不超过100人的工会委员会委员名额（最多）", SIZES, ""),
    ("unions.committee_least.200", "5", Unit.SEATS, "会员不超过200人的工会委员会委员名额（最少）", SIZES, ""),
    ("unions.committee_most.200", "7", Unit.SEATS, "会员不超过200人的工会委员会委员名额（最多）", SIZES, ""),
    ("unions.committee_least.500", "7", Unit.SEATS, "会员不超过500人的工会委员会委员名额（最少）", SIZES, ""),
    ("unions.committee_most.500", "9", Unit.SEATS, "会员不超过500人的工会委员会委员名额（最多）", SIZES, ""),
    ("unions.committee_least.1000", "9", Unit.SEATS, "会员不超过1,000人的工会委员会委员名额（最少）", SIZES, ""),
    ("unions.committee_most.1000", "15", Unit.SEATS, "会员不超过1,000人的工会委员会委员名额（最多）", SIZES, ""),
    ("unions.committee_least.5000", "15", Unit.SEATS, "会员不超过5,000人的工会委员会委员名额（最少）", SIZES, ""),
    ("unions.committee_most.5000", "21", Unit.SEATS, "会员不超过5,000人的工会委员会委员名额（最多）", SIZES, ""),
    ("unions.committee_least.10000", "21", Unit.SEATS, "会员不超过10,000人的工会委员会委员名额（最少）", SIZES, ""),
    ("unions.committee_most.10000", "29", Unit.SEATS, "会员不超过10,000人的工会委员会委员名额（最多）", SIZES, ""),
    ("unions.committee_least.50000", "29", Unit.SEATS, "会员不超过50,000人的工会委员会委员名额（最少）", SIZES, ""),
    ("unions.committee_most.50000", "37", Unit.SEATS, "会员不超过50,000人的工会委员会委员名额（最多）", SIZES, ""),
    ("unions.committee_least.more", "37", Unit.SEATS, "会员超过50,000人的工会委员会委员名额（最少）", SIZES, ""),
    ("unions.committee_most.more", "45", Unit.SEATS, "会员超过50,000人的工会委员会委员名额（最多）", SIZES, ""),
    # every matter, notice, paper
    ("matters.remind_days", "1", Unit.WORKDAYS, "到期前提醒天数", NONE, ""),
    ("notices.shown_days", "0", Unit.DAYS, "公示期满后继续显示天数", "示例：未找到规定的天数；按《个人信息保护法》第十九条最短必要的要求设为期满即撤", "第十九条"),
    ("privacy.answer_days", "15", Unit.WORKDAYS, "个人信息申请答复期限", "示例：未找到规定的天数，暂按15个工作日，请登记本级文件", ""),
    ("files.photo_months", "36", Unit.MONTHS, "入户与签收照片保存月数", "示例：未找到规定的期限；按《个人信息保护法》第十九条最短必要的要求设定", "第十九条"),
    ("files.paper_months", "120", Unit.MONTHS, "申请材料附件保存月数", "示例：未找到规定的期限；按《个人信息保护法》第十九条最短必要的要求设定", "第十九条"),
)  # fmt: skip

LABOUR_LAW = "《中华人民共和国劳动法》（1995年1月1日起施行）"
UNION_LAW = "《中华人民共和国工会法》（2021年12月24日修正，2022年1月1日起施行）"
WOMEN = "《工会女职工委员会工作条例》"
SOURCED: tuple[tuple[str, str, str, str, str, str], ...] = (
    # what a law says, with its article; a federation adds the rows of other years
    ("members.age_least", "16", Unit.AGE, "会员最小年龄（禁止招用未满十六周岁的未成年人）", LABOUR_LAW, "第十五条"),
    ("unions.committee_from", "25", Unit.PERSONS, "应当建立基层工会委员会的会员人数", UNION_LAW, "第十一条"),
    ("unions.full_time_from", "200", Unit.PERSONS, "可以设专职工会主席的职工人数", UNION_LAW, "第十四条"),
    ("unions.term_short", "3", Unit.YEARS, "基层工会每届任期（短）", UNION_LAW, "第十六条"),
    ("unions.term_long", "5", Unit.YEARS, "基层工会每届任期（长）；地方和产业工会每届任期", UNION_LAW, "第十六条"),
    ("unions.recall_majority", "1", Unit.HALVES, "罢免主席、副主席须获全体会员或者代表的赞成票（超过）", UNION_LAW, "第十八条"),
    ("unions.women_from", "10", Unit.PERSONS, "应当建立女职工委员会的女会员人数", WOMEN, "第十一条"),
)  # fmt: skip
