from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "zhijia.sheets"
    verbose_name = "台账"

    def ready(self) -> None:
        from zhijia.access.terms import Permission
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        navigation.desk.add(Entry("台账", "sheets:index", "table", "账与数", 40, Permission.REGISTERS_VIEW))
