"""How a page looks: light and dark, wide and narrow, on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.report.blocks import Column

__all__ = ["SILENCE", "STYLE", "column_style"]

#: What the style shows in an empty cell of a grid: most cells of a large one are.
SILENCE = "·"

#: Characters that a column is wide at least, whatever it asks for.
_WIDEST = 22
#: Characters of a column whose words are too short to be broken.
_SHORT = 6
#: Characters of a column of ids, of which usual ones are not broken.
_OF_IDS = 10
#: The share of its characters that a column has on paper.
_ON_PAPER = 0.8
_TABLES = "@media screen and (min-width:66.01rem)"
_CARDS = "@media screen and (max-width:66rem)"
_RIGHT = "text-align:end;font-variant-numeric:tabular-nums;overflow-wrap:normal"

STYLE = """
:root{color-scheme:light dark;--ink:#1c2127;--soft:#56606b;--line:#d9dee4;--paper:#fff;--ground:#f4f6f8;
--accent:#0b57a4;--against:#a3161f;--doubt:#7a4a00;--doubt-ground:#fdf3e1;--against-ground:#fdecec;
--marked:#fff6d1}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e7e9ec;--soft:#a9b2bc;--line:#363d45;
--paper:#14171b;--ground:#1d2227;--accent:#8fbdf3;--against:#ff9f9f;--doubt:#f2c27a;--doubt-ground:#33280f;
--against-ground:#3a1c1e;--marked:#3b3514}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",
Roboto,"Noto Sans","Liberation Sans",sans-serif;overflow-wrap:anywhere}
a{color:inherit;text-underline-offset:.18em;text-decoration-thickness:.06em;
text-decoration-color:color-mix(in srgb,currentcolor 45%,transparent)}
a.id,a[rel],nav a{color:var(--accent)}
a:hover{text-decoration-thickness:.12em;text-decoration-color:currentcolor}
:focus-visible{outline:.18rem solid var(--accent);outline-offset:.12rem}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--paper);z-index:1}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
.page{max-width:94rem;margin:0 auto;padding:0 1.25rem 3rem;display:grid;gap:0 3rem;
grid-template-columns:minmax(0,1fr)}
header{padding:2.5rem 0 1rem}
h1{font-size:2rem;line-height:1.2;letter-spacing:-.01em;margin:0 0 .75rem;max-width:40rem}
h2{font-size:1.35rem;line-height:1.3;margin:3rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--line)}
main>section:first-child h2{margin-top:1.25rem}
h3{font-size:1rem;line-height:1.4;margin:1.75rem 0 .5rem}
p,li,th,td,td>div,th>div,dt,dd{unicode-bidi:plaintext}
p,ul{max-width:46rem}
p{margin:.6rem 0}
.summary{font-size:1.12rem;white-space:pre-line}
.embargo{display:inline-block;border:2px solid var(--against);border-radius:.4rem;padding:.4rem .9rem;
color:var(--against);background:var(--against-ground)}
.counts{display:flex;flex-wrap:wrap;gap:.4rem .6rem;list-style:none;margin:1.25rem 0 0;padding:0;
max-width:none}
.counts li{background:var(--ground);border:1px solid var(--line);border-radius:1rem;padding:.1rem .75rem;
font-size:.9rem}
nav{font-size:.92rem}
nav h2{font-size:.8rem;font-weight:600;color:var(--soft);margin:1rem 0 .4rem;padding:0;border:0}
nav ul{list-style:none;margin:0;padding:0;columns:9rem;max-width:none}
nav a{display:inline-block;padding:.15rem 0;text-decoration:none}
nav a:hover{text-decoration:underline}
.id,.records a{unicode-bidi:isolate}
.id,.with-records td:last-child a,.records a:not([rel]),.records h3 bdi,.records dd bdi{
font:.86em/1.4 ui-monospace,"SF Mono",Consolas,"Liberation Mono",monospace}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.45;margin:.75rem 0 1rem}
caption{text-align:start;font-weight:600;padding:.75rem 0 .35rem}
th,td{text-align:start;vertical-align:top;padding:.5rem .9rem .5rem 0}
td>div+div,th>div+div{margin-top:.3rem}
th{font-weight:inherit}
thead th{color:var(--soft);font-size:.82rem;font-weight:600;padding-bottom:.35rem;vertical-align:bottom;
overflow-wrap:normal}
tbody tr{border-top:1px solid var(--line)}
tbody tr:hover{background:var(--ground)}
.with-records td:last-child{font-size:.86rem}
.with-records td:last-child a{text-decoration:none;color:var(--accent);unicode-bidi:isolate}
.with-records td:last-child a:hover{text-decoration:underline}
.status{display:inline-block;border:1px solid var(--line);border-radius:.3rem;padding:0 .45rem;
font-size:.86rem;font-weight:600;background:var(--ground);white-space:nowrap;overflow-wrap:normal}
.status::before{content:"\\25CB\\00A0" / ""}
.contested::before{content:"\\25D0\\00A0" / ""}
.challenge-fell::before{content:"\\25CF\\00A0" / ""}
.withdrawn::before,.set-aside::before{content:"\\2715\\00A0" / ""}
.unattributed::before{content:"?\\00A0" / ""}
.contested{color:var(--doubt);background:var(--doubt-ground);border-color:currentcolor}
.withdrawn,.set-aside{color:var(--against);background:var(--against-ground);border:1px dashed currentcolor}
.unattributed{border-style:dotted;border-color:currentcolor}
.wide{overflow-x:auto;max-width:100%;margin:.75rem 0;background:
linear-gradient(to right,var(--paper) 35%,transparent) left/3rem 100% no-repeat local,
linear-gradient(to left,var(--paper) 35%,transparent) right/3rem 100% no-repeat local,
linear-gradient(to right,color-mix(in srgb,var(--soft) 45%,transparent),transparent)
left/.5rem 100% no-repeat scroll,
linear-gradient(to left,color-mix(in srgb,var(--soft) 45%,transparent),transparent)
right/.5rem 100% no-repeat scroll}
.sideways{display:none;color:var(--soft);font-size:.85rem}
.grid{width:auto;margin:0}
.grid th,.grid td{padding:.3rem .45rem;text-align:center;overflow-wrap:normal;color:var(--soft)}
.grid th{color:var(--ink)}
.grid th:first-child{text-align:start;position:sticky;left:0;background:var(--paper);min-width:7rem;
max-width:16rem;overflow-wrap:anywhere;font-size:.9rem;padding-right:1rem}
.grid tr:hover{background:none}
.grid td:empty::before{content:"\\B7"}
abbr{text-decoration:none}
.mark{display:inline-block;min-width:1.5rem;padding:0 .3rem;border:2px solid var(--against);
border-radius:.15rem;color:var(--against);font-weight:700;line-height:1.3rem;font-size:.82rem;text-align:center}
.mark+.mark{margin-inline-start:.15rem}
.states,.states-if,.reports{border-radius:1rem;border-color:var(--accent);color:var(--accent)}
.mark.states{background:var(--accent);color:var(--paper)}
.mark.reports{border-style:dashed}
.mark.states-if{border-radius:.25rem}
.mark[class$="-of-attribution"]{border-style:dotted}
.list-title{font-weight:600;margin-bottom:.25rem}
figure{margin:1.25rem 0 .5rem}
.wide>.cc-pic{max-width:none}
details{margin:.75rem 0}
summary{cursor:pointer;color:var(--accent);font-size:.92rem;padding:.15rem 0}
.records{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,26rem),1fr));gap:0 2rem}
.records>article{border-top:1px solid var(--line);padding:.6rem .5rem .8rem;font-size:.88rem;line-height:1.45;
min-width:0}
.records>article:target{background:var(--marked)}
.records h3{margin:0 0 .3rem;font-size:.95rem}
.records h3 span{color:var(--soft);font-weight:400;font-size:.85rem}
dl{margin:0}
dl{display:grid;grid-template-columns:8rem minmax(0,1fr);gap:0 .75rem}
dl dl{grid-template-columns:6.5rem minmax(0,1fr);border-inline-start:2px solid var(--line);
padding-inline-start:.6rem;margin-bottom:.3rem}
dt{color:var(--soft)}
dd{margin:0;white-space:pre-line}
dt,dd{line-height:1.5rem}
dd ul{list-style:none;margin:0;padding:0}
.worded,.cut,.masked{color:var(--soft)}
.masked{font-style:italic}
footer{border-top:1px solid var(--line);margin-top:3rem;font-size:.9rem;color:var(--soft)}
footer h2{font-size:1rem;border:0;margin:1rem 0 .25rem;padding:0;color:var(--ink)}
@media screen and (min-width:86rem){
.page{grid-template-columns:13rem minmax(0,1fr);padding-inline:2rem}
header,main,footer{grid-column:2}
nav{grid-column:1;grid-row:1/span 3;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;
padding:2.2rem 0 1rem}
nav ul{columns:auto}
}
@media screen and (max-width:66rem){
.page{padding-inline:1rem}
h1{font-size:1.6rem}
.rows thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.rows,.rows tbody,.rows tr,.rows th,.rows td,.rows caption{display:block;text-align:start;white-space:normal}
.rows tr{border:1px solid var(--line);border-radius:.4rem;padding:.4rem .8rem;margin-bottom:.75rem}
.rows tbody th,.rows tbody td{display:flow-root;padding:.2rem 0 .2rem 7rem}
.rows td:empty,.rows tbody th:empty{display:none}
.rows tbody th::before,.rows td::before{float:left;width:6.5rem;margin-left:-7rem;color:var(--soft);
font-size:.85rem}
.grid th:first-child{max-width:8rem}
.sideways{display:block}
dl,dl dl{grid-template-columns:minmax(0,1fr)}
dt{font-size:.8rem;margin-top:.25rem}
}
@media screen{
.whole{white-space:nowrap}
}
@media screen and (max-width:40rem){
.needs-room{display:none}
}
@media print{
@page{size:A4;margin:15mm 14mm}
html{font-size:9.5pt}
body{line-height:1.4}
.page{display:block;padding:0;max-width:none}
nav,.skip{display:none}
a,a.id,a[rel],.with-records td:last-child a{color:inherit;text-decoration:none}
a[rel]:not(.bare)::after{content:" \\3C " attr(href) ">";font-size:.85em}
header{padding-top:0}
h2{margin-top:2rem}
h1,h2,h3,caption,.list-title{break-after:avoid}
table{font-size:.84rem}
thead th{font-size:.76rem}
th,td{padding:.25rem .6rem .25rem 0}
tr,.records>article,figure{break-inside:avoid}
.status,.mark,.counts li{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.status{font-size:.8rem}
.wide{overflow:visible;background:none}
.wide>.cc-pic{max-width:100%;height:auto}
.grid th:first-child{position:static}
details::details-content{content-visibility:visible;block-size:auto}
summary{list-style:none;color:inherit}
.records{display:block;columns:2;column-gap:2rem}
.records>article{font-size:.84rem}
}
"""


def column_style(tables: Mapping[str, Sequence[Column]]) -> str:
    """Return the least widths of columns, and what titles them in cards, by the class of their table."""
    places = [
        (f".{name} tr>:nth-child({place})", column)
        for name, columns in tables.items()
        for place, column in enumerate(columns, start=1)
    ]
    widths = [f"{cell}{{min-width:{_least(column, 1)}}}" for cell, column in places]
    narrow = [f"{cell}{{min-width:{_least(column, _ON_PAPER)}}}" for cell, column in places]
    right = [f"{cell}{{{_RIGHT}}}" for cell, column in places if column.right]
    titles = [f"{cell}::before{{content:{_string(column.title)}}}" for cell, column in places]
    paper = ["@media print{", *narrow, *right, "}"]
    return "\n".join([f"{_TABLES}{{", *widths, *right, "}", f"{_CARDS}{{", *titles, "}", *paper, ""])


def _least(column: Column, share: float) -> str:
    """Return how wide *column* is at least; a short one, as of codes, has that beside its padding."""
    if column.least <= _SHORT:
        return f"calc({column.least}ch + {1.4 if share == 1 else 0.7}rem)"
    return f"{max(min(column.least, _OF_IDS), min(column.least, _WIDEST) * share):.4g}ch"


def _string(text: str) -> str:
    """Return *text* as a string of CSS (CSS Syntax, section 4.3.5), all but letters and digits escaped."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'
