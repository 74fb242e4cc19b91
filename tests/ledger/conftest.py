import pytest

from tests.ledger.scenes import central
from zhijia.ledger.defaults import lay_defaults


@pytest.fixture
def books(district):
    lay_defaults()
    return district


@pytest.fixture
def fund(books):
    return central(books)
