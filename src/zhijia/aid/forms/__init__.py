"""What members and officers write in aid."""

from .review import FundChoice, ReviewForm

__all__ = ["FundChoice", "ReviewForm"]
