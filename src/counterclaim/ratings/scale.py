"""A publisher's scale: its labels in their order, each with what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeVar

from attrs import field, frozen

from counterclaim.checks.words import shown
from counterclaim.errors import CounterclaimError, Fault
from counterclaim.frozen import FrozenMap
from counterclaim.ratings.keys import host_of, key_of, number_of
from counterclaim.ratings.truth import Truth, is_tag

__all__ = ["InvalidScaleError", "Label", "Scale"]

ItemT = TypeVar("ItemT")


class InvalidScaleError(CounterclaimError, ValueError):
    """
    A scale cannot be used as it is written.

    Attributes:
        scale: The id of the scale; `None` where it has none, or where the whole text is meant.
        faults: All that is wrong, each with its place.
    """

    def __init__(self, scale: str | None, faults: Iterable[Fault]) -> None:
        self.scale = scale
        self.faults = tuple(faults)
        super().__init__(scale, self.faults)

    def __str__(self) -> str:
        head = "the scales" if self.scale is None else f"the scale {shown(self.scale)}"
        return f"{head} cannot be used: " + "; ".join(map(str, self.faults))


@frozen(kw_only=True)
class Label:
    """
    A label of a scale, and what it means.

    A label may have neither a place in the order nor a tag: it is known, and says nothing about truth.

    Attributes:
        text: The words, as the publisher writes them.
        also: Other spellings that the publisher uses, as "Half-True" beside "Half True".
        truth: Its place in the order from false to true, where it has one.
        tags: What else it says, as `misleading`; see `TAGS`.
        number: The number that the publisher gives with it, where that is always the same.
    """

    text: str
    also: tuple[str, ...] = ()
    truth: Truth | None = None
    tags: tuple[str, ...] = ()
    number: str | None = None


@frozen(kw_only=True)
class Scale:
    """
    The labels that a publisher uses, in one language, for some time.

    Attributes:
        id: Its name, unique among all scales: `correctiv-2024`.
        publisher: Who uses it.
        names: Other names that the publisher is published under.
        hosts: The hosts it publishes on, in lower case and without `www.`; subdomains are listed one by one.
        language: The language of the labels, as a code: `de`, `pt`.
        valid_from: The first day on which it was used; `None` where that is not known.
        valid_until: The last day on which it was used; `None` where that is not known, or where it still is.
        labels: The labels, the truest first; those without a place in the order stand anywhere.
        best: The number published as the best of the scale, where labels have numbers.
        worst: The number published as the worst of the scale, where labels have numbers.
        method: The address at which the publisher explains its labels.
        remark: Why it has no labels, where it has none.

    Raises:
        InvalidScaleError: Something is wrong with it; the message names all of it.
    """

    id: str
    publisher: str
    names: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    language: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    labels: tuple[Label, ...] = ()
    best: str | None = None
    worst: str | None = None
    method: str | None = None
    remark: str | None = None
    _by_key: FrozenMap[str, Label] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise InvalidScaleError(self.id, faults)
        pairs = ((key_of(text), label) for label in self.labels for text in (label.text, *label.also))
        object.__setattr__(self, "_by_key", FrozenMap(pairs))

    def find(self, text: str) -> Label | None:
        """Return the label that *text* is, but for case, Unicode form and space around it; or `None`."""
        return self._by_key.get(key_of(text))

    def find_number(self, value: str | None, *, best: str | None, worst: str | None) -> Label | None:
        """
        Return the label of the number *value*, or `None`.

        A number means what the scale says if *best* and *worst* are those of the scale, and if it is known
        in which direction its numbers run.
        """
        published = (number_of(best), number_of(worst))
        number = number_of(value)
        if number is None or published != self._ends or self.numbers_reversed is None:
            return None
        return next((label for label in self.labels if number_of(label.number) == number), None)

    @property
    def numbers_reversed(self) -> bool | None:
        """Whether what is false has the numbers nearer to `best`; `None` where nothing shows it."""
        best, worst = self._ends
        if best is None or worst is None:
            return None
        found = {
            nearer is not (label.truth > Truth.MIXED)
            for label in self.labels
            if label.truth is not None and label.truth is not Truth.MIXED
            if (nearer := nearer_to_best(number_of(label.number), best=best, worst=worst)) is not None
        }
        return found.pop() if len(found) == 1 else None

    @property
    def _ends(self) -> tuple[Decimal | None, Decimal | None]:
        return number_of(self.best), number_of(self.worst)


def nearer_to_best(value: Decimal | None, *, best: Decimal, worst: Decimal) -> bool | None:
    """Return whether *value* is nearer to *best* than to *worst*; `None` half-way and outside."""
    if value is None or not min(best, worst) <= value <= max(best, worst):
        return None
    to_best, to_worst = abs(best - value), abs(worst - value)
    return None if to_best == to_worst else to_best < to_worst


def _faults(scale: Scale) -> Iterator[Fault]:
    for name in ("id", "publisher"):
        if not getattr(scale, name).strip():
            yield Fault(name, "expected a text that is not blank")
    for index, host in enumerate(scale.hosts):
        if host_of(host) != host:
            expected = (
                "expected the name of a host in lower case, without scheme, path or www., as example.org"
            )
            yield Fault(f"hosts[{index}]", f"{expected}, found {shown(host)}")
    if scale.valid_from and scale.valid_until and scale.valid_from > scale.valid_until:
        yield Fault("valid_until", f"{scale.valid_until} is before valid_from ({scale.valid_from})")
    if not scale.labels and not scale.remark:
        yield Fault("labels", "expected at least one label, or a remark that says why there is none")
    yield from _label_faults(scale.labels)
    yield from _order_faults(scale.labels)
    yield from _number_faults(scale)


def _label_faults(labels: tuple[Label, ...]) -> Iterator[Fault]:
    texts = [
        (f"labels[{index}]", text) for index, label in enumerate(labels) for text in (label.text, *label.also)
    ]
    for path, text in texts:
        if not key_of(text):
            yield Fault(path, "expected a text that is not blank")
    for path, text in _repeated(texts, key_of):
        yield Fault(path, f"the label {shown(text)} stands twice; a label has one meaning")
    for index, label in enumerate(labels):
        for tag in label.tags:
            if not is_tag(tag):
                hint = "use one of those in TAGS, or a prefix of your own, as acme:deepfake"
                yield Fault(f"labels[{index}].tags", f"there is no tag {shown(tag)}; {hint}")


def _order_faults(labels: tuple[Label, ...]) -> Iterator[Fault]:
    """Yield a fault for each label that stands behind a falser one."""
    last: Label | None = None
    for index, label in enumerate(labels):
        if label.truth is None:
            continue
        if last is not None and last.truth is not None and label.truth > last.truth:
            before = f"stands behind {shown(last.text)}, which is {last.truth}"
            message = f"{shown(label.text)} is {label.truth}, and {before}; the truest label stands first"
            yield Fault(f"labels[{index}].truth", message)
        last = label


def _number_faults(scale: Scale) -> Iterator[Fault]:
    numbered = [(index, label) for index, label in enumerate(scale.labels) if label.number is not None]
    best, worst = number_of(scale.best), number_of(scale.worst)
    if not numbered and scale.best is None and scale.worst is None:
        return
    if best is None or worst is None or best == worst:
        yield Fault(
            "best", "where labels have numbers, best and worst are two different numbers, as published"
        )
        return
    placed = [(f"labels[{index}].number", label.number or "") for index, label in numbered]
    for path, text in placed:
        number = number_of(text)
        if number is None or not min(best, worst) <= number <= max(best, worst):
            yield Fault(path, f"expected a number from {scale.worst} to {scale.best}, found {shown(text)}")
    for path, text in _repeated(placed, number_of):
        yield Fault(path, f"the number {shown(text)} stands twice; a number has one meaning")
    numbers = [number_of(label.number) or Decimal() for _, label in numbered if label.truth is not None]
    if numbers not in (sorted(numbers), sorted(numbers, reverse=True)):
        yield Fault("labels", "the numbers of the labels go up and down; they run in one direction")


def _repeated(
    items: Iterable[tuple[str, ItemT]], key: Callable[[ItemT], object]
) -> Iterator[tuple[str, ItemT]]:
    seen: set[object] = set()
    for path, item in items:
        if key(item) in seen:
            yield path, item
        seen.add(key(item))
