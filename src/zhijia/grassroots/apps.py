from django.apps import AppConfig


class GrassrootsConfig(AppConfig):
    name = "zhijia.grassroots"
    verbose_name = "夯实基础"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
