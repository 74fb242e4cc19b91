"""What every layout knows about the reader: theme, mode, menus, and whose site this is."""

from collections.abc import Callable
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from . import navigation
from .navigation import Link

THEMES = {"auto": "跟随系统", "light": "浅色", "dark": "深色"}
MODES = {"std": "标准版", "care": "大字版"}
FEDERATION = "常州市新北区总工会"
SHORT = "新北区总工会"
SUBTITLE = "网上职工之家"
CONTACTS = (("职工热线", "12351", "tel:12351"),)


class Shell:
    """Worked out only when a layout asks, so a fragment or an export pays nothing for the menus."""

    def __init__(self, request: HttpRequest, *, theme: str = "", mode: str = "") -> None:
        self.request = request
        self.theme = chosen(THEMES, theme or request.COOKIES.get("zj_theme", ""))
        self.mode = chosen(MODES, mode or request.COOKIES.get("zj_mode", ""))

    @cached_property
    def federation(self) -> str:
        return str(getattr(settings, "ZHIJIA_FEDERATION", FEDERATION))

    @cached_property
    def short(self) -> str:
        return str(getattr(settings, "ZHIJIA_FEDERATION_SHORT", SHORT))

    @cached_property
    def subtitle(self) -> str:
        return str(getattr(settings, "ZHIJIA_SUBTITLE", SUBTITLE))

    @cached_property
    def contacts(self) -> tuple[tuple[str, str, str], ...]:
        """Label, text and address of each way to reach the federation, for the footer."""
        return tuple(getattr(settings, "ZHIJIA_CONTACTS", CONTACTS))

    @cached_property
    def desk(self) -> list[tuple[str, list[Link]]]:
        return navigation.grouped(self.menu(navigation.desk))

    @cached_property
    def portal(self) -> list[Link]:
        return self.menu(navigation.portal)

    @cached_property
    def member(self) -> list[Link]:
        return self.menu(navigation.member)

    @cached_property
    def own(self) -> list[Link]:
        return self.menu(navigation.own)

    @cached_property
    def services(self) -> list[Link]:
        return self.menu(navigation.services)

    @cached_property
    def footer(self) -> list[Link]:
        return self.menu(navigation.footer)

    @cached_property
    def places(self) -> dict[str, str]:
        """Addresses of the named places other rooms have opened: search, sign_in, sign_out, desk, member."""
        return {name: href for name, url in navigation.places.items() if (href := navigation.address(url))}

    def menu(self, entries: navigation.Menu) -> list[Link]:
        return navigation.links(entries, self.request.path, allowed(self.request))


def chosen(choices: dict[str, str], value: str) -> str:
    """The value if it is one we know, else the first: a cookie is anyone's text."""
    return value if value in choices else next(iter(choices))


def allowed(request: HttpRequest) -> Callable[[str], bool]:
    """`request.may` when a higher room has set it; until then whoever has signed in sees every entry."""
    may: Callable[[str], bool] | None = getattr(request, "may", None)
    user = getattr(request, "user", None)
    return may or (lambda _permission: bool(user and user.is_authenticated))


def shell(request: HttpRequest) -> dict[str, Shell]:
    return {"shell": Shell(request)}
