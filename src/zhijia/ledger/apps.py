from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "zhijia.ledger"
    verbose_name = "经费"

    def ready(self) -> None:
        from zhijia.access.terms import Permission
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        navigation.desk.add(Entry("经费台账", "ledger:index", "book", "账与数", 44, Permission.LEDGER_VIEW))
