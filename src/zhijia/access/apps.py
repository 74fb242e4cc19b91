from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "zhijia.access"
    verbose_name = "权限"

    def ready(self) -> None:
        from zhijia.web import navigation

        navigation.places.update(sign_in="access:sign_in", sign_out="access:sign_out")
