"""The command line: the only room that prints. Exit codes are in `cli.exits`."""

from briefgen.cli.main import main

__all__ = ["main"]
