"""What the books need before the first entry."""

from .services import lay_charts


def lay_defaults() -> None:
    """Idempotent."""
    lay_charts()
