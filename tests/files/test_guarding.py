import pytest

from counterclaim.case import Case
from counterclaim.errors import FormatFailedError
from counterclaim.files import Forms, read_case, read_records, write_case
from counterclaim.formats.form import Format


def fails(*arguments, **options):
    raise KeyError("colour")


def fails_later(lines, *, on_problem, name=None):
    yield from ()
    raise KeyError("colour")


BROKEN = Format(
    name="acme-broken",
    title="broken",
    endings=(".acme",),
    read=fails,
    write=fails,
    records=fails_later,
    recognise=fails,
)
MESSAGE = "the form 'acme-broken', which a plug-in brings, failed: KeyError: 'colour'; tell those who made it"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "case.acme"
    path.write_text("x", "utf-8")
    return path


def test_a_reader_that_fails_is_told_by_the_name_of_its_form(path):
    with pytest.raises(FormatFailedError) as caught:
        read_case(path, formats=[BROKEN])
    assert str(caught.value) == MESSAGE


def test_so_is_one_that_fails_line_by_line(path):
    with pytest.raises(FormatFailedError, match="acme-broken"):
        list(read_records(path, on_problem=print, formats=[BROKEN]))


def test_so_is_a_writer_and_nothing_is_written_over(path):
    with pytest.raises(FormatFailedError, match="acme-broken"):
        write_case(Case(), path, formats=[BROKEN])
    assert path.read_text("utf-8") == "x"


def test_one_that_fails_to_recognise_a_file_does_not_keep_others_from_it(tmp_path):
    path = tmp_path / "case.json"
    path.write_text('{"type": "claim", "id": "c", "text": "Mount Everest is high"}', "utf-8")

    assert "c" in read_case(path, formats=[BROKEN]).case


def test_a_form_of_a_plug_in_takes_the_place_of_one_with_its_name():
    ours = Format(name="jsonl", title="ours", endings=(".jsonl",), read=fails)

    assert Forms([ours]).by_ending("a.jsonl").title == "ours"


def test_a_reader_that_returns_nothing_is_told(path):
    silent = Format(
        name="acme-silent", title="silent", endings=(".acme",), read=lambda source, name=None: None
    )

    with pytest.raises(FormatFailedError, match="expected that it returns an Imported, found None"):
        read_case(path, formats=[silent])
