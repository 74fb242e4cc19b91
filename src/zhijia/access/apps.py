from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "zhijia.access"
    verbose_name = "权限"

    def ready(self) -> None:
        from zhijia.access.terms import Permission
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        navigation.desk.add(Entry("留痕", "access:diary", "history", "账与数", 49, Permission.AUDIT_VIEW))
        navigation.places.update(sign_in="access:sign_in", sign_out="access:sign_out")
