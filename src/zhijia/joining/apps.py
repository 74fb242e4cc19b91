from django.apps import AppConfig


class JoiningConfig(AppConfig):
    name = "zhijia.joining"
    verbose_name = "会员"

    def ready(self) -> None:
        from zhijia.access.terms import Permission
        from zhijia.indicators import indicator
        from zhijia.matters import flows
        from zhijia.orgs.services import regrouped
        from zhijia.sheets import registers
        from zhijia.web import navigation, reminders
        from zhijia.web.navigation import Entry

        from . import flow, indicators, sheets
        from .services.following import follow
        from .views import doubts

        indicator.add(*indicators.ALL)
        flows.add(*flow.ALL)
        reminders.add(doubts.reminders)
        if follow not in regrouped:
            regrouped.append(follow)
        registers.add(*sheets.ALL)
        navigation.portal.add(Entry("我要入会", "joining:find", order=32))
        navigation.own.add(Entry("我的会籍", "joining:membership", "id-badge-2", order=5))
        navigation.places["join"] = "joining:join"
        navigation.desk.add(
            Entry("会员", "joining:members", "users", "组织与会员", 22, Permission.MEMBERS_VIEW),
            Entry("疑点核对", "joining:doubts", "eye", "组织与会员", 23, Permission.REGISTERS_IMPORT),
            Entry("会籍转入", "joining:bring_over", "login", "组织与会员", 24, Permission.MEMBERS_HANDLE),
            Entry("集体入会", "joining:collective", "upload", "组织与会员", 25, Permission.MEMBERS_HANDLE),
            Entry("入会二维码", "joining:posters", "id-badge-2", "组织与会员", 26, Permission.MEMBERS_HANDLE),
            Entry(
                "职业群体归口", "joining:catchments", "map-pin", "组织与会员", 27, Permission.UNIONS_APPROVE
            ),
        )
