class Refused(Exception):  # noqa: N818  (a refusal is an answer, not an error)
    """A rule said no. The message is a plain Chinese sentence for the person reading it, saying what to do next."""
