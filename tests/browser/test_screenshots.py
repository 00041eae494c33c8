"""The script that takes the pictures of the documentation."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parent.parent.parent / "docs"
LARGEST = 150_000


def size_of(png):
    """Return width and height of a picture (PNG, section 11.2.2)."""
    header = png.read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(header[16:20]), int.from_bytes(header[20:24])


def test_the_pictures_of_the_documentation_are_those_that_the_script_takes(chromium, tmp_path):
    script = runpy.run_path(str(DOCS / "screenshots.py"))
    taken = script["take"](chromium, tmp_path)

    assert {path.stem for path in taken} == set(script["SHOTS"])
    for path in taken:
        kept = DOCS / "_static" / path.name
        assert size_of(path) == size_of(kept)
        assert kept.stat().st_size <= LARGEST
