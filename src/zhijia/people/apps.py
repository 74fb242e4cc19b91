from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "zhijia.people"
    verbose_name = "人员"

    def ready(self) -> None:
        from zhijia.orgs.services import regrouped

        from .services import pass_members

        if pass_members not in regrouped:
            regrouped.append(pass_members)
