from typing import Any

from django.contrib.auth.forms import AuthenticationForm

from .queries import username_of

WRONG = "用户名或密码不对，请核对后重试；忘记密码请联系区总工会综合部重置。"
WRONG_OF_MEMBER = "用户名（手机号码）或密码不对，请核对后重试；忘记密码请联系所在单位工会，或拨打 12351。"


class SignInForm(AuthenticationForm):
    """One sentence for a wrong name and a wrong password alike."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}


class MemberSignInForm(AuthenticationForm):
    """Members remember their phone number better than a name that somebody else chose."""

    error_messages = {"invalid_login": WRONG_OF_MEMBER, "inactive": WRONG_OF_MEMBER}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, password = self.fields["username"], self.fields["password"]
        name.label = "用户名或手机号码"
        name.error_messages["required"] = "请填写用户名或手机号码"
        password.error_messages["required"] = "请填写密码"

    def clean_username(self) -> str:
        return username_of(self.cleaned_data["username"])
