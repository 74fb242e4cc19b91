"""One writer of the tree at a time."""

from zhijia.orgs.models import Lock, Unit


def hold(*units: Unit | None) -> None:
    """Wait for whoever is writing the tree, then read these units anew: they may have moved while we waited."""
    Lock.objects.select_for_update().get_or_create(name="tree")
    for unit in units:
        if unit is not None:
            unit.refresh_from_db()
