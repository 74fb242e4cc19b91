from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "zhijia.matters"
    verbose_name = "事项"

    def ready(self) -> None:
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        navigation.desk.add(Entry("收件箱", "matters:inbox", "inbox", order=1))
        navigation.member.add(
            Entry("首页", "matters:home", "home", order=10),
            Entry("办事", "matters:cases", "list-check", order=20),
        )
        navigation.places["member"] = "matters:home"
        navigation.places["desk_search"] = "matters:search"
