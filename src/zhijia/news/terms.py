"""Words of the portal (要闻、公告), and which figures it shows first."""

CHANNELS = {"union": "工会要闻", "notices": "通知公告"}
"""Channels that are there before their first article, since the menu leads to them."""

HEADLINES = ("skills.contests_held", "aid.paid", "aid.workers_helped", "cards.cards_made", "loans.disbursed")
VENUES = "venues.open"
VENUE_KINDS = (
    "venues.nursing_rooms",
    "venues.publicity",
    "venues.activity_centres",
    "venues.innovation",
    "honours.studios",
)
LABOUR_PEACE = (
    "titles.harmony_towns",
    "titles.three_in_one",
    "honours.studios",
    "bargaining.contracts_valid",
)

INVESTORS = (
    (
        ("和谐稳定的劳动关系", "Labour relations"),
        {
            "titles.harmony_towns": ("Model towns for harmonious labour relations", "towns"),
            "titles.three_in_one": ("Employers in the social-responsibility programme", "employers"),
            "bargaining.contracts_valid": ("Collective contracts in force", "contracts"),
            "bargaining.workers_covered": ("Workers covered by collective contracts", "workers"),
            "appeals.cases": ("Labour complaints received", "cases"),
            "appeals.closed": ("Labour complaints closed", "cases"),
        },
    ),
    (
        ("有技能的职工队伍", "A skilled workforce"),
        {
            "skills.contests_held": ("Skills contests held", "contests"),
            "skills.classes_held": ("Skills classes held", "classes"),
            "skills.learners": ("Places taken in skills classes", "places"),
            "honours.model_workers": ("Model workers named", "workers"),
            "honours.studios": ("Model-worker innovation studios", "studios"),
            "safety.employers": ("Employers in workplace-safety campaigns", "employers"),
        },
    ),
    (
        ("找得到的用工与生活服务", "Services for employers and workers"),
        {
            "jobs.fairs_held": ("Job fairs held", "fairs"),
            "jobs.posts_offered": ("Jobs offered at the fairs", "jobs"),
            "loans.disbursed": ("Guaranteed start-up loans", "yuan"),
            "loans.jobs_created": ("Jobs supported by those loans", "jobs"),
            "venues.nursing_rooms": ("Nursing rooms", "rooms"),
            "cards.merchants": ("Merchants honouring the union card", "merchants"),
        },
    ),
)
"""What an investor reads: each group named in Chinese and English, each figure with its English name and measure word."""
