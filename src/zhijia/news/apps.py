from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "zhijia.news"
    verbose_name = "门户"

    def ready(self) -> None:
        from zhijia.web import navigation
        from zhijia.web.navigation import Entry

        navigation.portal.add(
            Entry("首页", "news:home", order=10),
            Entry("工会要闻", "news:union", order=20),
            Entry("通知公告", "news:notices", order=30),
            Entry("投资新北", "news:invest", order=50),
        )
        navigation.footer.add(
            Entry("数据开放目录", "indicators:catalogue", order=10),
            Entry("使用帮助", "news:help", order=20),
            Entry("无障碍声明", "news:accessibility", order=30),
            Entry("隐私说明", "news:privacy", order=40),
            Entry("订阅", "news:feed", order=50),
            Entry("For investors", "news:invest_en", order=60),
        )
        navigation.places.update(search="news:search")
