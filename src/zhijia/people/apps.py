from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "zhijia.people"
    verbose_name = "人员"
