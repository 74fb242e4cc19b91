from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "zhijia.rulebook"
    verbose_name = "规则库"
