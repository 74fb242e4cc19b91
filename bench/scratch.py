"""A database of its own for a measurement, thrown away afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command


@contextmanager
def scratch() -> Iterator[Path]:
    """SQLite in a temporary folder, or the database that ZHIJIA_DATABASE_URL names."""
    with tempfile.TemporaryDirectory(prefix="zhijia-bench-") as home:
        os.environ["ZHIJIA_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "zhijia.site.settings"
        django.setup()
        call_command("migrate", verbosity=0)
        yield Path(home)
