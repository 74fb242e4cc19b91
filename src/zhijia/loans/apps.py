from django.apps import AppConfig


class LoansConfig(AppConfig):
    name = "zhijia.loans"
    verbose_name = "创保贷"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
