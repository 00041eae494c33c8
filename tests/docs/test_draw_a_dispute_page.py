"""The page on pictures shows a part of the running example, and of that part everything."""

from __future__ import annotations

from counterclaim.files import read_case
from counterclaim.formats import mermaid


def test_the_tree_on_the_page_is_that_of_the_running_example(pages, root):
    case = read_case(root / "examples" / "belgrade-cameras.toml").case

    assert f"--format mermaid\n{mermaid.tree(case, 'leak')}```" in pages["how-to/draw-a-dispute"]
