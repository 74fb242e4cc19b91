from django.apps import AppConfig


class SkillsConfig(AppConfig):
    name = "zhijia.skills"
    verbose_name = "技能"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.sheets import registers

        from . import indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
