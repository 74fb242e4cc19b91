from django.apps import AppConfig


class CultureConfig(AppConfig):
    name = "zhijia.culture"
    verbose_name = "文体"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
