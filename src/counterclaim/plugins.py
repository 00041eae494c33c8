"""
What other distributions bring, found by their entry points: types, properties, scales, formats and rules.

A distribution offers them in its `pyproject.toml`:

```toml
[project.entry-points."counterclaim.types"]
photo-checks = "acme_newsroom.types"

[project.entry-points."counterclaim.vocabulary"]
protests = "acme_newsroom.vocabulary:PROPERTIES"

[project.entry-points."counterclaim.scales"]
acme = "acme_newsroom.scales:SCALES"

[project.entry-points."counterclaim.formats"]
wire = "acme_newsroom.wire:FORMAT"

[project.entry-points."counterclaim.rules"]
two-places = "acme_newsroom.rules:two_places_at_once"

[project.entry-points."counterclaim.lint"]
photos = "acme_newsroom.lint:RULES"
```

Nothing is loaded on its own account, because loading runs the code of the distribution: `load` is told which
distributions it may load, and reads no more than the metadata of all others.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from importlib.metadata import EntryPoint, EntryPoints, distributions
from itertools import islice
from types import ModuleType
from typing import Any, TypeAlias

from attrs import frozen

from counterclaim.conflicts.rules import Rule
from counterclaim.errors import CounterclaimError
from counterclaim.findings import Problem
from counterclaim.formats.form import Format
from counterclaim.lint import LintRule
from counterclaim.model import Property
from counterclaim.ratings import Scale, Scales
from counterclaim.registry import registration_of
from counterclaim.vocabulary import Vocabulary

__all__ = ["Loaded", "Plugin", "load"]

#: Stands for every distribution that is installed, in what may be loaded.
_ANY = "*"
#: More properties or scales than anybody has; an iterable without an end stops here.
_MOST = 10_000

#: What an entry point brings, as fields of its `Plugin`.
_Taken: TypeAlias = Mapping[str, Any]


@frozen
class Plugin:
    """
    One entry point that was loaded.

    Attributes:
        distribution: The distribution that offers it, by its normalised name.
        group: What it offers: `counterclaim.types`, `counterclaim.vocabulary`, `counterclaim.scales`,
            `counterclaim.formats`, `counterclaim.rules` or `counterclaim.lint`.
        name: The name of the entry point.
        properties: The properties that it brings, where it is a vocabulary.
        scales: The scales of ratings that it brings, where it brings some.
        format: The format that it is, where it is one.
        rule: The rule of conflicts that it is, where it is one.
        lint_rules: The rules of a lint that it brings, where it brings some.
    """

    distribution: str
    group: str
    name: str
    properties: tuple[Property, ...] = ()
    scales: tuple[Scale, ...] = ()
    format: Format | None = None
    rule: Rule | None = None
    lint_rules: tuple[LintRule, ...] = ()


@frozen
class Loaded:
    """
    What was loaded, and what could not be.

    Attributes:
        plugins: The entry points that were loaded: types first, then by distribution and name.
        problems: What was wrong with the others, each naming the distribution and the entry point, and which
            names stand for nothing that is installed. Their code is `plug-in`.
    """

    plugins: tuple[Plugin, ...]
    problems: tuple[Problem, ...]

    @property
    def vocabulary(self) -> Vocabulary:
        """The built-in vocabulary with the properties of the plug-ins added."""
        return Vocabulary.default().with_properties(
            property for plugin in self.plugins for property in plugin.properties
        )

    @property
    def scales(self) -> Scales:
        """The built-in scales of ratings with those of the plug-ins added."""
        return Scales.default().with_scales(scale for plugin in self.plugins for scale in plugin.scales)

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats of the plug-ins, for `read_case` and `write_case`."""
        return tuple(plugin.format for plugin in self.plugins if plugin.format is not None)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of conflicts of the plug-ins, for `detect` and reports."""
        return tuple(plugin.rule for plugin in self.plugins if plugin.rule is not None)

    @property
    def lint_rules(self) -> tuple[LintRule, ...]:
        """The rules of a lint of the plug-ins, for `lint` and reports."""
        return tuple(dict.fromkeys(rule for plugin in self.plugins for rule in plugin.lint_rules))


class _UnusableError(Exception):
    """An entry point stands for something that its group has no use for."""


#: What was loaded in this process, so that a callable is called once and no class is made a second time.
_done: dict[tuple[str, EntryPoint], Plugin] = {}
_lock = threading.RLock()


def load(*, allow: Iterable[str]) -> Loaded:
    """
    Load the plug-ins of the distributions that *allow* names, or of all that are installed with `"*"`.

    A plug-in that fails is a problem of the result, and the others are loaded all the same. Types are
    registered for the whole process; loading them again does nothing.

    Raises:
        TypeError: *allow* is a text and not an iterable of them.
    """
    if isinstance(allow, str):
        message = f"allow is an iterable of names, as [{allow!r}], not a text"
        raise TypeError(message)
    allowed = {name if name == _ANY else _normalised(name) for name in allow}
    offered = list(_offered())
    wanted = [(name, point) for name, point in offered if _ANY in allowed or name in allowed]
    problems = list(_missing(allowed - {_ANY}, {name for name, _ in offered}))
    plugins: list[Plugin] = []
    with _lock:
        for distribution, point in wanted:
            try:
                plugin = _loaded(distribution, point)
                _refuse_clashes(plugin, plugins)
            except (Exception, SystemExit) as error:
                problems.append(_problem(f"{_place(distribution, point)}: {_worded(error)}"))
            else:
                plugins.append(plugin)
    return Loaded(tuple(plugins), tuple(problems))


def _offered() -> Iterator[tuple[str, EntryPoint]]:
    """Yield every entry point of our groups with the name of its distribution, in an order that stays."""
    points = [(name, point) for name, points in _installed() for point in points]
    for group in _GROUPS:
        of_group = [pair for pair in points if pair[1].group == group]
        yield from sorted(of_group, key=lambda pair: (pair[0], pair[1].name, pair[1].value))


def _installed() -> Iterator[tuple[str, EntryPoints]]:
    """Yield what each installed distribution offers; of several versions the first is the one imported."""
    seen = set()
    for distribution in distributions():
        try:
            name = _normalised(distribution.metadata["Name"])
            points = distribution.entry_points
        except Exception:
            continue  # its metadata are broken, which is no reason to load nothing else
        if name not in seen:
            seen.add(name)
            yield name, points


def _normalised(name: str) -> str:
    """Return *name* as PEP 503 normalises it, so that `Acme_Newsroom` and `acme-newsroom` are one."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def _missing(names: set[str], offering: set[str]) -> Iterator[Problem]:
    for name in sorted(names - offering):
        near = get_close_matches(name[:64], sorted(offering), n=1)
        hint = f"did you mean {near[0]!r}?" if near else "install it into this environment, or drop the name"
        yield _problem(f"no installed distribution {name!r} offers a plug-in; {hint}")


def _loaded(distribution: str, point: EntryPoint) -> Plugin:
    key = (distribution, point)
    if key not in _done:
        taken = _GROUPS[point.group](point.load())
        _done[key] = Plugin(distribution, point.group, point.name, **taken)
    return _done[key]


def _take_types(offered: Any) -> _Taken:
    """Let *offered* register its types: a module did so on being imported, a callable does when called."""
    if isinstance(offered, ModuleType):
        return {}
    if isinstance(offered, type):
        registration_of(offered)
        return {}
    if not callable(offered):
        message = "expected a module or callable that registers types"
        raise _UnusableError(f"{message}, found {offered!r:.80}")
    returned = offered()
    if returned is not None:
        message = "expected that calling it registers types and returns nothing"
        raise _UnusableError(f"{message}; it returned {returned!r:.80}")
    return {}


def _take_properties(offered: Any) -> _Taken:
    return {"properties": _all_of(offered, Property, "properties")}


def _take_scales(offered: Any) -> _Taken:
    return {"scales": _all_of(offered, Scale, "scales")}


def _all_of(offered: Any, cls: type, noun: str) -> tuple[Any, ...]:
    """Return what *offered* holds, or returns when it is called, where all of it is of *cls*."""
    if callable(offered):
        offered = offered()
    if isinstance(offered, ModuleType) or not isinstance(offered, Iterable):
        message = f"expected {noun}, as a tuple, or a callable that returns them"
        raise _UnusableError(f"{message}; found {offered!r:.80}")
    found = []
    for item in islice(offered, _MOST + 1):
        if not isinstance(item, cls):
            raise _UnusableError(f"expected nothing but {noun}; found {item!r:.80} among them")
        found.append(item)
    if len(found) > _MOST:
        raise _UnusableError(f"expected at most {_MOST:,} {noun}; there are more")
    return tuple(found)


def _take_format(offered: Any) -> _Taken:
    if not isinstance(offered, Format):
        message = "expected a format (counterclaim.formats.form.Format)"
        raise _UnusableError(f"{message}; found {offered!r:.80}")
    if offered.read is None and offered.write is None:
        raise _UnusableError(f"the format {offered.name!r} is neither read nor written")
    for part in ("read", "write", "records", "recognise"):
        if getattr(offered, part) is not None and not callable(getattr(offered, part)):
            raise _UnusableError(f"{part!r} of the format {offered.name!r} cannot be called")
    return {"format": offered}


def _take_rule(offered: Any) -> _Taken:
    if isinstance(offered, type) or not callable(offered):
        message = "expected a rule: a callable that takes a case and a rule set and yields conflicts"
        raise _UnusableError(f"{message}; found {offered!r:.80}")
    return {"rule": offered}


def _take_lint_rules(offered: Any) -> _Taken:
    rules = _all_of((offered,) if isinstance(offered, LintRule) else offered, LintRule, "rules of a lint")
    codes: set[str] = set()
    for rule in rules:
        if ":" not in rule.code:
            message = "give it the prefix of the extension, as 'acme:P01'"
            raise _UnusableError(f"the code {rule.code!r} is one of the library; {message}")
        if rule.code in codes:
            raise _UnusableError(f"there is a rule {rule.code!r} already; give it a code of its own")
        codes.add(rule.code)
    return {"lint_rules": rules}


#: What is done with an entry point of each group, in the order in which the groups are loaded.
_GROUPS: dict[str, Callable[[Any], _Taken]] = {
    "counterclaim.types": _take_types,
    "counterclaim.vocabulary": _take_properties,
    "counterclaim.scales": _take_scales,
    "counterclaim.formats": _take_format,
    "counterclaim.rules": _take_rule,
    "counterclaim.lint": _take_lint_rules,
}


def _refuse_clashes(plugin: Plugin, earlier: list[Plugin]) -> None:
    """Refuse what an earlier plug-in defines otherwise; names alone would decide which counts."""
    for other in earlier:
        pairs = (("property", plugin.properties, other.properties), ("scale", plugin.scales, other.scales))
        for noun, own, theirs in pairs:
            known: dict[str, Property | Scale] = {item.id: item for item in theirs}
            for item in own:
                if known.get(item.id, item) != item:
                    owner = f"{other.distribution} (entry point {other.name})"
                    raise _UnusableError(f"{owner} defines the {noun} {item.id!r} otherwise; rename one")
        codes = {rule.code: rule for rule in other.lint_rules}
        for rule in plugin.lint_rules:
            if codes.get(rule.code, rule) != rule:
                owner = f"{other.distribution} (entry point {other.name})"
                raise _UnusableError(f"{owner} has another rule {rule.code!r}; rename one")
        if _is_another(plugin.format, other.format):
            owner = f"{other.distribution} (entry point {other.name})"
            raise _UnusableError(f"{owner} has another format of the same name; rename one")


def _is_another(format: Format | None, known: Format | None) -> bool:
    return format is not None and known is not None and format.name == known.name and format != known


def _problem(message: str) -> Problem:
    return Problem("plug-in", None, None, message)


def _place(distribution: str, point: EntryPoint) -> str:
    return f"{distribution}: entry point {point.name!r} of {point.group} ({point.value}) was not loaded"


def _worded(error: BaseException) -> str:
    if isinstance(error, CounterclaimError | _UnusableError):
        return str(error)
    # The name of the exception is what the plug-in's maker looks for.
    return f"{type(error).__name__}: {error}".rstrip(": ")
