from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "zhijia.payments"
    verbose_name = "付款"

    def ready(self) -> None:
        from zhijia.access.terms import Permission
        from zhijia.ledger.queries import opens
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        from .queries import of_transfer

        navigation.desk.add(Entry("付款", "payments:index", "coin", "账与数", 43, Permission.PAYMENTS_VIEW))
        navigation.own.add(Entry("我的收款", "payments:receipts", "coin", order=10))
        if of_transfer not in opens:
            opens.append(of_transfer)
