from datetime import date, timedelta

from counterclaim.case import Case
from counterclaim.formats import svg
from counterclaim.formats.pictures import timeline
from counterclaim.formats.pictures.timeline import MomentKind
from counterclaim.formats.svg.timeline_drawing import _point
from counterclaim.formats.svg.timeline_layout import lay_out
from counterclaim.model import Attribution, CaseInfo, Claim, Document, Organization
from counterclaim.values import DateSpan, Period
from counterclaim.words import Words
from formats.svg_reading import check_apart, check_harmless, read, texts, words_of

FIRST = date(2021, 3, 1)


def document(id, when, title=None):
    return Document(id=id, title=title or f"Document {id}", published=when)


def on(day):
    return DateSpan.day(FIRST + timedelta(days=day))


def drawn(*records, **options):
    return read(svg.inline_timeline(Case(records), **options))


def bars(root, name):
    return [part for part in root.iter("rect") if name in part.attrib.get("class", "").split()]


class TestDates:
    def test_a_day_is_a_point_with_its_date_and_what_it_is_of(self):
        root = drawn(document("d", on(0), "Annual report"))

        assert "2021-03-01 · Annual report" in words_of(root)
        assert not bars(root, "cc-within")

    def test_a_month_is_a_bar(self):
        root = drawn(document("d", DateSpan.month(2021, 3)), document("e", on(60)))

        assert len(bars(root, "cc-within")) == 2  # and in the legend
        assert "some day in this time" in words_of(root)

    def test_how_long_a_claim_holds_is_a_filled_bar(self):
        root = drawn(
            Claim(id="c", text="It was so", during=Period(DateSpan.month(2021, 1), DateSpan.month(2021, 3)))
        )

        assert len(bars(root, "cc-throughout")) == 2

    def test_what_is_about_has_a_dashed_frame(self):
        about = DateSpan(FIRST, date(2021, 3, 31), approximate=True)

        assert len(bars(drawn(document("d", about)), "cc-fuzzy")) == 2

    def test_an_open_end_has_an_arrow_head(self):
        root = drawn(document("e", on(40)), document("d", DateSpan(FIRST, None)))

        assert "open end" in words_of(root)

    def test_every_kind_has_a_shape_of_its_own(self):
        shapes = {_point(kind, 0, 0).split("class=")[0] for kind in MomentKind}

        assert len(shapes) == len(MomentKind)

    def test_what_has_no_date_is_counted_in_words(self):
        root = drawn(document("d", on(0)), Document(id="e"), Attribution(id="a", of="c", source="o"))

        assert "Without a date: said: 1, published: 1." in words_of(root)

    def test_dates_lead_to_their_records(self):
        root = drawn(document("d", on(0)), link=lambda record: f"#r-{record}")

        assert [part.attrib["href"] for part in root.iter("a")] == ["#r-d"]

    def test_of_a_case_without_a_date_there_is_none(self):
        assert svg.inline_timeline(Case([Claim(id="c", text="It is so")])) == ""

    def test_its_title_is_that_of_the_case(self):
        root = drawn(CaseInfo(id="x", title="The dam"), document("d", on(0)), language="de")

        assert root.find("title").text == "Zeitleiste: The dam"


class TestRoom:
    def test_labels_stand_on_either_side_and_never_on_another(self):
        root = drawn(*(document(f"d{day}", on(day), "A title of some length " * 3) for day in range(12)))

        check_apart(root)

    def test_a_label_that_has_no_room_beside_a_long_bar_stands_on_it(self):
        root = drawn(Claim(id="c", text="It is so", during=Period(DateSpan.day(FIRST), None)))

        (label,) = (line for line in texts(root) if "It is so" in line.text)
        assert label.right < int(root.attrib["width"])
        check_apart(root)

    def test_many_on_the_same_day_are_one_with_their_number(self):
        text = " ".join(words_of(drawn(*(document(f"d{number}", on(0)) for number in range(30)))))

        assert "2021-03-01 · 30 entries: Document d0; Document d1; and 28 more" in text

    def test_many_days_are_gathered_by_month_and_each_is_a_tick(self):
        case = Case([document(f"d{day}", on(day)) for day in range(150)])
        layout = lay_out(timeline(case), Words("en"))
        items = [item for band in layout.bands for item in (*band.items, *band.more)]

        assert sum(len(item.moments) for item in items) == 150
        assert len(items) < 8
        assert sum(len(item.ticks) for item in items) > 100
        assert "2021-03-01 to 2021-03-31 · 31 entries" in " ".join(words_of(read(svg.inline_timeline(case))))

    def test_every_date_is_in_the_picture_however_many_there_are(self):
        records = [Organization(id="o", name="Paper")]
        for number in range(900):
            span = DateSpan(FIRST + timedelta(days=number), FIRST + timedelta(days=number + 400))
            records.append(Attribution(id=f"a{number}", of="c", source="o", said=span))
        case = Case(records)
        layout = lay_out(timeline(case), Words("en"))
        (band,) = layout.bands

        assert sum(len(item.moments) for item in (*band.items, *band.more)) == 900
        assert layout.height < 500
        root = read(svg.inline_timeline(case))
        check_apart(root)
        check_harmless(root)
