from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "zhijia.jobs"
    verbose_name = "招聘会"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
