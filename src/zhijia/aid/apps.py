from django.apps import AppConfig


class AidConfig(AppConfig):
    name = "zhijia.aid"
    verbose_name = "帮扶"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
