import io
import tracemalloc

import pytest

from counterclaim.case import Case
from counterclaim.errors import ProtectedValueError
from counterclaim.findings import Loss
from counterclaim.formats import jsonl
from counterclaim.model import Claim, Organization, UnnamedSource
from counterclaim.values import Protected

CLAIM = '{"type": "claim", "id": "leak", "text": "The police leak videos"}'
POLICE = '{"type": "organization", "id": "police", "name": "Belgrade police"}'


def told(imported):
    return [str(problem) for problem in imported.problems]


class TestReading:
    def test_each_line_is_a_record_and_blank_lines_are_passed_over(self):
        imported = jsonl.read(f"{CLAIM}\n\n   \n{POLICE}\n")

        assert [record.id for record in imported.case] == ["leak", "police"]
        assert imported.problems == ()

    @pytest.mark.parametrize(
        "source",
        [
            f"{CLAIM}\n{POLICE}",
            f"{CLAIM}\r\n{POLICE}\r\n".encode(),
            [CLAIM, POLICE],
            iter([CLAIM.encode() + b"\n", POLICE.encode()]),
            b"\xef\xbb\xbf" + f"{CLAIM}\n{POLICE}".encode(),
            f"\ufeff{CLAIM}\n{POLICE}",
        ],
        ids=["text", "bytes", "lines", "iterator", "bytes with a mark", "text with a mark"],
    )
    def test_a_text_bytes_or_lines_are_read_alike(self, source):
        imported = jsonl.read(source)

        assert [record.id for record in imported.case] == ["leak", "police"]
        assert imported.ok

    def test_only_a_line_feed_ends_a_line(self):
        text = "one\u2028two\u0085three\u000bfour"
        line = jsonl.write([Claim(id="c", text=text)]).data

        assert jsonl.read(line).case["c"].text == text

    @pytest.mark.parametrize("first", ["{", '{"type": "claim",', '{ "about": [', b"\xef\xbb\xbf{\r"])
    def test_one_object_over_several_lines_is_one_problem(self, first):
        rest = '"id": "leak",\n"text": "x"\n}\n'
        imported = jsonl.read(
            first + b"\n" + rest.encode() if isinstance(first, bytes) else f"{first}\n{rest}"
        )

        assert told(imported) == ["line 1: this is one object over several lines; write one record a line"]

    @pytest.mark.parametrize(
        ("line", "record"),
        [
            ('{"type": "claim", "id": "leak", "text": "x', "leak"),
            ('{"id" : "größe" "text"}'.encode(), "größe"),
            ('{"id": "a b", "text": "x', None),
            ('{"id": "a\\u0062", "text": "x', None),
            ('{"text": "x', None),
            ('{"text": "' + "x" * 5000 + '", "id": "leak"', None),
        ],
    )
    def test_a_line_that_is_no_json_names_its_record_where_the_id_can_be_seen(self, line, record):
        (problem,) = jsonl.read([POLICE, line]).problems

        assert (problem.code, problem.record, problem.line) == ("syntax", record, 2)

    def test_what_cannot_be_read_is_a_problem_and_the_rest_is_read(self):
        source = f'{CLAIM}\n{{"type": "claim"\n{POLICE}\n{{"type": "claim", "id": "x", "kind": "fib"}}\n'

        imported = jsonl.read(source, name="case.jsonl")

        assert [record.id for record in imported.case] == ["leak", "police"]
        assert told(imported) == [
            "case.jsonl, line 2: this is no JSON: expecting ',' delimiter; "
            "check for a missing quotation mark, comma or bracket (column 17)",
            "case.jsonl, line 4 (x): text: is missing",
            "case.jsonl, line 4 (x): kind: expected one of assertion, accusation, prediction, opinion, "
            "found 'fib'",
        ]
        assert [problem.code for problem in imported.problems] == ["syntax", "shape", "shape"]

    def test_a_malformed_id_is_not_quoted_as_the_record(self):
        problem = jsonl.read('{"type": "claim", "id": "a\\u001b[31m b", "text": "t"}').problems[0]

        assert problem.record is None
        assert "\x1b" not in str(problem)

    def test_the_same_record_twice_is_one(self):
        imported = jsonl.read(f"{CLAIM}\n{CLAIM}")

        assert len(imported.case) == 1
        assert imported.problems == ()

    def test_another_record_under_the_same_id_is_a_problem_and_the_first_is_kept(self):
        imported = jsonl.read(f"{CLAIM}\n{CLAIM.replace('leak videos', 'sell videos')}", name="a.jsonl")

        assert imported.case["leak"].text == "The police leak videos"
        assert told(imported) == [
            "a.jsonl, line 2 (leak): another record above has this id; give one of the two another id"
        ]
        assert not imported.ok

    @pytest.mark.parametrize("source", [f"[{CLAIM},\n{POLICE}]", "[\n" + CLAIM + "\n]", '  [{"type"'])
    def test_a_json_list_is_told_what_it_should_be(self, source):
        imported = jsonl.read(source)

        assert told(imported) == [
            "line 1: this is one JSON list; "
            "write one record a line, without brackets around and commas between"
        ]
        assert imported.problems[0].code == "syntax"

    def test_an_empty_file_is_an_empty_case(self):
        assert len(jsonl.read(b"").case) == 0


class TestStreaming:
    def test_records_come_one_by_one(self):
        seen = []

        def lines():
            for number in range(3):
                seen.append(number)
                yield f'{{"type": "claim", "id": "c{number}", "text": "t"}}'

        records = jsonl.records(lines(), on_problem=print)

        assert next(records).id == "c0"
        assert seen == [0]

    def test_problems_are_handed_over_as_they_are_met(self):
        problems = []

        records = list(jsonl.records(["}", CLAIM], on_problem=problems.append, name="x"))

        assert [record.id for record in records] == ["leak"]
        assert [(problem.file, problem.line) for problem in problems] == [("x", 1)]

    def test_memory_does_not_grow_with_the_file(self):
        def peak(count):
            lines = (f'{{"type": "claim", "id": "c{n}", "text": "t"}}' for n in range(count))
            tracemalloc.start()
            for _ in jsonl.records(lines, on_problem=print):
                pass
            size = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            return size

        peak(10)

        assert peak(20_000) < 2 * peak(200) + 50_000

    def test_a_line_beyond_the_cap_costs_a_problem_and_no_memory(self):
        stream = io.BytesIO(CLAIM.encode() + b"\n" + b'{"a": "' + b"x" * 5000 + b"\n" + POLICE.encode())

        lines = list(jsonl.lines_of(stream, longest=1000))

        assert max(map(len, lines)) <= 1002
        assert [line[:10] for line in lines] == [b'{"type": "', b'{"a": "xxx', b'{"type": "']

    def test_a_last_line_beyond_the_cap_ends_the_lines(self):
        assert len(list(jsonl.lines_of(io.BytesIO(b"x" * 5000), longest=1000))) == 1


class TestWriting:
    def test_a_case_is_written_in_its_order(self):
        case = Case([Organization(id="b", name="B"), Claim(id="a", text="ä")])

        assert jsonl.write(case).data == (
            '{"type": "organization", "id": "b", "name": "B"}\n{"type": "claim", "id": "a", "text": "ä"}\n'
        )

    def test_it_can_go_to_any_text_stream(self):
        stream = io.StringIO()

        losses = jsonl.dump([Claim(id="a", text="t")], stream)

        assert stream.getvalue() == '{"type": "claim", "id": "a", "text": "t"}\n'
        assert losses == ()

    def test_protected_values_are_refused_masked_with_a_loss_or_kept(self):
        source = UnnamedSource(id="u", name="An official", identity=Protected("Jane Roe"))

        with pytest.raises(ProtectedValueError, match=r"^u: identity is protected"):
            jsonl.write([source])
        masked = jsonl.write([source], protected="mask")
        assert "Jane Roe" not in masked.data
        assert masked.losses == (Loss("u", "identity", "is protected and was left out"),)
        assert jsonl.read(jsonl.write([source], protected="keep").data).case["u"] == source
