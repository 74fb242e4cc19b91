from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "zhijia.cards"
    verbose_name = "工会卡"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
