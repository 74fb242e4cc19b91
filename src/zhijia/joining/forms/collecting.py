"""Handing in a checked file of the roll."""

from typing import Any

from django import forms

from zhijia.sheets.models import Intake

from .applying import asks


class CollectiveForm(forms.Form):
    """Which file, and everybody's signatures on one photo."""

    intake = forms.ModelChoiceField(
        label="名册文件", queryset=Intake.objects.none(), empty_label="请选择", error_messages=asks("请选择一份已检查的名册"),
        help_text="只列出您导入的、检查过、还没有入账的名册。",
    )  # fmt: skip
    paper = forms.FileField(
        label="签名表照片", help_text="全体申请人签名的《入会申请书》或签名表，照片或 PDF，10 MB 以内。",
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf"}),
        error_messages={"required": "请上传签名表的照片", "empty": "文件是空的，请重新选择"},
    )  # fmt: skip

    def __init__(self, *args: Any, files: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        intake = self.fields["intake"]
        assert isinstance(intake, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        intake.queryset = files
