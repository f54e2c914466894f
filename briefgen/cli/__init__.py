"""The command line: the only room that prints. Exit codes are in `cli.main`."""

from briefgen.cli.main import main

__all__ = ["main"]
