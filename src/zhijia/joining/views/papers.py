"""The paper that came with a form."""

from typing import Any


def read_paper(said: dict[str, Any]) -> dict[str, Any]:
    """What the form says, the upload as its name and its bytes."""
    file = said.get("paper")
    return said | {"paper": (file.name, file.read()) if file else None}
