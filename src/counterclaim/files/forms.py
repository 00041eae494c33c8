"""The forms of a case in a file, and how they are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path

from counterclaim.errors import FileAccessError
from counterclaim.files.guarding import guarded
from counterclaim.formats import casefile, jsonl
from counterclaim.formats.form import Format
from counterclaim.formats.sample import Sample

__all__ = ["CASE_FILE", "LINES", "STORE", "Forms", "is_read"]

CASE_FILE = Format(name="toml", title="case file", endings=(".toml",), write=casefile.write)
LINES = jsonl.FORMAT
STORE = Format(name="store", title="store", endings=(".ccl",))
#: What is told by its ending alone; for these no other form needs to be loaded.
_SURE = {".toml": CASE_FILE, ".ccl": STORE}


@cache
def _known() -> tuple[Format, ...]:
    """Return the forms of the library, in the order in which content is tried: what is sure goes before."""
    # Most commands read case files and stores, and start faster without all others.
    from counterclaim.formats import (
        claimreview,
        dot,
        factcheck_tools,
        ftm,
        mermaid,
        prov,
        svg,
        table,
        web_annotation,
        wikidata,
    )

    return (
        CASE_FILE,
        LINES,
        STORE,
        web_annotation.FORMAT,
        factcheck_tools.FORMAT,
        wikidata.FORMAT,
        ftm.FORMAT,
        ftm.CSV_FORMAT,
        table.FORMAT,
        table.GERMAN_FORMAT,
        claimreview.FORMAT,
        claimreview.PAGE_FORMAT,
        Format(name="prov", title="PROV-JSON", endings=(".provjson",), write=prov.write),
        Format(name="dot", title="picture for Graphviz", endings=(".dot", ".gv"), write=dot.write),
        Format(name="mermaid", title="picture for Mermaid", endings=(".mmd",), write=mermaid.write),
        Format(name="svg", title="picture as SVG", endings=(".svg",), write=svg.write),
    )


class Forms:
    """
    The forms that are known: those of the library, and *more*, which plug-ins bring.

    A form of a plug-in takes the place of one with its name.
    """

    def __init__(self, more: Iterable[Format] = ()) -> None:
        self._brought = {form.name: guarded(form) for form in more}

    @cached_property
    def _forms(self) -> dict[str, Format]:
        return {**self._brought, **{form.name: form for form in _known() if form.name not in self._brought}}

    def __iter__(self) -> Iterator[Format]:
        return iter(self._forms.values())

    def named(self, name: str) -> Format | None:
        """Return the form called *name*, where there is one."""
        return self._forms.get(name)

    def nearest(self, name: str) -> str | None:
        """Return the name most like *name*."""
        return next(iter(get_close_matches(name[:64], self._forms, n=1)), None)

    def by_ending(self, name: str) -> Format | None:
        """Return the form that the ending of the file *name* stands for; the longest ending decides."""
        last = Path(name).name.lower()
        if Path(last).suffix in _SURE:
            return _SURE[Path(last).suffix]
        fitting = [(ending, form) for form in self for ending in form.endings if last.endswith(ending)]
        return max(fitting, key=lambda pair: len(pair[0]))[1] if fitting else None

    def by_content(self, sample: Sample) -> Format | None:
        """Return the form of a file that begins as *sample* does, where one recognises it as its own."""
        return next((form for form in self if form.recognise(sample)), None)

    def to_write(self, name: str, form: str | None = None) -> Format:
        """
        Return the form to write the file *name* in: the one called *form*, or that of its ending.

        Raises:
            FileAccessError: There is none, or it is not written.
        """
        found = self.by_ending(name) if form is None else self.named(form)
        if found is STORE:
            reason = "a store is written revision by revision; use Store.revise, or the command import"
            raise FileAccessError(name, reason)
        if found is not None and found.write is not None:
            return found
        written = [known for known in self if known.write is not None]
        if form is not None:
            names = ", ".join(known.name for known in written)
            raise FileAccessError(name, f"nothing is written in a form called {form!r}; use one of {names}")
        endings = ", ".join(ending for known in written for ending in known.endings)
        raise FileAccessError(name, f"its ending names no form that is written; use one of {endings}")

    def readable(self) -> str:
        """Return the endings of what is read, for a message."""
        return ", ".join(ending for form in self if is_read(form) for ending in form.endings)


def is_read(form: Format) -> bool:
    """Return whether a case can be read from *form*."""
    return form.read is not None or form in (CASE_FILE, STORE)
