"""The sample is made once and brought in once; the cards, over a million cells, only where asked."""

import pytest
from django.db import connection, transaction
from django.test import override_settings
from samples.xinbei.build import sheets
from samples.xinbei.generator.writing import write

from tests.samples.figures import CARDS
from zhijia.orgs.models import Unit
from zhijia.site.sample import bring, lay_roots


@pytest.fixture(scope="session")
def made():
    """Every sheet of the sample by its file name, in order."""
    return {sheet.file: sheet for sheet in sheets()}


@pytest.fixture(scope="module")
def brought(made, django_db_setup, django_db_blocker, tmp_path_factory):
    """The district with every register but the cards; answers the union and how many rows came in by file."""
    out = tmp_path_factory.mktemp("registers")
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(MEDIA_ROOT=out / "kept"):
        lay_roots()
        rows = {name: bring(write(sheet, out)) for name, sheet in made.items() if sheet.title != CARDS.title}
        if connection.vendor == "postgresql":
            connection.cursor().execute("ANALYZE")  # the server counts rows on its own only after a minute
        yield Unit.objects.get(code="320411"), rows
        transaction.set_rollback(True)
