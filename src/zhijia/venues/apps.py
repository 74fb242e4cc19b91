from django.apps import AppConfig


class VenuesConfig(AppConfig):
    name = "zhijia.venues"
    verbose_name = "阵地"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
