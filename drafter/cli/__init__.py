"""The command line of the drafter."""

from drafter.cli.program import cli, main

__all__ = ["cli", "main"]
