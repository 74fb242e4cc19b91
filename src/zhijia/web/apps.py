from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "zhijia.web"
    verbose_name = "网页"
