from datetime import date
from typing import Any

from django import forms

from zhijia.base.errors import Refused
from zhijia.base.periods import Period

from .reading.documents import HUGE, LARGEST_FILE, read_upload


class ReportForm(forms.Form):
    """Paste a text or bring a file; the period it speaks of goes with it."""

    title = forms.CharField(
        label="标题", max_length=80, error_messages={"required": "请填写标题，如“五年工作报告”"}
    )
    since = forms.DateField(
        label="统计起日", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label="统计止日", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    file = forms.FileField(
        label="上传文件", required=False, help_text=".docx 或 .txt，2 MB 文字以内；上传后以文件内容为准。"
    )
    body = forms.CharField(
        label="或粘贴正文", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14})
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        try:
            if said.get("file") and said["file"].size > LARGEST_FILE:
                raise Refused(HUGE)  # noqa: TRY301  (told in the same place as what the reading refuses)
            if said.get("file"):
                said["body"] = read_upload(said["file"].name, said["file"].read())
            said["period"] = Period(said.get("since") or date.min, said.get("until") or date.max)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        if not (said.get("body") or "").strip():
            raise forms.ValidationError("还没有正文，请粘贴文字或上传文件")
        return said
