from django.apps import AppConfig


class GrassrootsConfig(AppConfig):
    name = "zhijia.grassroots"
    verbose_name = "夯实基础"

    def ready(self) -> None:
        from zhijia.access.terms import Permission
        from zhijia.indicators import indicator
        from zhijia.matters import flows
        from zhijia.sheets import registers
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        from . import flow, indicators, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
        flows.add(*flow.ALL)
        navigation.desk.add(
            Entry("组织", "grassroots:tree", "hierarchy-2", "账与数", 41, Permission.REGISTERS_VIEW)
        )
