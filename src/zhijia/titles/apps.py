from django.apps import AppConfig


class TitlesConfig(AppConfig):
    name = "zhijia.titles"
    verbose_name = "建家"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
