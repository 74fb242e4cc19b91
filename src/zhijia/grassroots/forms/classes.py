"""Certificates: what they are issued on, and how a stranger has one verified."""

from django import forms


class IssueForm(forms.Form):
    document = forms.CharField(
        label="依据文件",
        max_length=80,
        required=False,
        help_text="文件名称或文号，印在证书上；没有可以不填。",
    )


class VerifyForm(forms.Form):
    """Both stand on the paper; nothing else is needed, and nothing else is told."""

    number = forms.CharField(
        label="证书编号", max_length=24, help_text="印在证书下方，如 PX-2026-0001。",
        error_messages={"required": "请填写证书编号"},
    )  # fmt: skip
    first = forms.CharField(
        label="持证人的姓", max_length=1, help_text="姓名的第一个字。",
        error_messages={"required": "请填写姓名的第一个字", "max_length": "请只填姓名的第一个字"},
    )  # fmt: skip

    def clean_number(self) -> str:
        return str(self.cleaned_data["number"]).strip().upper()
