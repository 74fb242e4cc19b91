from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """One sentence for a wrong name and a wrong password alike."""

    error_messages = {
        "invalid_login": "用户名或密码不对，请核对后重试；忘记密码请联系区总工会综合部重置。",
        "inactive": "用户名或密码不对，请核对后重试；忘记密码请联系区总工会综合部重置。",
    }
