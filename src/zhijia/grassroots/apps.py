from django.apps import AppConfig


class GrassrootsConfig(AppConfig):
    name = "zhijia.grassroots"
    verbose_name = "夯实基础"

    def ready(self) -> None:
        from dataclasses import replace

        from zhijia.access.terms import Permission
        from zhijia.indicators import indicator
        from zhijia.matters import flows
        from zhijia.sheets import registers
        from zhijia.web import navigation, reminders
        from zhijia.web.navigation import Entry

        from . import flow, indicators, services, sheets
        from .sheets.terms import TERMS
        from .views import classes, terms

        registers.add(*sheets.ALL, replace(TERMS, writer=services.enter_terms))
        indicator.add(*indicators.ALL)
        flows.add(*flow.ALL)
        reminders.add(terms.reminders, classes.reminders)
        navigation.desk.add(
            Entry("组织", "grassroots:tree", "hierarchy-2", "组织与会员", 21, Permission.REGISTERS_VIEW),
            Entry("换届", "grassroots:terms", "refresh", "组织与会员", 28, Permission.REGISTERS_VIEW),
            Entry("干部培训", "grassroots:classes", "school", "组织与会员", 29, Permission.REGISTERS_VIEW),
            Entry(
                "年报调查", "grassroots:survey", "clipboard-check", "组织与会员", 30, Permission.MEMBERS_VIEW
            ),
        )
