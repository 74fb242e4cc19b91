import pytest

from tests.matters.stage import FLOW, asked
from zhijia.matters.flows import flows


@pytest.fixture(autouse=True)
def _flow(monkeypatch):
    monkeypatch.setitem(flows, FLOW.kind, FLOW)


@pytest.fixture
def cast(request):
    """Our cast by name, for a story with more people than a function takes."""

    class Cast:
        def __getattr__(self, name):
            return request.getfixturevalue(name)

    return Cast()


@pytest.fixture
def matter(district, chenjing):
    """陈静 has asked; 王磊 at the plant's union is to look first."""
    return asked(district, chenjing)
