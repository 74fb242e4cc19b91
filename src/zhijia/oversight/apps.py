from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "zhijia.oversight"
    verbose_name = "从严治会"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
