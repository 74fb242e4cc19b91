from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from zhijia.ledger.models import Fund

from .banks import banks
from .models import Order
from .terms import Resolution

LARGEST = 20 * 1024 * 1024  # bytes: a return file of 100,000 lines is about this size


class BatchForm(forms.Form):
    """Which waiting orders of one fund go into a batch, and to which bank."""

    fund = forms.ModelChoiceField(
        Fund.objects.none(), error_messages={"required": "请选择资金", "invalid_choice": "请重新选择资金"}
    )
    bank = forms.ChoiceField(
        label="银行文件格式",
        error_messages={"required": "请选择银行文件格式", "invalid_choice": "请重新选择银行文件格式"},
    )
    whole = forms.BooleanField(label="包括未列出的", required=False)
    pick = forms.ModelMultipleChoiceField(
        Order.objects.none(), required=False,
        error_messages={"invalid_choice": "所选应付单已由他人办理，请刷新后重新选择", "invalid_pk_value": "请重新选择应付单"},
    )  # fmt: skip

    def __init__(self, *told: Any, orders: QuerySet[Order], **more: Any) -> None:
        super().__init__(*told, **more)
        self.orders = orders
        self.fields["fund"].queryset = Fund.objects.filter(pk__in=orders.order_by().values("fund"))  # type: ignore[attr-defined]
        self.fields["pick"].queryset = orders  # type: ignore[attr-defined]
        self.fields["bank"].choices = [(bank.code, bank.label) for bank in banks.values()]  # type: ignore[attr-defined]

    def chosen(self) -> Iterable[Order]:
        """All that wait for this fund, or those ticked."""
        said = self.cleaned_data
        return self.orders.filter(fund=said["fund"]) if said["whole"] else said["pick"]

    @property
    def ticked(self) -> set[str]:
        return set(self.data.getlist("pick")) if self.is_bound else set()  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    """The file is judged by the bank's adaptor; here only that there is one, and not too large to read at once."""

    bank = forms.ChoiceField(label="银行文件格式", help_text="与发给银行的付款文件相同。")
    file = forms.FileField(
        label="银行回单文件",
        help_text="每笔有付款编号、金额、结果。同一份文件重复上传不会重复入账。",
        error_messages={"required": "请先选择银行回单文件", "empty": "文件是空的，请重新选择回单文件"},
    )

    def __init__(self, *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        self.fields["bank"].choices = [(bank.code, bank.label) for bank in banks.values()]  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        if self.cleaned_data["file"].size > LARGEST:
            raise forms.ValidationError(f"文件超过 {LARGEST >> 20} MB，请向银行索取按批次分开的回单")
        return self.cleaned_data["file"]


class HandForm(forms.Form):
    signature = forms.FileField(
        label="签收单",
        help_text="照片（JPG、PNG）或 PDF，须看清签名和日期，10 MB 以内。",
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
        error_messages={"required": "请先拍下签收单再登记", "empty": "文件是空的，请重新拍照上传"},
    )


class ResolveForm(forms.Form):
    how = forms.ChoiceField(
        label="怎样处理", choices=Resolution.choices, widget=forms.RadioSelect,
        error_messages={"required": "请选择一种处理方式", "invalid_choice": "请选择一种处理方式"},
    )  # fmt: skip
    basis = forms.CharField(
        label="依据",
        max_length=100,
        help_text="如“银行流水 20260512-0031”或“银行回函第 7 号”，会记入留痕。",
        error_messages={"required": "请写明依据，如银行流水号或函件编号"},
    )
