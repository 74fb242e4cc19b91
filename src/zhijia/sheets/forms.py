from django import forms


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
