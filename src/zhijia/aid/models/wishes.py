"""微心愿 as it comes: collected, verified, shown, claimed, delivered; and who gave."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.files.models import Kept
from zhijia.ledger.models import Fund, Transfer
from zhijia.orgs.models import Unit
from zhijia.people.fields import SealedField
from zhijia.people.models import Account, Person

from ..terms import DonorKind, Region, WishStep
from .ages import is_child
from .registers import Wish

ACCOUNT = settings.AUTH_USER_MODEL
SHOWN = (WishStep.PUBLISHED, WishStep.CLAIMED, WishStep.DELIVERED, WishStep.SIGNED, WishStep.THANKED)
ARRIVED = (WishStep.DELIVERED, WishStep.SIGNED, WishStep.THANKED)


class Donor(models.Model):
    """Who gave, once or often. The receipt code itself is not kept, only its blind index."""

    name = models.CharField("姓名或单位名称", max_length=60)
    kind = models.CharField("类型", max_length=10, choices=DonorKind)
    contact = SealedField("联系方式", default="", blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, verbose_name="会员")
    code_index = models.CharField(max_length=32, unique=True)
    at = models.DateTimeField("登记时间")

    def __str__(self) -> str:
        """A firm by its name, a person by the surname: what registers and pages may say."""
        return self.name if self.kind == DonorKind.FIRM else f"{self.name[:1]}**"


class WishSet(models.QuerySet["WishCase"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        return self.filter(Authority(account, on).reach(Permission.AID_VIEW, to="unit__"))

    def shown(self) -> Self:
        """What the public may see."""
        return self.filter(step__in=SHOWN)


class WishCase(models.Model):
    """One wish with whose it is, sealed. The register gets its row on the day of delivery, and only then."""

    number = models.CharField("心愿编号", max_length=20, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="征集工会")
    region = models.CharField("地区", max_length=10, choices=Region)
    name = SealedField("姓名")
    identity = SealedField("身份证号")
    identity_index = models.CharField(max_length=32, db_index=True)
    content = models.CharField("心愿内容", max_length=80)
    amount = models.PositiveBigIntegerField("预计金额（分）")
    reason = SealedField("家庭情况", default="", blank=True)
    guardian = SealedField("监护人", default="", blank=True)
    consent = models.ForeignKey(Kept, models.PROTECT, related_name="+", null=True, verbose_name="同意书")
    checked = models.CharField("核实方式", max_length=80, blank=True)
    step = models.CharField("进度", max_length=10, choices=WishStep, default=WishStep.COLLECTED)
    lock_until = models.DateField("认领保留至", null=True)
    collected_on = models.DateField("征集日期")
    delivered_on = models.DateField("送达日期", null=True)
    photo = models.ForeignKey(Kept, models.PROTECT, related_name="+", null=True, verbose_name="送达照片")
    signature = models.ForeignKey(Kept, models.PROTECT, related_name="+", null=True, verbose_name="签收照片")
    thanks = models.TextField("致谢", blank=True)
    row = models.OneToOneField(Wish, models.PROTECT, related_name="case", null=True, verbose_name="台账行")
    by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", verbose_name="征集人")
    at = models.DateTimeField("征集时间")

    objects = WishSet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["step", "region"], name="aid_wishes_shown")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_wish_costs_something"),
            models.CheckConstraint(
                condition=~Q(step=WishStep.CLAIMED) | Q(lock_until__isnull=False), name="a_claim_has_its_last_day"
            ),
            models.CheckConstraint(
                condition=~Q(step__in=ARRIVED) | Q(row__isnull=False, photo__isnull=False, delivered_on__isnull=False),
                name="a_wish_delivered_is_in_the_register",
            ),
            models.CheckConstraint(
                condition=~Q(step__in=[WishStep.SIGNED, WishStep.THANKED]) | Q(signature__isnull=False),
                name="a_wish_signed_for_has_its_signature",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number

    def is_child(self, *, on: date) -> bool:
        return is_child(self.identity, on=on)

    @property
    def whose(self) -> str:
        """What anybody may read: a child is not even told by the surname (个人信息保护法第二十八条)."""
        return "一名小朋友" if self.is_child(on=self.collected_on) else f"{self.name[:1]}**"


class Claim(models.Model):
    """Somebody's word to fulfil a wish, good until its last day. Of the claims of a wish one stands."""

    wish = models.ForeignKey(WishCase, models.PROTECT, related_name="claims")
    donor = models.ForeignKey(Donor, models.PROTECT, related_name="claims")
    at = models.DateTimeField("认领时间")
    until = models.DateField("保留至")
    lapsed = models.BooleanField("已到期", default=False)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["wish"], condition=Q(lapsed=False), name="a_wish_has_one_claim")
        ]


class Donation(models.Model):
    """Money given into a fund of donations: the ledger holds it, this says whose it was."""

    donor = models.ForeignKey(Donor, models.PROTECT, related_name="donations")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+", verbose_name="资金")
    amount = models.PositiveBigIntegerField("金额（分）")
    given_on = models.DateField("到账日期")
    transfer = models.OneToOneField(Transfer, models.PROTECT, related_name="aid_donation")
    by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", verbose_name="登记人")

    class Meta:
        ordering = ["-given_on", "-pk"]
