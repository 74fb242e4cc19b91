"""What members and officers write in aid."""

from .review import FundChoice, ReviewForm, YuanField

__all__ = ["FundChoice", "ReviewForm", "YuanField"]
