"""Other files: shared sources, and the texts of documents."""

import pytest

from counterclaim.errors import FileAccessError
from counterclaim.formats.casefile import read

SOURCES = '[organization]\npaper = "The Paper"\n'


class Folder:
    """Stands for the folder of the outermost file, and remembers what was asked for."""

    def __init__(self, **files):
        self.files = {name.replace("__", "/").replace("_toml", ".toml"): text for name, text in files.items()}
        self.asked = []

    def __call__(self, name):
        self.asked.append(name)
        if name not in self.files:
            raise FileAccessError(name, "there is no such file")
        return self.files[name]


def including(*names, rest=""):
    listed = ", ".join(f"'{name}'" for name in names)
    return f'[case]\nid = "c"\ndocument = "article"\ninclude = [{listed}]\n{rest}'


def messages(imported):
    return [str(problem) for problem in imported.problems]


def test_records_of_an_included_file_stand_where_it_is_named():
    folder = Folder(desk_toml=SOURCES)

    imported = read(
        '[person]\nmayor = "The mayor"\n[case]\ninclude = "desk.toml"\n'
        '[document.article]\npublisher = "paper"',
        name="x.toml",
        load=folder,
    )

    assert list(imported.case.ids()) == ["mayor", "x", "paper", "article"]
    assert imported.problems == ()


def test_what_an_included_file_says_of_its_own_case_is_ignored():
    folder = Folder(desk_toml='[case]\nid = "other"\nlanguage = "de"\ntitle = 5\n' + SOURCES)

    imported = read(including("desk.toml", rest='[document.article]\npublisher = "paper"'), load=folder)

    assert imported.problems == ()
    assert imported.case.info.id == "c"
    assert imported.case.info.language is None


def test_the_default_document_serves_the_file_that_names_it_alone():
    folder = Folder(desk_toml=SOURCES + '[claim.far]\ntext = "x"\nby = "paper"')
    rest = '[document.article]\npublisher = "paper"\n[claim.near]\ntext = "y"\nby = "paper"'

    case = read(including("desk.toml", rest=rest), load=folder).case

    assert case["near@paper"].document == "article"
    assert case["far@paper"].document is None


def test_properties_of_included_files_count_as_declared():
    folder = Folder(desk_toml=SOURCES + '[property]\nsize = "quantity"')
    rest = '[document]\narticle = "A"\n[claim.x]\ntext = "x"\nby = "paper"\nsays = ["paper", "size", 5]'

    assert read(including("desk.toml", rest=rest), load=folder).ok


def test_paths_count_from_the_file_that_names_them():
    folder = Folder(a__b_toml="[case]\ninclude = ['c.toml', '../d.toml']", a__c_toml=SOURCES, d_toml="")

    imported = read("[case]\ninclude = './a/../a/b.toml'", load=folder)

    assert folder.asked == ["a/b.toml", "a/c.toml", "d.toml"]
    assert "paper" in imported.case


def test_each_file_is_read_once_and_circles_do_no_harm():
    folder = Folder(
        a_toml="[case]\ninclude = ['b.toml', 'x.toml']", b_toml="[case]\ninclude = 'a.toml'\n" + SOURCES
    )

    imported = read("[case]\ninclude = ['a.toml', 'b.toml', 'x.toml']", name="cases/x.toml", load=folder)

    assert folder.asked == ["a.toml", "b.toml"]
    assert imported.problems == ()


def test_the_same_record_in_two_files_is_one():
    folder = Folder(a_toml=SOURCES, b_toml="[organization.paper]\nname = 'The Paper'")

    imported = read("[case]\ninclude = ['a.toml', 'b.toml']", load=folder)

    assert imported.problems == ()
    assert len(imported.case) == 2


def test_two_records_of_one_id_in_two_files_are_a_mistake():
    folder = Folder(a_toml=SOURCES, b_toml="[organization]\npaper = 'Another'")

    imported = read("[case]\ninclude = ['a.toml', 'b.toml']", name="cases/x.toml", load=folder)

    assert messages(imported) == [
        "cases/b.toml, line 2 (paper): [organization.paper]: the id 'paper' is taken by "
        "[organization.paper] in cases/a.toml, line 2; ids are unique in a case"
    ]


def test_mistakes_in_included_files_name_them():
    folder = Folder(sub__a_toml="\n[person]\nx = 5", b_toml="[claim]\n[claim]")

    imported = read("[case]\ninclude = ['sub/a.toml', 'b.toml', 'c.toml']", name="cases/x.toml", load=folder)

    assert [(problem.file, problem.line, problem.code) for problem in imported.problems] == [
        ("cases/x.toml", 2, "shape"),
        ("cases/sub/a.toml", 3, "shape"),
        ("cases/b.toml", 2, "syntax"),
    ]
    assert messages(imported)[0] == "cases/x.toml, line 2: [case] include[2]: c.toml: there is no such file"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("../a.toml", "'../a.toml' lies outside the folder of the case; only files below it are read"),
        (
            "a/../../b.toml",
            "'a/../../b.toml' lies outside the folder of the case; only files below it are read",
        ),
        ("..", "'..' lies outside the folder of the case; only files below it are read"),
        ("/etc/passwd", "'/etc/passwd' begins at the root; write the path from the folder of this file"),
        ("C:/a.toml", "'C:/a.toml' begins at the root; write the path from the folder of this file"),
        ("..\\a.toml", "'..\\\\a.toml' holds a backslash or control character; write / between folders"),
        ("a\tb", "'a\\tb' holds a backslash or control character; write / between folders"),
        ("", 'expected the name of a file in quotation marks, as in "desk-sources.toml"'),
    ],
)
def test_only_files_below_the_folder_are_asked_for(path, message):
    folder = Folder()

    imported = read(including(path, rest="[document]\narticle = 'A'"), load=folder)

    assert folder.asked == []
    assert messages(imported) == [f"case.toml, line 4: [case] include[0]: {message}"]


def test_an_included_file_does_not_lead_out_either():
    folder = Folder(a__b_toml="[case]\ninclude = '../../c.toml'")

    imported = read("[case]\ninclude = 'a/b.toml'", load=folder)

    assert folder.asked == ["a/b.toml"]
    assert len(imported.problems) == 1


def test_files_that_include_one_another_without_end_are_cut_off():
    imported = read("[case]\ninclude = 'x.toml'", load=lambda name: f"[case]\ninclude = 'x{name}'")

    (problem,) = imported.problems
    assert "files include one another more than 16 deep" in problem.message


def test_the_number_of_files_is_bounded():
    folder = Folder(**{f"x{number}_toml": "" for number in range(300)})
    names = [f"x{number}.toml" for number in range(300)]

    imported = read(including(*names, rest="[document]\narticle = 'A'"), load=folder)

    assert len(folder.asked) == 255
    assert "more than 256 files are included; put some together" in imported.problems[0].message


class TestTexts:
    SOURCE = (
        '[organization]\npaper = "The Paper"\n[document.article]\npublisher = "paper"\ntext = "article.txt"\n'
        '[claim.x]\ntext = "x"\nby = "paper"\ndocument = "article"\n'
    )

    def test_the_text_of_a_document_is_kept(self):
        imported = read(self.SOURCE, load=lambda name: b"\xef\xbb\xbfGr\xc3\xbc\xc3\x9fe")

        assert dict(imported.texts) == {"article": "Grüße"}
        assert imported.problems == ()

    def test_a_quotation_in_it_is_no_problem(self):
        source = self.SOURCE + 'quote = "they said “no”"'

        assert read(source, load=lambda name: "Then  they\nsaid 'no'.").problems == ()

    @pytest.mark.parametrize(
        ("quote", "message"),
        [
            ("maybe", "'maybe' is not found in the text of 'article'; copy the words from there"),
            ("no", "'no' is found in several places of the text of 'article'; add the words around it"),
            ("5 cars", "'5 cars' is found in the text of 'article' only as a part of other words or numbers"),
        ],
    )
    def test_one_that_is_not_is_a_problem_and_not_fatal(self, quote, message):
        imported = read(self.SOURCE + f'quote = "{quote}"', load=lambda name: "no, no: 15 cars")

        (problem,) = imported.problems
        assert (problem.code, problem.line, problem.record, problem.field) == ("quote", 10, "x", "quote")
        assert message in problem.message
        assert imported.ok
        assert imported.case["x@paper"].quote.exact == quote

    def test_a_translated_one_is_not_looked_for(self):
        source = self.SOURCE + 'quote = "non"\ntranslated = true'

        assert read(source, load=lambda name: "no").problems == ()

    def test_those_of_evidence_are_looked_for_as_well(self):
        source = self.SOURCE + '[evidence.e]\nbears_on = "x"\ndirection = "supports"\ndocument = "article"\n'

        (problem,) = read(source + 'quote = {exact = "yes"}', load=lambda name: "no").problems
        assert (problem.record, problem.line) == ("e", 14)

    def test_those_of_written_attributions_too(self):
        source = self.SOURCE + '[attribution."x@paper"]\nof = "x"\nsource = "paper"\ndocument = "article"\n'

        (problem,) = read(source + 'quote = "yes"', load=lambda name: "no").problems
        assert (problem.record, problem.line) == ("x@paper", 14)

    def test_a_text_that_is_no_text_is_a_mistake(self):
        (problem,) = read(self.SOURCE, load=lambda name: b"a\n\xff").problems

        assert problem.message == (
            "[document.article] text: article.txt, line 2: expected UTF-8, found the byte 0xff, "
            "which is none; save the file as UTF-8"
        )
        assert problem.record == "article"
