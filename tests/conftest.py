"""The cast, for every test."""

import os
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings as house

from tests.cast import CHENJING, build_district, enrol, hire

hypothesis.settings.register_profile(
    "house",
    deadline=None,  # how fast things are is measured in bench/, never by a test
    derandomize=bool(os.environ.get("CI")),  # the gate asks every commit alike, a desk seeks anew
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session")
def django_db_modify_db_settings_tox_suffix():
    """SQLite in a file of the tests' own home, as a federation has it: threads and pages see one database."""
    told = house.DATABASES["default"]
    if told["ENGINE"].endswith("sqlite3"):
        told.setdefault("TEST", {})["NAME"] = str(Path(os.environ["ZHIJIA_HOME"]) / "test.sqlite3")


@pytest.fixture(autouse=True)
def _quick(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS_AT_ONCE = True


@pytest.fixture
def district(db):
    return build_district()


@pytest.fixture
def limin(district):
    return hire(district, "limin")


@pytest.fixture
def sunfang(district):
    return hire(district, "sunfang")


@pytest.fixture
def zhouping(district):
    return hire(district, "zhouping")


@pytest.fixture
def wanglei(district):
    return hire(district, "wanglei")


@pytest.fixture
def zhaoqiang(district):
    return hire(district, "zhaoqiang")


@pytest.fixture
def wutao(district):
    return hire(district, "wutao")


@pytest.fixture
def zhenghua(district):
    return hire(district, "zhenghua")


@pytest.fixture
def chenjing(district):
    return enrol(district, "chenjing", name="陈静", identity=CHENJING)
