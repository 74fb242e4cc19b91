from datetime import datetime
from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.views.decorators.debug import sensitive_variables

from zhijia.base.errors import Refused
from zhijia.people.models import Account

from .queries import username_of
from .services import recognise

ASK = "忘记密码请联系区总工会综合部重置。"
WRONG = f"用户名或密码不对，请核对后重试；{ASK}"
ASK_OF_MEMBER = "忘记密码请联系所在单位工会，或拨打 12351。"
WRONG_OF_MEMBER = f"用户名（手机号码）或密码不对，请核对后重试；{ASK_OF_MEMBER}"


class SignInForm(AuthenticationForm):
    """One sentence for a wrong name and a wrong password alike, and one for a name that was missed too often."""

    error_messages = {"invalid_login": WRONG}
    ask = ASK

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    @sensitive_variables("password")
    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name and password:
            self.user_cache = self._recognised(name, password)
        return self.cleaned_data

    @sensitive_variables("password")
    def _recognised(self, name: str, password: str) -> Account:
        try:
            account = recognise(name, username=self.username_of(name), password=password, at=self.at)
        except Refused as refusal:
            raise ValidationError(f"{refusal}；{self.ask}") from None
        if account is None:
            raise self.get_invalid_login_error()
        return account

    def username_of(self, name: str) -> str:
        return name


class MemberSignInForm(SignInForm):
    """Members remember their phone number better than a name that somebody else chose."""

    error_messages = {"invalid_login": WRONG_OF_MEMBER}
    ask = ASK_OF_MEMBER

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, password = self.fields["username"], self.fields["password"]
        name.label = "用户名或手机号码"
        name.error_messages["required"] = "请填写用户名或手机号码"
        password.error_messages["required"] = "请填写密码"

    def username_of(self, name: str) -> str:
        return username_of(name)
