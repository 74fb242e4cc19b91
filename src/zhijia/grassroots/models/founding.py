"""What is asked for when a union is to be founded (建会申请): whom it would cover, and who would serve in it."""

from django.db import models
from django.db.models import F, Q

from zhijia.base.identity import mask_identity, mask_phone
from zhijia.grassroots.terms import Office
from zhijia.matters.models import Matter
from zhijia.orgs.models import Employer, Unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.fields import SealedField
from zhijia.people.models import Person
from zhijia.people.terms import Sex


class Establishment(models.Model):
    """The contents of a founding matter. Its unit is the superior that approves (工会法第十二条); `founded` is what came of it."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="establishment")
    name = models.CharField("工会全称", max_length=80)
    short = models.CharField("简称", max_length=40, default="", blank=True)
    kind = models.CharField("工会类型", max_length=12, choices=UnitKind)
    code = models.CharField("行政区划代码", max_length=12, default="", blank=True)
    second_coverage = models.BooleanField("二次覆盖组建", default=False)
    members = models.PositiveIntegerField("预计会员人数")
    women = models.PositiveIntegerField("其中女会员人数")
    years = models.PositiveSmallIntegerField("任期（年）")
    preparation = models.CharField("筹备组成员", max_length=200)
    party_opinion = models.CharField("党组织意见", max_length=300, default="", blank=True)
    document = models.CharField("批复文号", max_length=40, default="", blank=True)
    founded = models.OneToOneField(Unit, models.PROTECT, related_name="establishment", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(women__lte=F("members")), name="establishment_counts_women_among_members"
            ),
            models.CheckConstraint(
                condition=Q(founded=None) | ~Q(document=""), name="a_union_is_founded_by_a_document"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class EstablishmentEmployer(models.Model):
    """An employer the union would cover, and how many work there as told when it was asked for."""

    establishment = models.ForeignKey(Establishment, models.CASCADE, related_name="employers")
    employer = models.ForeignKey(
        Employer, models.PROTECT, related_name="establishments", verbose_name="单位名称"
    )
    employees = models.PositiveIntegerField("职工人数")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["establishment", "employer"], name="establishment_covers_once"),
        ]


class EstablishmentSeat(models.Model):
    """Who is put forward for an office. Who it is in the rolls is found, or written down, only when the union is founded."""

    establishment = models.ForeignKey(Establishment, models.CASCADE, related_name="seats")
    office = models.CharField("职务", max_length=12, choices=Office)
    name = models.CharField("姓名", max_length=60)
    identity = SealedField("身份证号", default="", blank=True)
    phone = SealedField("手机号码", default="", blank=True)
    sex = models.CharField("性别", max_length=1, choices=Sex, default="", blank=True)
    full_time = models.BooleanField("专职", default=False)
    relative = models.BooleanField("单位主要负责人的近亲属", default=False)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True
    )  # known once the union stands

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["establishment"], condition=Q(office=Office.CHAIR), name="one_chair_is_put_forward"
            ),
        ]

    @property
    def shown(self) -> str:
        """By what they will be known, masked."""
        return mask_identity(self.identity) or mask_phone(self.phone)
