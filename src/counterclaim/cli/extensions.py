"""The plug-ins that a command is run with."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from typing import TypeAlias

from counterclaim.cli.output import complain

__all__ = ["with_plugins"]

_Run: TypeAlias = Callable[[argparse.Namespace], int]
_VARIABLE = "COUNTERCLAIM_PLUGINS"


def with_plugins(run: _Run) -> _Run:
    """
    Return *run* preceded by the loading of the plug-ins that its arguments, or the environment, name.

    Their properties go into `vocabulary` of the arguments, their scales into `scales`, their rules of
    conflicts into `rules`, those of a lint into `lint_rules`, their formats into `known_formats`. One that
    cannot be loaded is told, and the command goes on: records of types that are not known are kept and shown
    as well.
    """

    def load_and_run(arguments: argparse.Namespace) -> int:
        named = os.environ.get(_VARIABLE, "") if arguments.plugins is None else arguments.plugins
        names = [name.strip() for name in named.split(",") if name.strip()]
        arguments.vocabulary, arguments.scales = None, None
        arguments.rules, arguments.lint_rules, arguments.known_formats = (), (), ()
        if names:
            from counterclaim.plugins import load

            loaded = load(allow=names)
            for problem in loaded.problems:
                complain(str(problem))
            arguments.vocabulary, arguments.scales = loaded.vocabulary, loaded.scales
            arguments.rules, arguments.lint_rules = loaded.rules, loaded.lint_rules
            arguments.known_formats = loaded.formats
        return run(arguments)

    return load_and_run
