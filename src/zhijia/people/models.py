"""A person is somebody the union serves; an account is a way to sign in. They are not the same."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from zhijia.base.identity import mask_identity, mask_name, mask_phone
from zhijia.orgs.models import Employer, Unit

from .fields import SealedField, keyring
from .terms import Beginning, Document, Employment, Ending, Occupation, Sex, Standing


class Person(models.Model):
    """One human being. The identity number is sealed; lists show it masked.

    Whoever was found to be somebody else (`merged_into`) keeps the row, so that the merge can be taken back.
    """

    name = models.CharField("姓名", max_length=60, db_index=True)
    initials = models.CharField("拼音首字母", max_length=60, default="", blank=True, db_index=True)
    formers = models.CharField("曾用名", max_length=60, default="", blank=True)
    document = models.CharField("证件类型", max_length=16, choices=Document, default=Document.RESIDENT)
    sex = models.CharField("性别", max_length=1, choices=Sex, default="", blank=True)
    birth = models.DateField("出生日期", null=True)
    identity = SealedField("身份证号", default="", blank=True)
    identity_index = models.CharField(max_length=32, null=True, unique=True)
    phone = SealedField("手机号码", default="", blank=True)
    phone_index = models.CharField(max_length=32, blank=True, db_index=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="nobody_is_merged_into_themselves",
            )
        ]

    def __str__(self) -> str:
        return self.masked_name

    @property
    def masked_name(self) -> str:
        return mask_name(self.name)

    @property
    def masked_identity(self) -> str:
        return mask_identity(self.identity)

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.phone)


class Membership(models.Model):
    """会籍: a person belongs to one union from a day until the day before another; it follows the labour relationship.

    A stretch ends when anything in it changes, so that every head-count of a day in the past stays as it was. No two
    stretches of a person overlap: the database itself refuses it (migration `stretches_never_overlap`). `sex` is the
    person's, kept here by the database too (migration `sex_beside_the_stretch`), so that one index answers a head-count.
    """

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="memberships", verbose_name="会员", db_index=False
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="memberships", verbose_name="所在工会", db_index=False
    )
    employer = models.ForeignKey(
        Employer, models.PROTECT, related_name="memberships", null=True, verbose_name="工作单位"
    )
    standing = models.CharField("会籍状态", max_length=8, choices=Standing, default=Standing.NORMAL)
    employment = models.CharField("用工形式", max_length=11, choices=Employment, default="", blank=True)
    occupation = models.CharField("职业群体", max_length=13, choices=Occupation, default="", blank=True)
    migrant = models.BooleanField("农民工", default=False)
    sex = models.CharField("性别", max_length=1, choices=Sex, default="", blank=True, editable=False)
    since = models.DateField("起始日")
    until = models.DateField("终止日", null=True)
    began = models.CharField("起因", max_length=11, choices=Beginning, default=Beginning.JOINED)
    ended = models.CharField("终止原因", max_length=10, choices=Ending, default="", blank=True)
    reason = models.CharField("依据", max_length=80, default="", blank=True)

    class Meta:
        ordering = ["person", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until=None), name="one_union_has_a_person_now"
            ),
            models.UniqueConstraint(fields=["person", "since"], name="one_stretch_begins_a_day"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="membership_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(until=None, ended="") | (Q(until__isnull=False) & ~Q(ended="")),
                name="membership_says_how_it_ended",
            ),
        ]
        indexes = [
            models.Index(  # whoever stood in a union on a day, counted without reading a row
                fields=[
                    "unit",
                    "since",
                    "until",
                    "standing",
                    "employment",
                    "occupation",
                    "migrant",
                    "sex",
                    "person",
                ],
                name="membership_on_a_day",
            ),
            models.Index(  # whoever stands now, by union, counted and filtered as the roll's pages are
                fields=["unit", "standing", "employment", "occupation", "migrant", "sex"],
                condition=Q(until=None),
                name="membership_open",
            ),
            models.Index(  # how many there are by a day, of everybody
                fields=["since"], condition=Q(until=None), name="membership_open_since"
            ),
            models.Index(  # whoever went, and the few who go on a day still to come
                fields=["until", "since", "unit", "ended", "person"],
                condition=Q(until__isnull=False),
                name="membership_over",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}（{self.since} 起）"


HOUSE = "zhijia"


class AccountSet(BaseUserManager["Account"]):
    def create_account(self, username: str, *, name: str, password: str | None = None) -> "Account":
        account = self.model(username=username, name=name)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """A way to sign in. Permissions come from the posts its person holds (room `access`), never from a flag here."""

    username = models.CharField("用户名", max_length=40, unique=True)
    name = models.CharField("显示姓名", max_length=40)
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="account")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects = AccountSet()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(username=""), name="account_has_a_username")]

    def __str__(self) -> str:
        return f"{self.name}（{self.username}）"


class Merge(models.Model):
    """Two rows were one person: everything of `gone` points at `kept` until the merge is undone.

    `before` is JSON of what undoing needs: the numbers both sides had, and the stretches that were folded away.
    """

    kept = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="留下的人")
    gone = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="并入的人")
    reason = models.CharField("依据", max_length=200)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("办理时间")
    undo_until = models.DateField("可撤销至")
    undone_at = models.DateTimeField("撤销时间", null=True)
    undone_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    closed = models.ForeignKey(
        Account, models.PROTECT, related_name="+", null=True, verbose_name="停用的账号"
    )
    before = SealedField(default="", blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="a_merge_is_of_two"),
            models.UniqueConstraint(
                fields=["gone"], condition=Q(undone_at=None), name="gone_into_one_person_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="an_undone_merge_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone} 并入 {self.kept}"


class Moved(models.Model):
    """One row that a merge pointed at the person who remains, or had to leave where it was (`stays`)."""

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="moved")
    table = models.CharField(max_length=60)
    row = models.BigIntegerField()
    field = models.CharField(max_length=40)
    stays = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["merge", "table", "row", "field"], name="a_merge_moves_a_row_once"
            ),
        ]


def blind(text: str) -> str:
    """The index under which a sealed text is found."""
    return keyring().blind(text)
