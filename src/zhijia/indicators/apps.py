from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "zhijia.indicators"
    verbose_name = "指标"

    def ready(self) -> None:
        from zhijia.access.terms import Permission
        from zhijia.sheets import registers
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        from .queries import figures_of

        if figures_of not in registers.opens:
            registers.opens.append(figures_of)
        navigation.desk.add(
            Entry("指标看板", "indicators:board", "chart-bar", "账与数", 41, Permission.REGISTERS_VIEW)
        )
        navigation.portal.add(Entry("数据公开", "indicators:catalogue", order=40))
