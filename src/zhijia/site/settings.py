"""Deployment facts only; numbers of the law live in the rulebook. Everything may be set by ZHIJIA_* variables."""

import os
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlparse

BASE = Path(__file__).resolve().parents[3]
HOME = Path(os.environ.get("ZHIJIA_HOME", BASE / ".zhijia"))
DEBUG = os.environ.get("ZHIJIA_DEBUG") == "1"


def secret(name: str) -> str:
    """A secret from the environment, or one made once and kept beside the data, readable by its owner only."""
    if value := os.environ.get(f"ZHIJIA_{name.upper()}"):
        return value
    path = HOME / "keys" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        half = path.with_name(f".{name}-{os.getpid()}")
        half.write_text(os.urandom(32).hex())
        half.chmod(0o600)
        with suppress(FileExistsError):  # of two first starts one wins, and both read the same key
            os.link(half, path)
        half.unlink()
    return path.read_text()


def database(url: str) -> dict[str, object]:
    """SQLite in the data folder by default; `postgresql://user:password@host:port/name` for a federation."""
    if not url:
        pragmas = "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;PRAGMA cache_size=-65536;PRAGMA mmap_size=268435456"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "zhijia.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
        }
    at = urlparse(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": at.path.lstrip("/"),
        "USER": unquote(at.username or ""),
        "PASSWORD": unquote(at.password or ""),
        "HOST": at.hostname or "",
        "PORT": str(at.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}}
        if os.environ.get("ZHIJIA_POOL", "1") == "1"
        else {},
    }


SECRET_KEY = secret("secret_key")
SEALING_KEYS = {1: bytes.fromhex(secret("sealing_key_1"))}
SEALING_CURRENT = 1
INDEX_KEY = bytes.fromhex(secret("index_key"))
DATABASES = {"default": database(os.environ.get("ZHIJIA_DATABASE_URL", ""))}
ALLOWED_HOSTS = os.environ.get("ZHIJIA_HOSTS", "127.0.0.1 localhost [::1] testserver").split()
CSRF_TRUSTED_ORIGINS = os.environ.get("ZHIJIA_ORIGINS", "").split()

ROOMS = [
    "web", "audit", "orgs", "people", "access", "rulebook", "files", "sheets", "ledger", "notices", "programmes",
    "indicators", "matters", "payments", "reports", "grassroots", "cards", "aid", "jobs", "joining", "loans", "skills", "honours", "appeals", "bargaining", "safety",
    "titles", "culture", "venues", "oversight", "news",
]  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    *(f"zhijia.{room}" for room in ROOMS if (BASE / "src" / "zhijia" / room / "apps.py").exists()),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "zhijia.access.middleware.standing",
    "zhijia.web.middleware.headers",
    "zhijia.web.middleware.refusals",
]
ROOT_URLCONF = "zhijia.site.urls"
WSGI_APPLICATION = "zhijia.site.wsgi.application"
AUTH_USER_MODEL = "people.Account"
LOGIN_URL = "/w/login/"
LOGIN_REDIRECT_URL = "/w/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("ZHIJIA_HTTPS") == "1"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zhijia.web.context.shell",
            ],
            "builtins": ["zhijia.web.templatetags.ui"],
        },
    }
]
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns when it is missing
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = HOME / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
SHEET_MAX_BYTES = 50 * 1024 * 1024
SHEET_MAX_ROWS = 300_000
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ZHIJIA_LOG", "WARNING")},
}

# The federation whose figures are shown to the public, and the stretch they speak of unless asked otherwise.
ZHIJIA_FEDERATION = os.environ.get("ZHIJIA_FEDERATION", "常州市新北区总工会")
ZHIJIA_FEDERATION_SHORT = os.environ.get("ZHIJIA_FEDERATION_SHORT", "新北区总工会")
ZHIJIA_UNIT = os.environ.get("ZHIJIA_UNIT", "320411")
# "2014-05-01/2019-04-30", from the environment or the data folder; empty: the five years before today.
PERIOD_FILE = HOME / "period"
ZHIJIA_PERIOD = os.environ.get("ZHIJIA_PERIOD") or (
    PERIOD_FILE.read_text().strip() if PERIOD_FILE.exists() else ""
)

# So many wrong passwords for one name, each within so many minutes of the first, pause it for as long. GB/T 22239 asks
# for a limit and names no number: these are examples.
ZHIJIA_SIGN_IN_MISSES = int(os.environ.get("ZHIJIA_SIGN_IN_MISSES", "5"))
ZHIJIA_SIGN_IN_PAUSE_MINUTES = int(os.environ.get("ZHIJIA_SIGN_IN_PAUSE_MINUTES", "15"))

# Ways out of the house besides the message box: "sms wechat" through the federation's own gateways, "console" to show them.
ZHIJIA_CHANNELS = os.environ.get("ZHIJIA_CHANNELS", "").split()
ZHIJIA_SMS_URL = os.environ.get("ZHIJIA_SMS_URL", "")
ZHIJIA_WECHAT_URL = os.environ.get("ZHIJIA_WECHAT_URL", "")
ZHIJIA_GATEWAY_TOKEN = os.environ.get("ZHIJIA_GATEWAY_TOKEN", "")
