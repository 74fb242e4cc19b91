from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "zhijia.audit"
    verbose_name = "留痕"
