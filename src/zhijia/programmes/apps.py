from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "zhijia.programmes"
    verbose_name = "活动"
