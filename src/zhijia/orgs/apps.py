from django.apps import AppConfig


class OrgsConfig(AppConfig):
    name = "zhijia.orgs"
    verbose_name = "组织"
