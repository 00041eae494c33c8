"""The page of the commands says what the argument parser takes."""

from __future__ import annotations

import argparse
import re

import pytest

from counterclaim.cli.parser import COMMANDS, build_parser


def _commands() -> dict[str, argparse.ArgumentParser]:
    (action,) = (
        action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    return action.choices


def _sections(page: str) -> dict[str, str]:
    parts = re.split(r"^## (.*)\n", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture(scope="module")
def sections(pages: dict[str, str]) -> dict[str, str]:
    return _sections(pages["commands"])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_argument_of_a_command_stands_in_its_section(command, sections):
    common = sections["All commands"]
    for action in _commands()[command]._actions:
        for word in action.option_strings or [str(action.metavar or action.dest)]:
            assert f"`{word}" in sections[f"`{command}`"] or f"`{word}" in common


@pytest.mark.parametrize("command", COMMANDS)
def test_every_choice_of_an_option_stands_in_its_section(command, sections):
    for action in _commands()[command]._actions:
        for choice in action.choices or ():
            assert f"`{choice}`" in sections[f"`{command}`"]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_stands_there_that_the_command_does_not_take(command, sections):
    taken = {word for action in _commands()[command]._actions for word in action.option_strings}
    described = set(re.findall(r"^\| `(--?[a-z-]+)", sections[f"`{command}`"], flags=re.MULTILINE))

    assert described <= taken


def test_the_options_of_all_commands_are_described(sections):
    for action in build_parser()._actions:
        for word in action.option_strings:
            assert f"`{word}`" in sections["All commands"]


def test_every_command_says_what_it_is_for():
    for parser in _commands().values():
        assert parser.description
        assert all(action.help for action in parser._actions)
