from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "zhijia.safety"
    verbose_name = "安全生产"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
