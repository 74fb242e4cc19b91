from django.apps import AppConfig


class JoiningConfig(AppConfig):
    name = "zhijia.joining"
    verbose_name = "会员"

    def ready(self) -> None:
        from zhijia.matters import flows

        from . import flow

        flows.add(*flow.ALL)
