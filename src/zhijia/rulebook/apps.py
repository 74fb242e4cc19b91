from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "zhijia.rulebook"
    verbose_name = "规则库"

    def ready(self) -> None:
        from zhijia.access.terms import Permission
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        navigation.desk.add(Entry("规则库", "rulebook:index", "book", "账与数", 46, Permission.RULES_VIEW))
