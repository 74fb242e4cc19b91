from typing import Any

from django import forms
from django.conf import settings


class FileForm(forms.Form):
    """The file is judged by `receive`, which knows registers; here only that there is one."""

    file = forms.FileField(
        label="台账文件",
        help_text=".xlsx 或 .csv，50 MB 以内。标题行、列的先后、常见的列名写法都能认。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": "请先选择要导入的台账文件",
            "empty": "文件是空的，请重新选择有内容的台账文件",
        },
    )

    def clean_file(self) -> Any:
        """The size is judged before a single byte is read into memory."""
        file, most = self.cleaned_data["file"], settings.SHEET_MAX_BYTES >> 20
        if file.size > settings.SHEET_MAX_BYTES:
            raise forms.ValidationError(
                f"文件有 {file.size >> 20} MB，超过 {most} MB 上限，请按年份或镇街拆分后分次导入"
            )
        return file


class ReasonForm(forms.Form):
    """Why somebody needs to see a full number; it goes into the diary."""

    reason = forms.CharField(
        label="查看事由",
        max_length=100,
        help_text="会记入留痕，如“核对银行退票”。",
        error_messages={"required": "请写明查看完整号码的事由"},
    )
