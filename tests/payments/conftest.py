import pytest

from tests.payments.stage import FLOW, build
from zhijia.matters.flows import flows


@pytest.fixture(autouse=True)
def _flow(monkeypatch):
    monkeypatch.setitem(flows, FLOW.kind, FLOW)


@pytest.fixture
def stage(district, limin, zhaoqiang, wutao):
    return build(district, limin, zhaoqiang, wutao)
