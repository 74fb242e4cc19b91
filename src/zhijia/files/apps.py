from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "zhijia.files"
    verbose_name = "文件"
