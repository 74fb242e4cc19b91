from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "zhijia.reports"
    verbose_name = "报告"

    def ready(self) -> None:
        from zhijia.access.terms import Permission
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        navigation.places["desk"] = "reports:home"
        navigation.desk.add(Entry("工作台", "reports:home", "home", order=0))
        navigation.desk.add(
            Entry("报告工作室", "reports:index", "file-text", "账与数", 42, Permission.REPORTS_WRITE)
        )
