"""What the check of formats finds: each wrong format below breaks one thing, and is told which."""

import itertools

import attrs
import pytest
from hypothesis import strategies as st

from counterclaim.case import Case
from counterclaim.codec import Codec
from counterclaim.errors import MissingExtraError
from counterclaim.files.forms import Forms
from counterclaim.findings import Exported, Imported, Loss, Problem
from counterclaim.formats import jsonl
from counterclaim.formats.form import Format
from counterclaim.formats.reading_back import lost
from counterclaim.model import Attribution, Claim, Note, Organization, Rebuttal, RebuttalKind, Statement
from counterclaim.strategies import ConformanceError, any_record, check_format, record_sets
from counterclaim.values import Text

HEADING = "acme lines\n"
FORMS = [form for form in Forms() if form.read is not None or form.write is not None]
RECORDS = (
    record_sets()
    | record_sets(dangling=True)
    | st.lists(any_record(), max_size=3, unique_by=lambda record: record.id).map(tuple)
)


def read(source, *, name=None):
    text = source if isinstance(source, str) else source.decode("utf-8", "replace")
    if not text.startswith(HEADING):
        return Imported(case=Case(), problems=(Problem("syntax", None, None, "the heading is missing"),))
    return jsonl.read(text.removeprefix(HEADING))


def write(case, *, protected="refuse"):
    exported = jsonl.write(case, protected=protected)
    return attrs.evolve(exported, data=HEADING + exported.data)


def lines(**changes):
    """Return a format that keeps everything, but for *changes*."""
    form = Format(
        name="acme-lines",
        title="lines of Acme",
        read=read,
        write=write,
        recognise=lambda sample: sample.text.startswith(HEADING),
    )
    return attrs.evolve(form, **changes)


def complaint(form, **options):
    with pytest.raises(ConformanceError) as caught:
        check_format(form, examples=30, **options)
    assert caught.value.name == f"format {form.name}"
    return caught.value.reason


def written_by(change):
    """Return a format that writes the records of a case as *change* leaves them."""

    def changed(case, *, protected="refuse"):
        return write([new for record in case if (new := change(record)) is not None], protected=protected)

    return lines(write=changed)


def declared_by(change):
    """Return a format that does so, and says what it loses."""

    def changed(case, *, protected="refuse"):
        records = [new for record in case if (new := change(record)) is not None]
        data = write(records, protected=protected).data
        return Exported(data=data, losses=lost(case, read(data).case, lambda record, field: "no word for it"))

    return lines(write=changed)


def test_a_format_that_keeps_everything_is_fine():
    check_format(lines(), examples=10)


def test_so_is_one_that_says_what_it_loses():
    check_format(declared_by(lambda record: None if isinstance(record, Note) else record), examples=10)


def test_so_is_one_that_is_only_read_or_only_written_or_recognises_nothing():
    check_format(lines(write=None), examples=5)
    check_format(lines(read=None), examples=5)
    check_format(Format(name="plain", title="plain", read=read, write=write), examples=5)


def test_one_that_is_neither_is_told():
    assert "neither read nor written" in complaint(lines(read=None, write=None))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_formats_of_the_library_keep_it_all(form):
    # A line of a type that nobody knows is not told from the JSON of others.
    check_format(form, examples=25, records=record_sets() if form.name == "jsonl" else RECORDS)


class TestWriting:
    def test_a_record_that_is_left_out_is_told(self):
        form = written_by(lambda record: None if isinstance(record, Attribution) else record)

        assert "and does not say so; counterclaim.formats.reading_back.lost finds" in complaint(form)

    def test_a_field_that_is_left_out_is_told(self):
        form = written_by(
            lambda record: attrs.evolve(record, aliases=()) if isinstance(record, Organization) else record
        )
        one = st.just((Organization(id="nepal", name="Nepal", aliases=("NP",)),))

        assert "loses aliases of 'nepal' and does not say so" in complaint(form, records=one)

    def test_a_loss_of_what_was_not_lost_is_told(self):
        def careful(case, *, protected="refuse"):
            exported = write(case, protected=protected)
            return attrs.evolve(exported, losses=tuple(Loss(record.id, "id", "perhaps") for record in case))

        assert "which comes back as it was" in complaint(lines(write=careful))

    def test_a_loss_without_a_reason_is_told(self):
        def silent(case, *, protected="refuse"):
            return Exported(data=HEADING, losses=tuple(Loss(record.id, None, " ") for record in case))

        assert "gives no reason for the loss" in complaint(lines(write=silent))

    def test_a_record_that_was_not_there_is_told(self):
        def adding(case, *, protected="refuse"):
            return write([*case, Note(id="written-by-acme", text="written by Acme")], protected=protected)

        assert "gives back 'written-by-acme', which was not there" in complaint(lines(write=adding))

    def test_one_that_raises_is_told_what_it_raised(self):
        def first(case, *, protected="refuse"):
            return write([next(iter(case.of_type(Note)))], protected=protected)

        assert "write raises StopIteration" in complaint(lines(write=first))

    def test_one_that_writes_something_else_each_time_is_told(self):
        numbers = itertools.count()

        def numbered(case, *, protected="refuse"):
            return Exported(data=f"{HEADING}{next(numbers)}")

        assert "writes something else when it is called again" in complaint(lines(write=numbered))

    def test_one_that_returns_a_plain_text_is_told(self):
        assert "and not an Exported" in complaint(lines(write=lambda case, *, protected="refuse": HEADING))

    @pytest.mark.parametrize("treated", ["refuse", "mask"])
    def test_a_protected_value_that_is_written_is_told(self, treated):
        def leaking(case, *, protected="refuse"):
            return write(case, protected="keep" if protected == treated else protected)

        assert "writes a protected value" in complaint(lines(write=leaking))


class TestPlainClaims:
    """A claim must not come back as if it were simply so."""

    def test_one_whose_rebuttal_was_lost_is_told(self):
        form = declared_by(lambda record: None if isinstance(record, Rebuttal) else record)
        denied = (
            Organization(id="nepal", name="Nepal"),
            Claim(id="height", text="It is 8,844 metres high"),
            Attribution(id="height@nepal", of="height", source="nepal"),
            Rebuttal(id="denial", kind=RebuttalKind.DENIAL, by="nepal", targets=("height",)),
        )

        reason = complaint(form, records=st.just(denied))

        assert reason.startswith(
            "gives back the claim 'height' as if it were simply so: 'denial' disputes it"
        )

    def test_one_that_was_negated_is_told(self):
        def plain(record):
            if not isinstance(record, Claim):
                return record
            return attrs.evolve(
                record, statements=tuple(attrs.evolve(said, negated=False) for said in record.statements)
            )

        said = Statement(subject="everest", property="name", value=Text("K2"), negated=True)
        negated = (Claim(id="name", text="It is not called K2", statements=(said,)),)

        assert "a statement of it was negated" in complaint(declared_by(plain), records=st.just(negated))


class TestReading:
    def test_one_that_raises_is_told_what_it_raised(self):
        def strict(source, *, name=None):
            return read(source if isinstance(source, str) else source.decode())

        assert "read raises UnicodeDecodeError" in complaint(lines(read=strict))

    def test_a_package_that_is_missing_is_no_fault(self):
        def without(source, *, name=None):
            raise MissingExtraError("lxml", extra="html", purpose="to read pages")

        with pytest.raises(MissingExtraError):
            check_format(lines(read=without))

    def test_one_that_returns_a_plain_case_is_told(self):
        assert "and not an Imported" in complaint(lines(read=lambda source, *, name=None: Case()))

    def test_a_fatal_problem_of_its_own_text_is_told(self):
        form = lines(write=lambda case, *, protected="refuse": Exported(data="acme"))

        assert "cannot read what it wrote: the heading is missing" in complaint(form)

    def test_ids_that_are_new_each_time_are_told(self):
        numbers = itertools.count()

        def minted(source, *, name=None):
            return Imported(case=Case([Note(id=f"note-{next(numbers)}", text="a note")]))

        assert "other records when it reads a second time" in complaint(lines(read=minted))

    def test_a_problem_without_a_message_is_told(self):
        def silent(source, *, name=None):
            return Imported(case=Case(), problems=(Problem("oddity", None, None, ""),))

        assert "a problem 'oddity' without a message" in complaint(lines(read=silent))

    def test_other_records_from_bytes_than_from_text_are_told(self):
        def texts_only(source, *, name=None):
            return read(source) if isinstance(source, str) else Imported(case=Case())

        assert "from bytes" in complaint(lines(read=texts_only), samples=[HEADING + NOTE])

    def test_other_records_line_by_line_are_told(self):
        form = lines(records=lambda lines, *, on_problem, name=None: iter(()))

        assert "line by line" in complaint(form, samples=[(HEADING + NOTE).encode()])

    def test_what_was_read_from_a_sample_is_written_as_well(self):
        form = written_by(lambda record: None if record.id == "n" else record)

        assert "loses 'n' and does not say so" in complaint(form, samples=[HEADING + NOTE])


class TestRecognising:
    def test_what_it_wrote_and_does_not_recognise_is_told(self):
        form = lines(recognise=lambda sample: sample.text.startswith("acme 2"))

        assert "does not recognise what it wrote" in complaint(form)

    def test_one_that_takes_the_files_of_others_is_told(self):
        form = lines(recognise=lambda sample: sample.is_json or sample.text.startswith(HEADING))

        assert "recognises a file of the form jsonl as its own" in complaint(form)

    def test_one_that_takes_everything_is_told(self):
        assert "recognises an empty file as its own" in complaint(lines(recognise=lambda sample: True))

    def test_one_that_raises_is_told(self):
        form = lines(recognise=lambda sample: sample.text and sample.text.index("acme") == 0)

        assert "recognise raises ValueError" in complaint(form)


NOTE = Codec().dumps(Note(id="n", text="a note")) + "\n"
