from django.apps import AppConfig


class AidConfig(AppConfig):
    name = "zhijia.aid"
    verbose_name = "帮扶"

    def ready(self) -> None:
        from zhijia.access.terms import Permission
        from zhijia.indicators import indicator
        from zhijia.ledger.services import receiving
        from zhijia.matters import flows
        from zhijia.notices.services import consents, publicities
        from zhijia.payments import queries as payments
        from zhijia.sheets import registers
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        from . import flow, indicators, queries, recheck_flow, sheets
        from .services import paying, publishing

        registers.add(*sheets.ALL)
        indicator.add(*indicators.ALL)
        flows.add(flow.AID, recheck_flow.RECHECK)
        navigation.desk.add(
            Entry("困难职工档案", "aid:households", "heart-handshake", "办理", 11, Permission.AID_VIEW),
            Entry("四季帮扶", "aid:campaigns", "calendar-event", "办理", 14, Permission.AID_VIEW),
            Entry("微心愿", "aid:wishes_desk", "gift", "办理", 15, Permission.AID_VIEW),
            Entry("待公示", "aid:publish", "list-check", "办理", 13, Permission.AID_NOTICE),
            Entry("代职工申请", "aid:behalf", "plus", "办理", 14, Permission.AID_APPLY),
        )
        navigation.services.add(Entry("困难帮扶", "aid:apply", "heart-handshake", order=10))
        navigation.portal.add(Entry("微心愿", "aid:wishes", order=36))
        if queries.roots not in payments.roots:
            payments.roots.append(queries.roots)
        if paying.take_back not in receiving.undone:
            receiving.undone.append(paying.take_back)
        if publishing.consent_withdrawn not in consents.withdrawn:
            consents.withdrawn.append(publishing.consent_withdrawn)
        if publishing.follow not in publicities.followers:
            publicities.followers.append(publishing.follow)
