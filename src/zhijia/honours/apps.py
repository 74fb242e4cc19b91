from django.apps import AppConfig


class HonoursConfig(AppConfig):
    name = "zhijia.honours"
    verbose_name = "劳模"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
