"""`zhijia migrate`: the tables, and the rules the house itself lays."""

import argparse

from django.core.management import call_command

from zhijia.rulebook.defaults import lay_defaults


def run(asked: argparse.Namespace) -> int:  # noqa: ARG001
    call_command("migrate", verbosity=1)
    lay_defaults()
    return 0
