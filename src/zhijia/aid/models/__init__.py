"""Tables of aid: the registers, the household files, the applications, the seasons, the wishes."""

from .applications import Application, Finding, HomeVisit
from .campaigns import Campaign, CampaignVisit, Site, Student
from .households import Expense, FamilyMember, Household, Income, Version
from .rechecks import RecheckResult
from .registers import Payment, Visit, Wish
from .wishes import Claim, Donation, Donor, WishCase

__all__ = [
    "Application", "Campaign", "CampaignVisit", "Claim", "Donation", "Donor", "Expense", "FamilyMember", "Finding", "HomeVisit", "Household", "Income", "Payment", "RecheckResult",
    "Site", "Student", "Version", "Visit", "Wish", "WishCase",
]  # fmt: skip
