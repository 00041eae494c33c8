"""Text is taken out of pages in a process of its own, within its limits, whatever the extractor does."""

import contextlib
import hashlib
import pickle
import signal
import subprocess
import sys
import tempfile

import attrs
import pytest

from counterclaim.errors import CounterclaimError, MissingExtraError
from counterclaim.fetch.extraction import (
    ExtractionError,
    ExtractionLimits,
    ExtractionReason,
    PlainExtractor,
    TrafilaturaExtractor,
    extract_text,
    main_text,
    plain,
    worker,
)
from counterclaim.model import Quote
from counterclaim.quotes import MatchKind, find_quote
from fetch.extraction import trial_extractors as trial

limited = pytest.mark.skipif(sys.platform == "win32", reason="processes are not limited there")

PAGE = """<!DOCTYPE html><html><head><title>Cameras</title></head><body>
<nav><a href="/">Home</a></nav>
<article><h1>Cameras in Belgrade</h1>
<p>The authorities say that at least 50&nbsp;countries buy such cameras, and that crime fell since they were
installed in the city.</p>
<p>Many who take part in demonstrations say that they thought twice about it, since the police can count every
head, as the president said.</p></article>
<aside><p>Correction, 18 October 2019: An earlier version misstated the number of countries.</p></aside>
<footer><p>Imprint</p></footer></body></html>"""


def reason_of(extractor, **limits):
    with pytest.raises(ExtractionError) as caught:
        extract_text("<p>text", extractor=extractor, limits=ExtractionLimits(**limits))
    assert caught.value.extractor == "trial 1"
    return caught.value.reason


@pytest.fixture(scope="module")
def main():
    return extract_text(PAGE, url="https://example.org/cameras")


@pytest.fixture(scope="module")
def whole():
    return extract_text(PAGE, extractor=PlainExtractor())


@pytest.fixture
def started(monkeypatch):
    """The processes that are started, in their order."""
    found = []

    class Noted(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            found.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return found


@contextlib.contextmanager
def patience():
    """Wait some seconds for a block, and no longer."""
    before = signal.signal(signal.SIGALRM, lambda *_: pytest.fail("it takes longer than it may"))
    signal.alarm(10)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


class TestText:
    def test_it_is_the_main_text_where_trafilatura_is_installed(self, main):
        assert main.extractor == TrafilaturaExtractor().name
        assert main.text.startswith("Cameras in Belgrade\nThe authorities say")
        assert "Home" not in main.text

    def test_it_is_all_text_where_trafilatura_is_not_installed(self, monkeypatch):
        monkeypatch.setattr(main_text, "_PACKAGE", "no-such-package-is-installed")

        with pytest.raises(MissingExtraError, match=r"counterclaim\[extract\]"):
            TrafilaturaExtractor()
        assert extract_text("<p>text").extractor == PlainExtractor().name

    def test_the_plain_extractor_keeps_all_of_it(self, whole):
        assert whole.extractor == "plain 1"
        assert whole.text.splitlines()[:2] == ["Home", "Cameras in Belgrade"]
        assert whole.text.splitlines()[-1] == "Imprint"

    def test_its_hash_is_that_of_its_utf_8(self, main):
        assert main.sha256 == hashlib.sha256(main.text.encode()).hexdigest()

    def test_corrections_are_found_where_the_main_text_leaves_them_out(self, main, whole):
        assert "Correction" not in main.text
        assert main.corrections == whole.corrections
        assert main.corrections == (
            "Correction, 18 October 2019: An earlier version misstated the number of countries.",
        )

    @pytest.mark.parametrize("spaced", ["50 countries", "50\u00a0countries"])
    def test_a_quotation_is_found_whichever_space_it_has(self, main, whole, spaced):
        quote = Quote(exact=f"at least {spaced} buy")

        kinds = {find_quote(found.text, quote).kind for found in (main, whole)}

        assert kinds <= {MatchKind.EXACT, MatchKind.NORMALIZED}
        assert MatchKind.NORMALIZED in kinds

    @pytest.mark.parametrize("page", ["", "<html></html>", "<script>text</script>", "<!--"])
    def test_a_page_without_text_has_the_empty_text(self, page):
        for extractor in (None, PlainExtractor()):
            assert extract_text(page, extractor=extractor).text == ""

    def test_the_extractor_is_told_where_the_page_stands(self):
        address = "https://example.org/ä?q=1"

        assert extract_text("", url=address, extractor=trial.Address()).text == address

    def test_halves_of_surrogate_pairs_are_replaced_on_the_way_in_and_out(self):
        assert extract_text("a\ud800b\0c", extractor=trial.Echo()).text == "a\ufffdb\0c"
        assert extract_text("", extractor=trial.Halves()).text == "a\ufffdb\0c\ufffd"
        assert extract_text("<p>Update: a\ud800", extractor=trial.Echo()).corrections == ("Update: a\ufffd",)

    def test_a_long_page_is_passed_whole(self):
        page = "„“" * 1_000_000

        assert extract_text(page, extractor=trial.Echo()).text == page

    def test_what_is_printed_is_no_part_of_it(self, capfd):
        assert extract_text("", extractor=trial.Printing()).text == "said"
        assert capfd.readouterr() == ("", "")

    def test_all_text_is_taken_out_once(self, monkeypatch):
        monkeypatch.setattr(plain, "plain_text", lambda html: pytest.fail("it is taken out again"))

        assert worker._corrections(PlainExtractor(), "<p>…", "Update: it is") == ("Update: it is",)


class TestLimits:
    @limited
    def test_processor_time_runs_out(self):
        assert reason_of(trial.Endless(), cpu_seconds=1) is ExtractionReason.TIME

    @pytest.mark.parametrize("extractor", [trial.Asleep(), trial.Endless()], ids=["asleep", "endless"])
    def test_time_on_the_clock_runs_out(self, extractor):
        assert reason_of(extractor, wall_seconds=0.4) is ExtractionReason.TIME

    @limited
    def test_memory_runs_out(self):
        assert reason_of(trial.Greedy(), memory_bytes=256 * 1024 * 1024) is ExtractionReason.MEMORY

    def test_a_text_may_be_too_long(self):
        assert reason_of(trial.Wordy(), output_bytes=1_000_000) is ExtractionReason.OUTPUT

    def test_a_long_text_within_the_limit_is_returned(self):
        limits = ExtractionLimits(output_bytes=2_000_100)

        assert len(extract_text("", extractor=trial.Wordy(), limits=limits).text) == 2_000_000

    @pytest.mark.parametrize("limit", [attribute.name for attribute in attrs.fields(ExtractionLimits)])
    def test_none_of_them_is_nothing(self, limit):
        with pytest.raises(ValueError, match=limit):
            ExtractionLimits(**{limit: 0})

    @pytest.mark.parametrize("limit", [attribute.name for attribute in attrs.fields(ExtractionLimits)])
    @pytest.mark.parametrize("value", [float("inf"), float("nan"), 10**30], ids=str)
    def test_each_of_them_is_one(self, limit, value):
        with pytest.raises(ValueError, match=r"expected|NaN"):
            ExtractionLimits(**{limit: value})

    def test_the_largest_of_them_are_taken(self):
        limits = ExtractionLimits(
            cpu_seconds=86_400, wall_seconds=86_400, memory_bytes=2**40, output_bytes=2**40
        )

        assert extract_text("<p>text", extractor=trial.Echo(), limits=limits).text == "<p>text"


class TestFailures:
    @pytest.mark.parametrize(
        "extractor",
        [
            trial.Raising(),
            trial.Unspeakable(),
            trial.Recursive(),
            trial.Leaving(),
            trial.Vanishing(),
            trial.Ending(),
            pytest.param(trial.Crashing(), marks=limited),
            pytest.param(trial.Killed(), marks=limited),
        ],
        ids=lambda extractor: type(extractor).__name__,
    )
    def test_an_extractor_that_fails_is_an_error(self, extractor):
        assert reason_of(extractor) is ExtractionReason.FAILED

    @pytest.mark.parametrize(
        "extractor",
        [
            trial.Starting(),
            trial.Connecting(),
            trial.Resolving(),
            pytest.param(trial.Forking(), marks=limited),
        ],
        ids=lambda extractor: type(extractor).__name__,
    )
    def test_no_process_is_started_and_no_connection_opened(self, extractor):
        with pytest.raises(ExtractionError, match="opens no connection and starts no process") as caught:
            extract_text("<p>text", extractor=extractor)

        assert caught.value.reason is ExtractionReason.FAILED

    def test_what_is_no_text_is_an_error(self):
        assert reason_of(trial.Nothing()) is ExtractionReason.OUTPUT

    @limited
    @pytest.mark.parametrize(
        "answer",
        [
            b"garbage",
            b"\xff\xfe",
            b"[" * 100_000,
            b"9" * 10_000,
            b"{}",
            b'{"text": 1, "corrections": []}',
            b'{"text": "a"}',
            b'{"text": "a", "corrections": [1]}',
            b'{"failure": "nothing known"}',
        ],
        ids=["word", "no-utf-8", "nested", "number", "empty", "number-as-text", "part", "numbers", "reason"],
    )
    def test_an_answer_that_is_none_is_an_error(self, answer):
        assert reason_of(trial.Forging(answer)) is ExtractionReason.OUTPUT

    @limited
    def test_an_answer_is_not_read_beyond_the_limit(self):
        answer = b'{"text": "' + b"a" * 100_000 + b'", "corrections": []}'

        assert reason_of(trial.Forging(answer), output_bytes=1000) is ExtractionReason.OUTPUT

    def test_an_extractor_that_cannot_be_passed_is_an_error(self):
        class Local(trial.Echo):
            pass

        assert reason_of(Local()) is ExtractionReason.LOAD

    def test_an_extractor_that_cannot_be_loaded_is_an_error(self):
        with pytest.raises(ExtractionError, match="ImportError: no such module here") as caught:
            extract_text("", extractor=trial.NotLoaded())

        assert caught.value.reason is ExtractionReason.LOAD

    def test_a_python_that_does_not_start_is_an_error(self, monkeypatch, tmp_path):
        monkeypatch.setattr(sys, "executable", str(tmp_path / "missing"))

        assert reason_of(trial.Echo()) is ExtractionReason.LOAD

    @pytest.mark.parametrize("executable", ["", None])
    def test_a_python_that_is_not_known_is_an_error(self, executable, monkeypatch):
        monkeypatch.setattr(sys, "executable", executable)

        assert reason_of(trial.Echo()) is ExtractionReason.LOAD

    def test_no_room_for_a_file_is_an_error(self, monkeypatch, tmp_path):
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))

        assert reason_of(trial.Echo()) is ExtractionReason.LOAD

    def test_the_message_says_what_happened_and_what_to_do(self):
        with pytest.raises(ExtractionError) as caught:
            extract_text("", extractor=trial.Raising())

        message = str(caught.value)
        assert message.startswith("the text extractor 'trial 1' failed (ValueError: red x")
        assert message.endswith("…); use PlainExtractor")
        assert message.isprintable()
        assert len(message) < 300

    def test_the_error_can_be_pickled(self):
        error = ExtractionError("trial 1", ExtractionReason.TIME)

        again = pickle.loads(pickle.dumps(error))

        assert isinstance(again, CounterclaimError)
        assert (again.extractor, again.reason, str(again)) == (error.extractor, error.reason, str(error))


class TestSurroundings:
    def test_no_variable_of_the_environment_is_passed_on(self, monkeypatch):
        monkeypatch.setenv("EXAMPLE_TOKEN", "a secret")
        passed = set(extract_text("", extractor=trial.Surroundings()).text.split())

        assert passed <= {"DYLD_LIBRARY_PATH", "LC_CTYPE", "LD_LIBRARY_PATH", "SYSTEMROOT"}

    @pytest.mark.parametrize("extractor", [TrafilaturaExtractor(), PlainExtractor()], ids=["main", "plain"])
    def test_extractors_touch_neither_network_nor_files(self, extractor):
        watched = extract_text(PAGE, url="https://example.org/a", extractor=trial.Watched(extractor))

        assert watched.text == ""

    def test_no_process_is_left(self, started):
        for extractor in (trial.Echo(), trial.Asleep(), trial.Ending()):
            try:
                extract_text("", extractor=extractor, limits=ExtractionLimits(wall_seconds=0.3))
            except ExtractionError:
                continue

        assert len(started) == 3
        assert all(process.returncode is not None for process in started)

    @limited
    def test_nothing_is_left_of_what_an_extractor_starts_behind_our_back(self, tmp_path):
        import fcntl

        held = tmp_path / "held"
        held.touch()
        assert extract_text("", extractor=trial.Outliving(str(held))).text == "done"

        with held.open() as file, patience():
            fcntl.flock(file, fcntl.LOCK_EX)  # which the process that is left would hold

    def test_no_process_is_left_where_it_is_interrupted(self, started, monkeypatch):
        def interrupt(self, input, timeout):
            raise KeyboardInterrupt

        monkeypatch.setattr(subprocess.Popen, "communicate", interrupt)

        with pytest.raises(KeyboardInterrupt):
            extract_text("", extractor=trial.Echo())
        assert [process.returncode is not None for process in started] == [True]
