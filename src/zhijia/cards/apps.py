from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "zhijia.cards"
    verbose_name = "工会卡"

    def ready(self) -> None:
        from zhijia.indicators import indicator
        from zhijia.matters import flows
        from zhijia.payments import queries as payments
        from zhijia.sheets import registers
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        from . import flow, indicators, queries, sheets

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
        flows.add(flow.SUBSIDY)
        navigation.services.add(Entry("专项补贴", "cards:claim", "credit-card", order=20))
        if queries.roots not in payments.roots:
            payments.roots.append(queries.roots)
