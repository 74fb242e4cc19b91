"""Words of the portal (要闻、公告), and which figures it shows first."""

CHANNELS = {"union": "工会要闻", "notices": "通知公告", "features": "文字新闻"}
NOTICES = "notices"
"""Channels that are there before their first article, since menus lead to them."""

HEADLINES = {
    "skills.contests_held": "职工技能竞赛",
    "aid.paid": "帮扶救助资金",
    "aid.workers_helped": "救助困难职工",
    "cards.cards_made": "办理工会卡",
    "loans.disbursed": "发放创保贷",
}
VENUES = "venues.open"
VENUE_KINDS = {
    "venues.nursing_rooms": "爱心母婴室",
    "venues.publicity": "镇级宣传阵地",
    "venues.activity_centres": "职工活动中心",
    "venues.innovation": "职工创新创业阵地",
    "honours.studios": "劳模创新工作室",
    "titles.homes": "市信赖职工之家",
    "titles.small_homes": "市信赖职工小家",
    "cards.merchants": "工会卡特约商户",
}
LABOUR_PEACE = {
    "titles.harmony_towns": "和谐劳动关系示范镇",
    "titles.three_in_one": "社会责任“三合一”企业",
    "honours.studios": "劳模创新工作室",
    "bargaining.contracts_valid": "有效集体合同",
    "bargaining.employers_covered": "集体合同覆盖企业",
    "jobs.posts_offered": "招聘会提供岗位",
}
"""Figures by code under the short names a front page has room for."""

INVESTORS = (
    (
        "和谐稳定的劳动关系", "Labour relations",
        ("titles.harmony_towns", "titles.three_in_one", "bargaining.contracts_valid", "bargaining.workers_covered", "appeals.cases", "appeals.closed"),
    ),
    (
        "有技能的职工队伍", "A skilled workforce",
        ("skills.contests_held", "skills.classes_held", "skills.learners", "honours.model_workers", "honours.studios", "safety.employers"),
    ),
    (
        "找得到的用工与生活服务", "Services for employers and workers",
        ("jobs.fairs_held", "jobs.posts_offered", "loans.disbursed", "loans.jobs_created", "venues.nursing_rooms", "cards.merchants"),
    ),
)  # fmt: skip
"""What an investor reads, group by group."""

ENGLISH = {
    "titles.harmony_towns": ("Model towns for labour harmony", "towns"),
    "titles.three_in_one": ("Employers in the social-responsibility programme", "employers"),
    "bargaining.contracts_valid": ("Collective contracts in force", "contracts"),
    "bargaining.workers_covered": ("Workers they cover", "workers"),
    "appeals.cases": ("Labour complaints received", "cases"),
    "appeals.closed": ("Labour complaints closed", "cases"),
    "skills.contests_held": ("Skills contests held", "contests"),
    "skills.classes_held": ("Skills classes held", "classes"),
    "skills.learners": ("Places taken in skills classes", "places"),
    "honours.model_workers": ("Model workers named", "workers"),
    "honours.studios": ("Model-worker innovation studios", "studios"),
    "safety.employers": ("Employers in workplace-safety campaigns", "employers"),
    "jobs.fairs_held": ("Job fairs held", "fairs"),
    "jobs.posts_offered": ("Jobs offered at the fairs", "jobs"),
    "loans.disbursed": ("Guaranteed start-up loans", "yuan"),
    "loans.jobs_created": ("Jobs supported by these loans", "jobs"),
    "venues.nursing_rooms": ("Nursing rooms", "rooms"),
    "cards.merchants": ("Merchants honouring the union card", "merchants"),
}
"""The name and measure word of each in English."""
