"""
Finding quotations in 1 MB of text, beside regular expressions that let white space differ.

The plain one has white space between the escaped words; the full one lets quotation marks and soft hyphens
differ as well. All matches are gathered, as by a search that tells whether there are several. Neither knows
offsets, surroundings or parts of words. They skip to the first letter of a quotation, so it matters how
frequent that is. Hostile texts are looked through at four sizes, and by the plain expression at small ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from benchmarks.beside import at_most, show, side_by_side
from counterclaim.model import Quote
from counterclaim.quotes import MatchKind, find_quote, find_quotes

MEGABYTE = 1_000_000
SMALL_SIZES = (1_000, 2_000, 4_000)
QUADRATIC = "a a a …, a a … b"
SIZES = (MEGABYTE // 8, MEGABYTE // 4, MEGABYTE // 2, MEGABYTE)
EXACT_MS, NORMALIZED_MS, DOUBLING = 50, 500, 2.5
QUOTATIONS = 1_000

SENTENCE = (
    "Am 17. Oktober 2019 verkaufte das Unternehmen „nach eigenen Angaben“ an mindestens 50 Länder rund "
    "1,5 Mio. Kameras;\nin zwei Dritteln der Städte waren es 40 bis 60 Stück, sagte eine Sprecherin. "
)
PLANTED = "Die Behörde „bestreitet jede Weitergabe“ der Aufnahmen und verweist auf 99,9 Prozent"
FREQUENT = f"eine Sprecherin sagte: {PLANTED}"
#: The same on a page of another make.
LOOSENED = 'Die Behörde "bestreitet\njede\u00a0Weiter\u00adgabe" der  Aufnahmen und verweist auf 99,9 Prozent'
#: The same with nothing but other white space.
RESPACED = PLANTED.replace(" ", "\n  ")
LOOKALIKE = PLANTED.replace("99,9", "99,5")
MARKS = "'`´‘’‚‛“”„‟«»‹›「」『』〝〞〟＂＇\""

#: Texts of about so many characters, and quotations to be looked up in them.
HOSTILE: dict[str, Callable[[int], tuple[str, str]]] = {
    "a…a, half of it": lambda size: ("a" * size, "a" * (size // 2)),
    "a…a, a…ab": lambda size: ("a" * size, "a" * (size // 2) + "b"),
    "a…a, ba…a": lambda size: ("a" * size, "b" + "a" * (size // 2)),
    "abab…, abab…b": lambda size: ("ab" * (size // 2), "ab" * (size // 4) + "b"),
    "a a a …, half of it": lambda size: ("a " * (size // 2), "a " * (size // 4)),
    "a a a …, a a … b": lambda size: ("a " * (size // 2), "a " * (size // 4) + "b"),
    "spaces": lambda size: (" " * size + "a b", "a b"),
    "no-break spaces": lambda size: ("\u00a0" * size + "a b", "a b"),
    "soft hyphens": lambda size: ("\u00ad" * size + "a b", "a b"),
    "spaces and soft hyphens": lambda size: (" \u00ad" * (size // 2) + "a b", "a b"),
    "a, soft hyphen, a, …": lambda size: ("a\u00ad" * (size // 2), "a" * (size // 4)),
    "a, two spaces, a, …": lambda size: ("a  " * (size // 3), "a " * (size // 6)),
    "quotation marks": lambda size: ("„”" * (size // 2), '"' * (size // 2)),
    "nono…, no": lambda size: ("no" * (size // 2), "no"),
    "no no …, no": lambda size: ("no " * (size // 3), "no"),
    "the quotation is the text": lambda size: (prose(size), prose(size)),
    "the quotation is nearly the text": lambda size: (prose(size), prose(size)[:-1] + "x"),
    "beyond 16 bits": lambda size: ("😀 \u00ad" * (size // 3), "😀 " * (size // 6)),
}


def main() -> None:
    beside_expressions()
    hostile()
    many()


def prose(size: int) -> str:
    return (SENTENCE * (size // len(SENTENCE) + 1))[:size]


def with_passage(passage: str) -> str:
    half = prose(MEGABYTE // 2)
    return f"{half}\n{passage}. {half}"


def plain(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def full(words: str) -> re.Pattern[str]:
    hyphens = "\u00ad*"
    parts = [
        "[\\s\u00ad]+"
        if sign.isspace()
        else f"[{MARKS}]{hyphens}"
        if sign in MARKS
        else re.escape(sign) + hyphens
        for sign in words
    ]
    return re.compile("".join(parts))


def beside_expressions() -> None:
    print(
        "\nOne quotation in 1 MB of prose: milliseconds, matches of the expressions, and their time by ours"
    )
    quote = Quote(exact=PLANTED)
    stale = Quote(exact=PLANTED, start=100, end=100 + len(PLANTED))
    wanted = (
        ("exact", PLANTED, quote, MatchKind.EXACT, EXACT_MS),
        ("exact, a frequent letter first", FREQUENT, Quote(exact=FREQUENT), MatchKind.EXACT, EXACT_MS),
        ("moved", PLANTED, stale, MatchKind.MOVED, EXACT_MS),
        ("other white space", RESPACED, quote, MatchKind.NORMALIZED, NORMALIZED_MS),
        ("and other marks, soft hyphens", LOOSENED, quote, MatchKind.NORMALIZED, NORMALIZED_MS),
        ("99,5 for 99,9", LOOKALIKE, quote, MatchKind.LOST, NORMALIZED_MS),
    )
    table, figures = [], []
    for name, passage, looked_up, kind, allowed in wanted:
        row, milliseconds = _beside(with_passage(passage), looked_up, kind)
        table.append([name, kind.value, *row])
        figures.append((f"milliseconds, {name}", milliseconds, allowed))
    columns = ["find_quote", "plain", "matches", "ratio", "full", "matches", "ratio"]
    show(table, ["", "found", *columns])
    for what, figure, allowed in figures:
        at_most(what, figure, allowed)


def _beside(text: str, quote: Quote, kind: MatchKind) -> tuple[list[str], float]:
    expressions = {"plain": plain(quote.exact), "full": full(quote.exact)}
    found = side_by_side(
        {
            "ours": lambda: find_quote(text, quote).kind,
            "plain": lambda: len(expressions["plain"].findall(text)),
            "full": lambda: len(expressions["full"].findall(text)),
        }
    )
    ours = found.pop("ours")
    assert ours.result is kind
    row = [f"{ours.seconds * 1e3:.1f}"]
    for theirs in found.values():
        ratio = theirs.seconds / ours.seconds
        row += [f"{theirs.seconds * 1e3:.1f}", str(theirs.result), f"{ratio:.2f}"]
    return row, ours.seconds * 1e3


def hostile() -> None:
    print("\nHostile texts, with the quotation as its own surroundings: milliseconds, and growth a doubling")
    table, slowest, steepest = [], 0.0, 0.0
    for name, family in HOSTILE.items():
        times = [_milliseconds(*family(size)) for size in SIZES]
        # What takes less than a millisecond is measured too coarsely for its growth to be told.
        growth = [after / max(before, 1.0) for before, after in pairwise(times)]
        slowest, steepest = max(slowest, times[-1]), max(steepest, *growth)
        table.append([name, *(f"{one:.1f}" for one in times), *(f"{one:.2f}" for one in growth)])
    show(table, ["", *(f"{size:,}" for size in SIZES), *["growth"] * (len(SIZES) - 1)])
    at_most(f"milliseconds, the slowest of {len(HOSTILE)} hostile texts of 1 MB", slowest, NORMALIZED_MS)
    at_most("growth of time a doubling, the steepest", steepest, DOUBLING)
    times = [f"{size:,} characters {_by_plain(*HOSTILE[QUADRATIC](size)):.1f} ms" for size in SMALL_SIZES]
    print(f"The plain expression in '{QUADRATIC}': {', '.join(times)}")


def _by_plain(text: str, words: str) -> float:
    expression = plain(words)
    return side_by_side({"": lambda: expression.findall(text)})[""].seconds * 1e3


def _milliseconds(text: str, exact: str) -> float:
    quote = Quote(exact=exact, prefix=exact, suffix=exact)
    return side_by_side({"": lambda: find_quote(text, quote)})[""].seconds * 1e3


def many() -> None:
    print(f"\n{QUOTATIONS:,} quotations in 1 MB of prose")
    text = with_passage(PLANTED)
    quotes = [Quote(exact=text[at : at + 80]) for at in range(0, MEGABYTE, MEGABYTE // QUOTATIONS)]
    few = quotes[:: QUOTATIONS // 20]
    found = side_by_side(
        {
            "together": lambda: find_quotes(text, quotes),
            "one by one": lambda: [find_quote(text, quote) for quote in few],
        },
        runs=3,
    )
    together = found["together"].seconds / len(quotes) * 1e3
    alone = found["one by one"].seconds / len(few) * 1e3
    print(
        f"find_quotes {together:.2f} ms each, find_quote {alone:.2f} ms each ({alone / together:.1f} times)"
    )


if __name__ == "__main__":
    main()
