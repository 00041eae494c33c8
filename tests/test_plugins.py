"""Plug-ins: which are loaded, in which order, and what becomes of broken ones."""

import itertools
import subprocess
import sys
import textwrap
import threading

import pytest

from counterclaim import plugins
from counterclaim.findings import Problem
from counterclaim.ratings import Scales
from counterclaim.registry import find_tag, temporary_types
from counterclaim.vocabulary import Vocabulary

TYPES = "counterclaim.types"
NOTE = """
import attrs
from counterclaim import Note, record_type

@record_type({tag!r})
@attrs.frozen(kw_only=True)
class {name}(Note):
    colour: str = ""
"""
PROPERTY = """
from counterclaim import Property, ValueKind

PROPERTIES = (Property(id={id!r}, label={label!r}, value=ValueKind.TEXT),)
"""
numbers = itertools.count()


@pytest.fixture(autouse=True)
def _forget_types():
    with temporary_types():
        yield


class Site:
    """A folder that modules and distributions are installed into."""

    def __init__(self, folder):
        self.folder = folder

    def module(self, code):
        """Install a module of *code*; return its name, which no other test uses."""
        name = f"plugin_module_{next(numbers)}"
        (self.folder / f"{name}.py").write_text(textwrap.dedent(code), encoding="utf-8")
        return name

    def distribution(self, name, **groups):
        """Install the metadata of a distribution that offers {entry point: value} in its *groups*."""
        info = self.folder / f"{name.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        lines = []
        for group, points in groups.items():
            lines += [f"[counterclaim.{group}]", *(f"{key} = {value}" for key, value in points.items())]
        (info / "entry_points.txt").write_text("\n".join(lines))
        return info


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    yield Site(tmp_path)
    for name in set(sys.modules) - before:
        if name.startswith("plugin_module_"):
            del sys.modules[name]


def names(loaded):
    return [(plugin.distribution, plugin.name) for plugin in loaded.plugins]


def messages(loaded):
    return [str(problem) for problem in loaded.problems]


class TestWhatIsLoaded:
    def test_a_module_registers_its_types(self, site):
        module = site.module(NOTE.format(tag="acme:coloured-note", name="ColouredNote"))
        site.distribution("acme", types={"notes": module})

        loaded = plugins.load(allow=["acme"])

        assert loaded.plugins == (plugins.Plugin("acme", TYPES, "notes"),)
        assert loaded.problems == ()
        assert find_tag("acme:coloured-note").cls.__module__ == module

    def test_a_registered_class_will_do(self, site):
        module = site.module(NOTE.format(tag="acme:coloured-note", name="ColouredNote"))
        site.distribution("acme", types={"notes": f"{module}:ColouredNote"})

        assert plugins.load(allow=["acme"]).problems == ()
        assert find_tag("acme:coloured-note") is not None

    def test_a_callable_is_called_once_however_often_it_is_loaded(self, site):
        code = "calls = []\ndef register():" + textwrap.indent(NOTE, "    ") + "\n    calls.append(1)\n"
        module = site.module(code.format(tag="acme:late", name="Late"))
        site.distribution("acme", types={"late": f"{module}:register"})

        first = plugins.load(allow=["acme"])
        cls = find_tag("acme:late").cls

        assert plugins.load(allow=["acme"]) == first
        assert find_tag("acme:late").cls is cls
        assert sys.modules[module].calls == [1]

    def test_threads_that_load_at_once_load_once(self, site):
        code = """
            import time
            calls = []
            def register():
                calls.append(1)
                time.sleep(0.02)
        """
        module = site.module(code)
        site.distribution("acme", types={"slow": f"{module}:register"})
        threads = [threading.Thread(target=plugins.load, kwargs={"allow": ["acme"]}) for _ in range(4)]

        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert sys.modules[module].calls == [1]

    @pytest.mark.parametrize(
        "value", ["PROPERTIES", "as_list", "as_generator", "as_vocabulary"], ids=lambda value: value
    )
    def test_properties_are_given_as_an_iterable_or_by_a_callable(self, site, value):
        code = """
            from counterclaim.vocabulary import Vocabulary
            def as_list(): return list(PROPERTIES)
            def as_generator(): yield from PROPERTIES
            as_vocabulary = Vocabulary(PROPERTIES)
        """
        module = site.module(PROPERTY.format(id="slogan", label="slogan") + textwrap.dedent(code))
        site.distribution("acme", vocabulary={"words": f"{module}:{value}"})

        loaded = plugins.load(allow=["acme"])

        assert loaded.problems == ()
        assert [property.id for property in loaded.plugins[0].properties] == ["slogan"]
        assert loaded.vocabulary["slogan"].label == "slogan"
        assert loaded.vocabulary["deaths"] == Vocabulary.default()["deaths"]
        assert plugins.load(allow=["acme"]) == loaded

    def test_nothing_is_imported_that_is_not_allowed(self, site):
        module = site.module("raise SystemExit('never imported')")
        site.distribution("acme", types={"notes": module}, vocabulary={"words": f"{module}:X"})

        assert plugins.load(allow=[]) == plugins.Loaded((), ())
        assert module not in sys.modules

    def test_a_star_allows_everything_that_is_installed(self, site):
        module = site.module("")
        site.distribution("acme", types={"a": module})
        site.distribution("other", types={"a": module})

        assert {("acme", "a"), ("other", "a")} <= set(names(plugins.load(allow=["*"])))

    @pytest.mark.parametrize(
        "name", ["Acme.News_Room", "acme-news-room", "ACME__news.-room", " acme.news.room "]
    )
    def test_a_distribution_may_be_named_in_any_spelling(self, site, name):
        site.distribution("Acme_News.Room", types={"notes": site.module("")})

        loaded = plugins.load(allow=[name])

        assert names(loaded) == [("acme-news-room", "notes")]
        assert loaded.problems == ()

    def test_the_order_is_that_of_group_distribution_and_name(self, site):
        module = site.module("X = ()")
        site.distribution("zeta", vocabulary={"a": f"{module}:X"}, types={"b": module, "a": module})
        site.distribution("beta", types={"c": module}, vocabulary={"c": f"{module}:X"})

        assert names(plugins.load(allow=["zeta", "beta"])) == [
            ("beta", "c"),
            ("zeta", "a"),
            ("zeta", "b"),
            ("beta", "c"),
            ("zeta", "a"),
        ]

    def test_groups_of_others_are_left_alone(self, site):
        site.distribution("acme", types={"notes": site.module("")}, elsewhere={"x": "nowhere"})

        assert names(plugins.load(allow=["acme"])) == [("acme", "notes")]

    def test_the_first_of_two_versions_is_the_one_that_is_imported(self, site, tmp_path_factory, monkeypatch):
        site.distribution("acme", types={"new": site.module("")})
        older = Site(tmp_path_factory.mktemp("older"))
        older.distribution("acme", types={"old": "nowhere"})
        monkeypatch.setattr(sys, "path", [*sys.path, str(older.folder)])

        assert names(plugins.load(allow=["acme"])) == [("acme", "new")]

    def test_one_text_is_no_list_of_names(self):
        with pytest.raises(TypeError, match=r"allow is an iterable of names, as \['acme'\]"):
            plugins.load(allow="acme")


class TestWhatGoesWrong:
    @pytest.mark.parametrize(
        ("code", "value", "reason"),
        [
            ("import not_there_at_all", "{}", "ModuleNotFoundError: No module named 'not_there_at_all'"),
            ("1 / 0", "{}", "ZeroDivisionError: division by zero"),
            ("raise SystemExit(3)", "{}", "SystemExit: 3"),
            ("def f(): raise ValueError", "{}:f", "ValueError"),
            ("", "{}:missing", "has no attribute 'missing'"),
            ("x = 5", "{}:x", "expected a module or callable that registers types, found 5"),
            ("def f(): return 'x'", "{}:f", "registers types and returns nothing; it returned 'x'"),
            ("class Note: pass", "{}:Note", "is not registered"),
            ("", "{} and more", "AttributeError"),
        ],
    )
    def test_types_that_fail_are_a_problem_and_the_others_are_loaded(self, site, code, value, reason):
        module = site.module(code)
        good = site.module(NOTE.format(tag="other:good", name="Good"))
        site.distribution("acme", types={"bad": value.format(module)})
        site.distribution("other", types={"good": good})

        loaded = plugins.load(allow=["acme", "other"])

        assert names(loaded) == [("other", "good")]
        assert find_tag("other:good") is not None
        (message,) = messages(loaded)
        assert message.startswith(
            f"acme: entry point 'bad' of {TYPES} ({value.format(module)}) was not loaded: "
        )
        assert reason in message

    def test_a_tag_that_another_plug_in_has_is_a_problem(self, site):
        first = site.module(NOTE.format(tag="news:note", name="First"))
        second = site.module(NOTE.format(tag="news:note", name="Second"))
        site.distribution("acme", types={"notes": first})
        site.distribution("other", types={"notes": second})

        loaded = plugins.load(allow=["acme", "other"])

        assert names(loaded) == [("acme", "notes")]
        (message,) = messages(loaded)
        assert message.startswith("other: ")
        assert f"the tag 'news:note' belongs to {first}.First already" in message

    @pytest.mark.parametrize(
        ("code", "reason"),
        [
            ("X = 5", "expected properties, as a tuple, or a callable that returns them; found 5"),
            ("X = 'slogan'", "expected nothing but properties; found 's' among them"),
            ("X = {'slogan': 1}", "expected nothing but properties; found 'slogan' among them"),
            ("def X(): return None", "found None"),
            ("def X(): yield 1 / 0", "ZeroDivisionError"),
            ("import sys as X", "found <module 'sys'"),
            (
                PROPERTY.format(id="a", label="a") + "import itertools\nX = itertools.repeat(PROPERTIES[0])",
                "expected at most 10,000 properties; there are more",
            ),
        ],
    )
    def test_a_vocabulary_that_is_none_is_a_problem(self, site, code, reason):
        site.distribution("acme", vocabulary={"words": f"{site.module(code)}:X"})

        loaded = plugins.load(allow=["acme"])

        assert loaded.plugins == ()
        assert loaded.vocabulary == Vocabulary.default()
        assert reason in messages(loaded)[0]

    def test_two_plug_ins_that_define_a_property_differently_are_a_problem(self, site):
        for name, label in (("acme", "slogan"), ("beta", "slogan"), ("gamma", "motto")):
            module = site.module(PROPERTY.format(id="slogan", label=label))
            site.distribution(name, vocabulary={"words": f"{module}:PROPERTIES"})

        loaded = plugins.load(allow=["acme", "beta", "gamma"])

        assert names(loaded) == [("acme", "words"), ("beta", "words")]
        assert loaded.vocabulary["slogan"].label == "slogan"
        assert "acme (entry point words) defines the property 'slogan' otherwise" in messages(loaded)[0]

    def test_a_failure_is_not_remembered(self, site):
        module = site.module("1 / 0")
        site.distribution("acme", types={"notes": module})
        assert len(plugins.load(allow=["acme"]).problems) == 1

        (site.folder / f"{module}.py").write_text("# mended, and longer than before")

        assert plugins.load(allow=["acme"]).problems == ()

    def test_a_name_that_nothing_has_is_a_problem_with_the_nearest_one(self, site):
        site.distribution("acme-newsroom", types={"notes": site.module("")})

        loaded = plugins.load(allow=["acme-newsrom", "zzz"])

        assert loaded.plugins == ()
        assert messages(loaded) == [
            "no installed distribution 'acme-newsrom' offers a plug-in; did you mean 'acme-newsroom'?",
            "no installed distribution 'zzz' offers a plug-in; "
            "install it into this environment, or drop the name",
        ]

    def test_problems_do_not_make_an_input_unusable(self, site):
        (problem,) = plugins.load(allow=["zzz"]).problems

        assert isinstance(problem, Problem)
        assert problem.code == "plug-in"
        assert not problem.fatal

    def test_broken_metadata_of_others_disturb_nothing(self, site):
        (site.folder / "nameless-1.0.dist-info").mkdir()
        broken = site.distribution("broken")
        (broken / "entry_points.txt").write_bytes(b"[counterclaim.types]\n\xff\xfe = \x00\nno equals sign\n")
        site.distribution("acme", types={"notes": site.module("")})

        assert names(plugins.load(allow=["acme"])) == [("acme", "notes")]


def test_importing_the_library_loads_no_plug_in(site):
    site.distribution("acme", types={"notes": site.module("raise SystemExit('never imported')")})
    code = f"import sys; sys.path.insert(0, {str(site.folder)!r}); from counterclaim import Claim, read_case"

    subprocess.run([sys.executable, "-c", code], check=True)


RULE = """
from counterclaim.conflicts import Conflict, RuleName

def no_two_claims(case, rule_set, /):
    return ()
"""


class TestRules:
    def test_a_callable_is_a_rule(self, site):
        module = site.module(RULE)
        site.distribution("acme-rules", rules={"one": f"{module}:no_two_claims"})

        loaded = plugins.load(allow=["acme-rules"])

        assert loaded.problems == ()
        assert [rule.__name__ for rule in loaded.rules] == ["no_two_claims"]

    @pytest.mark.parametrize("code", ["RULE = 5", "class RULE: pass"])
    def test_anything_else_is_refused(self, site, code):
        site.distribution("acme-rules", rules={"one": f"{site.module(code)}:RULE"})

        loaded = plugins.load(allow=["acme-rules"])

        assert loaded.rules == ()
        (message,) = messages(loaded)
        assert "expected a rule: a callable that takes a case and a rule set" in message

    def test_a_rule_that_cannot_be_imported_is_told_and_the_others_are_loaded(self, site):
        module = site.module(RULE)
        points = {"gone": f"{module}:gone", "one": f"{module}:no_two_claims"}
        site.distribution("acme-rules", rules=points)

        loaded = plugins.load(allow=["acme-rules"])

        assert len(loaded.rules) == 1
        assert "entry point 'gone'" in messages(loaded)[0]


SCALE = """
from counterclaim.ratings import Label, Scale, Truth

SCALES = (Scale(id={id!r}, publisher="The Atlas", labels=(Label(text={label!r}, truth=Truth.TRUE),)),)
"""


class TestScales:
    @pytest.mark.parametrize("value", ["SCALES", "as_list", "as_generator"])
    def test_scales_are_given_as_an_iterable_or_by_a_callable(self, site, value):
        code = """
            def as_list(): return list(SCALES)
            def as_generator(): yield from SCALES
        """
        module = site.module(SCALE.format(id="atlas", label="Sound") + textwrap.dedent(code))
        site.distribution("acme", scales={"atlas": f"{module}:{value}"})

        loaded = plugins.load(allow=["acme"])

        assert loaded.problems == ()
        assert [scale.publisher for scale in loaded.scales.of("The Atlas")] == ["The Atlas"]
        assert loaded.scales.get("politifact") == Scales.default().get("politifact")
        assert Scales.default().of("The Atlas") == ()

    @pytest.mark.parametrize(
        ("code", "reason"),
        [
            ("X = 5", "expected scales, as a tuple, or a callable that returns them; found 5"),
            ("X = ('atlas',)", "expected nothing but scales; found 'atlas' among them"),
        ],
    )
    def test_anything_else_is_a_problem(self, site, code, reason):
        site.distribution("acme", scales={"atlas": f"{site.module(code)}:X"})

        loaded = plugins.load(allow=["acme"])

        assert loaded.plugins == ()
        assert loaded.scales == Scales.default()
        assert reason in messages(loaded)[0]

    def test_what_is_wrong_with_a_scale_is_told(self, site):
        site.distribution(
            "acme", scales={"atlas": site.module(SCALE.format(id=" ", label="Sound")) + ":SCALES"}
        )

        (message,) = messages(plugins.load(allow=["acme"]))

        assert "id: expected a text that is not blank" in message

    def test_two_plug_ins_that_define_a_scale_differently_are_a_problem(self, site):
        for name, label in (("acme", "Sound"), ("beta", "Sound"), ("gamma", "Good")):
            module = site.module(SCALE.format(id="atlas", label=label))
            site.distribution(name, scales={"atlas": f"{module}:SCALES"})

        loaded = plugins.load(allow=["acme", "beta", "gamma"])

        assert names(loaded) == [("acme", "atlas"), ("beta", "atlas")]
        assert "acme (entry point atlas) defines the scale 'atlas' otherwise" in messages(loaded)[0]


FORMAT = """
from counterclaim import Case, Exported, Imported
from counterclaim.formats.form import Format

def read(source, *, name=None): return Imported(case=Case())
def write(case, *, protected="refuse"): return Exported(data="")
FORMAT = Format(name={name!r}, title="lines of Acme", endings=(".acme",), {offers})
"""


class TestFormats:
    @pytest.mark.parametrize("offers", ["read=read", "write=write", "read=read, write=write"])
    def test_one_that_is_read_or_written_is_offered_to_read_case_and_write_case(self, site, offers):
        module = site.module(FORMAT.format(name="acme-lines", offers=offers))
        site.distribution("acme", formats={"lines": f"{module}:FORMAT"})

        loaded = plugins.load(allow=["acme"])

        assert loaded.problems == ()
        assert [(form.name, form.endings) for form in loaded.formats] == [("acme-lines", (".acme",))]

    @pytest.mark.parametrize(
        ("code", "reason"),
        [
            (FORMAT.format(name="acme-lines", offers=""), "'acme-lines' is neither read nor written"),
            ("FORMAT = 5", "expected a format (counterclaim.formats.form.Format); found 5"),
            (
                "class FORMAT: name = 'acme'",
                "expected a format (counterclaim.formats.form.Format); found <class",
            ),
            ("import json as FORMAT", "expected a format (counterclaim.formats.form.Format); found <module"),
            (FORMAT.format(name="Acme lines", offers="read=read"), "'name' must match regex"),
            (FORMAT.format(name="acme", offers="reads=read"), "unexpected keyword argument 'reads'"),
        ],
        ids=["neither", "number", "class", "module", "name", "argument"],
    )
    def test_one_that_cannot_be_used_is_a_problem_and_the_others_are_loaded(self, site, code, reason):
        good = site.module(FORMAT.format(name="other-lines", offers="read=read"))
        module = site.module(code)
        site.distribution("acme", formats={"lines": f"{module}:FORMAT"})
        site.distribution("other", formats={"lines": f"{good}:FORMAT"})

        loaded = plugins.load(allow=["acme", "other"])

        assert [form.name for form in loaded.formats] == ["other-lines"]
        (message,) = messages(loaded)
        assert message.startswith(
            f"acme: entry point 'lines' of counterclaim.formats ({module}:FORMAT) was not loaded: "
        )
        assert reason in message

    def test_of_two_with_one_name_the_second_is_a_problem(self, site):
        for name in ("acme", "beta"):
            module = site.module(FORMAT.format(name="acme-lines", offers="read=read"))
            site.distribution(name, formats={"lines": f"{module}:FORMAT"})

        loaded = plugins.load(allow=["acme", "beta"])

        assert names(loaded) == [("acme", "lines")]
        (message,) = messages(loaded)
        assert message.endswith("acme (entry point lines) has another format of the same name; rename one")

    def test_the_same_one_may_be_offered_twice(self, site):
        module = site.module(FORMAT.format(name="acme-lines", offers="read=read"))
        site.distribution("acme", formats={"lines": f"{module}:FORMAT", "again": f"{module}:FORMAT"})

        assert plugins.load(allow=["acme"]).problems == ()


LINT_RULE = """
from counterclaim.lint import Hit, Level, LintRule

def check(subject):
    return ()

RULE = LintRule(code={code!r}, title="a test", level=Level.NOTE, check=check)
RULES = (RULE, LintRule(code={code!r} + "-too", title="a test", level=Level.NOTE, check=check))
"""


class TestRulesOfALint:
    @pytest.mark.parametrize(("value", "codes"), [("RULE", ["acme:a"]), ("RULES", ["acme:a", "acme:a-too"])])
    def test_are_given_as_one_or_as_several(self, site, value, codes):
        module = site.module(LINT_RULE.format(code="acme:a"))
        site.distribution("acme", lint={"rules": f"{module}:{value}"})

        loaded = plugins.load(allow=["acme"])

        assert loaded.problems == ()
        assert [rule.code for rule in loaded.lint_rules] == codes

    @pytest.mark.parametrize(
        ("code", "reason"),
        [
            ("RULES = 5", "expected rules of a lint"),
            ("RULES = (5,)", "expected nothing but rules of a lint; found 5"),
            (LINT_RULE.format(code="acme:a") + "RULES = (RULE, RULE)", "there is a rule 'acme:a' already"),
            (
                LINT_RULE.format(code="CC104").split("RULES =")[0] + "RULES = RULE",
                "the code 'CC104' is one of the library",
            ),
            (
                LINT_RULE.format(code="CC999").split("RULES =")[0] + "RULES = RULE",
                "give it the prefix of the extension, as 'acme:P01'",
            ),
            (LINT_RULE.format(code="no prefix"), "a prefix, a colon and a name"),
            (
                LINT_RULE.format(code="acme:a").replace("check=check", "check=5"),
                "rule 'acme:a': the check is what can be called",
            ),
            (
                LINT_RULE.format(code="acme:a").replace("check=check", "check=check, needs=('now',)"),
                "rule 'acme:a': needs is a tuple of Missing",
            ),
        ],
        ids=[
            "none",
            "something else",
            "one twice",
            "one of ours",
            "like ours",
            "no code",
            "no check",
            "no need",
        ],
    )
    def test_that_are_none_are_a_problem_and_the_others_are_loaded(self, site, code, reason):
        good = site.module(LINT_RULE.format(code="good:a"))
        site.distribution("acme", lint={"rules": f"{site.module(code)}:RULES"})
        site.distribution("good", lint={"rules": f"{good}:RULE"})

        loaded = plugins.load(allow=["*"])

        assert [rule.code for rule in loaded.lint_rules] == ["good:a"]
        (problem,) = loaded.problems
        assert problem.message.startswith("acme: entry point 'rules' of counterclaim.lint")
        assert reason in problem.message

    def test_of_two_with_one_code_the_second_is_a_problem(self, site):
        for name in ("first", "second"):
            module = site.module(LINT_RULE.format(code="acme:a"))
            site.distribution(name, lint={"rules": f"{module}:RULE"})

        loaded = plugins.load(allow=["*"])

        assert [plugin.distribution for plugin in loaded.plugins] == ["first"]
        assert "first (entry point rules) has another rule 'acme:a'; rename one" in loaded.problems[0].message

    def test_the_same_ones_may_be_offered_twice_and_count_once(self, site):
        module = site.module(LINT_RULE.format(code="acme:a"))
        site.distribution("acme", lint={"one": f"{module}:RULE", "all": f"{module}:RULES"})

        loaded = plugins.load(allow=["acme"])

        assert loaded.problems == ()
        assert [rule.code for rule in loaded.lint_rules] == ["acme:a", "acme:a-too"]
