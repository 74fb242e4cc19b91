from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "zhijia.notices"
    verbose_name = "消息与公示"

    def ready(self) -> None:
        from zhijia.access.terms import Permission
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        navigation.desk.add(
            Entry("公示", "notices:desk", "speakerphone", "办理", 12, Permission.AID_NOTICE),
            Entry("个人信息申请", "notices:privacy", "lock", "办理", 18, Permission.PRIVACY_HANDLE),
        )
        navigation.member.add(
            Entry("消息", "notices:messages", "bell", order=30), Entry("我的", "notices:me", "user", order=40)
        )
        navigation.portal.add(Entry("公示", "notices:public", order=35))
