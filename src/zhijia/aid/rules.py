"""When the officer's side may still add to a case."""

from .models import Application, RecheckResult

LOOKING = {"review", "returned"}
AFTERWARDS = {"payable", "paying", "bounced", "owing"}


def takes_findings(application: Application) -> bool:
    """Until the decision; an emergency is visited afterwards, while its papers are still owed."""
    state = application.matter.state
    if application.urgent and state in AFTERWARDS:
        return True
    return state in LOOKING and application.decided_on is None


def takes_record(result: RecheckResult) -> bool:
    """What was found is recorded until the district decides."""
    return result.matter.state == "review" and not result.outcome
