"""
How the pictures look: rules of CSS for light and dark screens and for paper.

The colours are written out and not kept in custom properties, which viewers of SVG files other than browsers
do not know. No sign is told by its colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

__all__ = ["DARK", "LIGHT", "STYLE"]

#: The colours on a light background, and on paper.
LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "ink": "#1b1b1f",
    "muted": "#55565c",
    "hair": "#d9dae0",
    "panel": "#f3f4f7",
    "line": "#3a3d46",
    "blue": "#1d4480",
    "red": "#b00020",
    "green": "#0b5a50",
    "amber": "#7a4b00",
    "on": "#ffffff",
}
#: The colours on a dark background.
DARK: Mapping[str, str] = {
    "paper": "#15171c",
    "ink": "#eceae6",
    "muted": "#b0b2ba",
    "hair": "#393d47",
    "panel": "#1f232b",
    "line": "#c3c6cf",
    "blue": "#9dc0ff",
    "red": "#ff9b9b",
    "green": "#7fd8c6",
    "amber": "#f0c060",
    "on": "#111318",
}

_SHAPE = """\
.cc-pic{max-width:100%;height:auto;font-family:Helvetica,Arial,"Liberation Sans",sans-serif}
.cc-pic text{font-size:12px;unicode-bidi:plaintext}
.cc-pic a{text-decoration:none;cursor:pointer}
.cc-pic a:hover text,.cc-pic a:focus text{text-decoration:underline}
.cc-pic .cc-title{font-size:17px;font-weight:bold}
.cc-pic .cc-name{font-weight:bold}
.cc-pic .cc-small{font-size:11px}
.cc-pic .cc-id{font-size:11px;font-weight:bold}
.cc-pic .cc-letter{font-weight:bold;text-anchor:middle}
.cc-pic .cc-note{font-style:italic}
.cc-pic .cc-mid{text-anchor:middle}
.cc-pic .cc-end{text-anchor:end}
.cc-pic path,.cc-pic line{fill:none;stroke-width:1.3}
.cc-pic .cc-hair{stroke-width:1}
.cc-pic .cc-states,.cc-pic .cc-reports,.cc-pic .cc-if,.cc-pic .cc-evidence{stroke-width:1.6}
.cc-pic .cc-reports,.cc-pic .cc-passes,.cc-pic .cc-told,.cc-pic .cc-frame-report{stroke-dasharray:4 2.5}
.cc-pic .cc-rebuts,.cc-pic .cc-bar{stroke-width:2.2}
.cc-pic .cc-told{stroke-width:1.6}
.cc-pic .cc-narrows{stroke-width:1.6;stroke-dasharray:7 2 2 2}
.cc-pic .cc-cites{stroke-dasharray:1.5 2.5}
.cc-pic .cc-against{stroke-dasharray:7 3}
.cc-pic .cc-perhaps{stroke-dasharray:2 3}
.cc-pic .cc-assumes{stroke-dasharray:5 3}
.cc-pic .cc-frame-unknown{stroke-dasharray:2 3}
.cc-pic .cc-frame-record{stroke-width:2.4}
.cc-pic .cc-fuzzy{stroke-dasharray:3 3}
"""
_COLOUR = Template("""\
.cc-pic text{fill:$ink}
.cc-pic .cc-ground{fill:$paper}
.cc-pic .cc-muted{fill:$muted}
.cc-pic .cc-panel{fill:$panel;stroke:none}
.cc-pic .cc-hair{stroke:$hair}
.cc-pic .cc-states,.cc-pic .cc-point-said{fill:$blue;stroke:$blue}
.cc-pic .cc-if,.cc-pic .cc-reports{fill:$paper;stroke:$blue}
.cc-pic .cc-passes,.cc-pic .cc-takes{stroke:$line}
.cc-pic .cc-head{fill:$line;stroke:$line}
.cc-pic .cc-dot{fill:$line;stroke:none}
.cc-pic .cc-denies{fill:$red;stroke:$red}
.cc-pic .cc-objects,.cc-pic .cc-told{fill:$paper;stroke:$red}
.cc-pic .cc-rebuts,.cc-pic .cc-narrows,.cc-pic .cc-bar{stroke:$red}
.cc-pic .cc-open{fill:$paper;stroke:$red}
.cc-pic .cc-red-dot{fill:$red;stroke:none}
.cc-pic .cc-evidence{fill:$paper;stroke:$green}
.cc-pic .cc-for,.cc-pic .cc-against,.cc-pic .cc-cites{stroke:$green}
.cc-pic .cc-green-dot{fill:$green;stroke:$green}
.cc-pic .cc-green-ring{fill:$paper;stroke:$green}
.cc-pic .cc-conflict,.cc-pic .cc-perhaps{stroke:$red}
.cc-pic .cc-assumes,.cc-pic .cc-same,.cc-pic .cc-instead,.cc-pic .cc-basis{stroke:$line}
.cc-pic .cc-sign{fill:$paper;stroke:$line}
.cc-pic text.cc-on{fill:$on}
.cc-pic text.cc-in-blue{fill:$blue}
.cc-pic text.cc-in-red{fill:$red}
.cc-pic text.cc-in-green{fill:$green}
.cc-pic .cc-frame-word,.cc-pic .cc-frame-report{fill:$paper;stroke:$blue}
.cc-pic .cc-frame-record{fill:$panel;stroke:$line}
.cc-pic .cc-frame-unknown,.cc-pic .cc-frame-more{fill:$paper;stroke:$muted}
.cc-pic .cc-throughout{fill:$muted;stroke:$line}
.cc-pic .cc-within{fill:$paper;stroke:$line}
.cc-pic .cc-throughout.cc-fuzzy{fill:$hair}
.cc-pic .cc-point-event{fill:$amber;stroke:$amber}
.cc-pic .cc-point-published{fill:$green;stroke:$green}
.cc-pic .cc-point-modified{fill:$paper;stroke:$green}
.cc-pic .cc-point-fetched{fill:$paper;stroke:$line}
.cc-pic .cc-point-asked{fill:$red;stroke:$red}
.cc-pic .cc-point-deadline{fill:$paper;stroke:$red}
""")


def _rules() -> str:
    light, dark = _COLOUR.substitute(LIGHT), _COLOUR.substitute(DARK)
    return f"{_SHAPE}{light}@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n"


#: The rules of all pictures. In a page they stand once, in its own style sheet.
STYLE = _rules()
