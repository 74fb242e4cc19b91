"""A person is somebody the union serves; an account is a way to sign in. They are not the same."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from zhijia.base.identity import mask_identity, mask_name, mask_phone
from zhijia.orgs.models import Unit

from .fields import SealedField, keyring


class Person(models.Model):
    """One human being. The identity number is sealed; lists show it masked."""

    name = models.CharField("姓名", max_length=60)
    identity = SealedField("身份证号", default="", blank=True)
    identity_index = models.CharField(max_length=32, null=True, unique=True)
    phone = SealedField("手机号码", default="", blank=True)
    phone_index = models.CharField(max_length=32, blank=True, db_index=True)

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
    """会籍: a person belongs to one union from a day until the day before another; it follows the labour relationship."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships", verbose_name="所在工会")
    since = models.DateField("起始日")
    until = models.DateField("终止日", null=True)

    class Meta:
        ordering = ["person", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until=None), name="one_union_has_a_person_now"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="membership_ends_after_it_begins"
            ),
        ]


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


def blind(text: str) -> str:
    """The index under which a sealed text is found."""
    return keyring().blind(text)
