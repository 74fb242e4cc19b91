from django.apps import AppConfig


class AppealsConfig(AppConfig):
    name = "zhijia.appeals"
    verbose_name = "信访维权"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
