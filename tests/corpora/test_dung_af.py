"""Argumentation frameworks with published extensions; what stands without support is the grounded one."""

from __future__ import annotations

import json
from pathlib import Path

from counterclaim.standing import Label
from counterclaim.standing.labelling import Labelling


def read(file: Path) -> tuple[int, set[tuple[int, int]]]:
    """Return how many arguments *file* has, and its attacks, counted from 0."""
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    size = int(header.removeprefix("p af "))
    # Besides comments, files have a heading for the arguments that attack nothing, each alone on its line.
    rows = (line.split() for line in lines if not line.startswith(("#", "-")))
    return size, {(int(row[0]) - 1, int(row[1]) - 1) for row in rows if len(row) == 2}


def grounded(size: int, attacks: set[tuple[int, int]]) -> list[int]:
    labelling = Labelling(size, attacks)
    labelling.settle()
    return [node + 1 for node, label in enumerate(labelling.labels) if label == Label.IN]


def solutions(corpora: Path) -> dict[str, dict]:
    return json.loads((corpora / "dung-af/solutions.json").read_text(encoding="utf-8"))


def test_grounded_extensions_are_the_published_ones(corpora):
    expected = {
        name: sorted(map(int, one["extensions"]["GR"][0])) for name, one in solutions(corpora).items()
    }
    assert len(expected) == 44

    found = {name: grounded(*read(corpora / "dung-af/instances" / name)) for name in expected}

    assert found == expected


def test_files_are_read_as_they_are_described(corpora):
    for name, one in solutions(corpora).items():
        size, attacks = read(corpora / "dung-af/instances" / name)

        assert (size, len(attacks)) == (one["arguments"], one["attacks"]), name
        assert any(attacker == node for attacker, node in attacks) is one["selfattack"], name


def test_an_attack_that_comes_and_goes_leaves_the_labels_that_labelling_anew_gives(corpora):
    for name in solutions(corpora):
        size, attacks = read(corpora / "dung-af/instances" / name)
        labelling = Labelling(size + 1, attacks)  # the last argument attacks one after the other
        for node in range(size):
            labelling.attack(size, node)
            labelling.settle()

            anew = Labelling(size + 1, {*attacks, (size, node)})
            anew.settle()
            assert labelling.labels == anew.labels, (name, node)

            labelling.spare(size, node)
