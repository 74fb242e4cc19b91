from django.apps import AppConfig


class BargainingConfig(AppConfig):
    name = "zhijia.bargaining"
    verbose_name = "集体协商"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
