"""`counterclaim new URL`: a case file about a page, whatever the page states of itself."""

import html

import pytest

from cli.page_server import opened_pages
from counterclaim.files import read_case
from counterclaim.model import Document, Organization

PAGE = """<!doctype html><html lang="de-AT"><head><title>Kameras – Beispiel</title>
<meta property="og:title" content="Kameras"><meta property="og:site_name" content="Beispiel">
<meta property="article:published_time" content="2019-10-17T08:30:00+02:00">
<meta property="article:modified_time" content="2019-10-18">
<link rel="canonical" href="https://example.org/kameras"></head>
<body><p>Mindestens 50 Länder haben unterschrieben, sagte das Amt am Donnerstag.</p></body></html>"""
HOSTILE = {
    "quotes": '"""\'\'\'"\\',
    "lines": "a\nb\r\nc\u2028d",
    "table": 'x"\n[case]\nid = "y"\n[claim.z]\ntext = "',
    "comment": "# x",
    "controls": "a\x00b\x01c\x1b[31md\x7fe\x85f",
    "direction": "a\u202eb\u2066c\u200fd",
    "invisible": "\ufeff\u200b\u00ad",
    "spaces": "\u3000\u00a0 \t",
    "surrogates": "&#xD800;&#55357;",
    "references": "&#9999999999;&#0;&amp;lt;&quot;",
    "wide": "🏳️‍🌈" * 400,
    "megabyte": "x" * 1_000_000,
    "nothing": "",
}


@pytest.fixture(scope="module")
def opened():
    with opened_pages() as server:
        yield server


@pytest.fixture
def server(opened):
    opened.clear()
    opened.put("/page", PAGE)
    return opened


@pytest.fixture
def new(run, server, tmp_path):
    """Makes a case file about a path of the server, without asking for the rules of the site."""

    def new(path, *file, options=("--extractor", "plain")):
        return run("new", server.url(path), *file, *server.options, "--no-robots", *options)

    return new


@pytest.fixture
def story(tmp_path):
    return tmp_path / "story.toml"


def test_what_the_page_states_is_filled_in(new, server, story):
    assert new("/page", story) == (0, "", "")

    imported = read_case(story)
    document, publisher = (imported.case[id] for id in ("article", "publisher"))
    assert imported.problems == ()
    assert (document.title, document.url, document.language) == ("Kameras", server.url("/page"), "de-AT")
    assert (str(document.published.first), str(document.published.time)) == ("2019-10-17", "08:30:00+02:00")
    assert str(document.modified.first) == "2019-10-18"
    assert (document.publisher, publisher) == ("publisher", Organization(id="publisher", name="Beispiel"))
    assert imported.case.info.language == "de"
    assert "https://example.org/kameras" in story.read_text("utf-8")


def test_quotations_are_looked_up_in_its_text_at_once(new, story):
    new("/page", story)
    claim = '\n[claim.a]\ntext = "x"\nby = "publisher"\nquote = "{}"\n'

    begun = story.read_text("utf-8")
    story.write_text(begun + claim.format("Mindestens 50 Länder"), "utf-8")
    assert read_case(story).problems == ()
    story.write_text(begun + claim.format("Mindestens 15 Länder"), "utf-8")
    assert ["is not found" in problem.message for problem in read_case(story).problems] == [True]


def test_its_placeholders_can_be_used_as_they_stand(new, story):
    new("/page", story)
    begin, _, examples = story.read_text("utf-8").partition("# Who speaks.")
    used = [
        line.removeprefix("# ")
        for line in examples.splitlines()
        if line.startswith(("# [", "# name", "# t", "# by"))
    ]
    story.write_text(begin + "\n".join(used).replace("another-speaker", "publisher"), "utf-8")

    assert read_case(story).problems == ()


@pytest.mark.parametrize("name", HOSTILE)
def test_it_reads_without_a_problem_whatever_the_page_states(new, run, server, story, name):
    stated = html.escape(HOSTILE[name], quote=True).replace("&amp;#", "&#")
    server.put(
        "/page",
        f'<html lang="{stated[:100]}"><title>{stated}</title><meta property=og:site_name content="{stated}">'
        f'<meta property=article:published_time content="{stated}"><link rel=canonical href="{stated}">'
        f"<body><p>{stated}</p></body>",
    )

    assert new("/page", story).status == 0
    written = story.read_text("utf-8")
    imported = read_case(story)
    assert imported.problems == ()
    assert {record.id for record in imported.case} <= {"story", "article", "publisher"}
    assert written.replace("\n", "").replace("\u00ad", "").replace("\u200d", "").isprintable()
    assert len(written) < 10_000
    assert run("report", story).status == 0


def test_a_title_is_kept_as_the_page_has_it(new, server, story):
    server.put("/page", f"<title>{html.escape(HOSTILE['direction'] + HOSTILE['quotes'])}</title>")
    new("/page", story)

    assert read_case(story).case["article"].title == HOSTILE["direction"] + HOSTILE["quotes"]


@pytest.mark.parametrize("name", ["article", "publisher", "a story"])
def test_it_reads_under_any_name(new, tmp_path, name):
    new("/page", tmp_path / f"{name}.toml")

    assert read_case(tmp_path / f"{name}.toml").problems == ()


def test_without_a_file_it_is_printed_without_a_text(new, run, tmp_path, server, story):
    result = new("/page")
    story.write_text(result.out, "utf-8")

    assert read_case(story).problems == ()
    assert "story.txt" not in result.out
    assert [each.name for each in tmp_path.iterdir()] == ["story.toml"]


@pytest.mark.parametrize("name", ["story.toml", "story.txt"])
def test_nothing_is_overwritten(new, server, tmp_path, story, name):
    (tmp_path / name).write_text("mine")
    result = new("/page", story)

    assert (result.status, server.asked) == (2, [])
    assert name in result.err
    assert (tmp_path / name).read_text() == "mine"
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_what_is_not_fetched_leaves_nothing(new, tmp_path, story):
    result = new("/gone?token=canary5f2c9e", story)

    assert (result.status, result.out) == (2, "")
    assert "status 404" in result.err
    assert "canary5f2c9e" not in result.err
    assert list(tmp_path.iterdir()) == []


def test_of_what_is_no_page_there_is_nothing_to_state(new, server, story):
    server.put("/picture", b"\x89PNG\r\n\x1a\n<title>x</title>", Content_Type="image/png")
    result = new("/picture", story)

    assert (result.status, result.err.count("\n")) == (0, 1)
    assert "no text" in result.err
    assert read_case(story).case["article"] == Document(id="article", url=server.url("/picture"))


def test_a_text_alone_is_kept_beside_it(new, server, story):
    server.put("/text", "Nothing but text", Content_Type="text/plain")
    new("/text", story)

    assert story.with_suffix(".txt").read_text() == "Nothing but text"


@pytest.mark.parametrize(
    "arguments",
    [
        ("story.toml", "https://example.org/"),
        ("story.toml", "--no-robots"),
        ("--inside", "10.0.0.0/8"),
        ("https://example.org/", "--csv"),
        ("https://example.org/", "--language", "de"),
        ("https://example.org/", "--sealing-key"),
        ("https://example.org/", "story.csv"),
    ],
)
def test_what_does_not_go_together_is_one_sentence(run, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    result = run("new", *arguments)

    assert (result.status, result.err.count("\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []


def test_user_info_in_a_url_is_not_shown(run):
    result = run("new", "https://user:canary5f2c9e@example.org/")

    assert result.status == 2
    assert "canary5f2c9e" not in result.err


def test_a_page_that_is_not_fetched_is_told_with_the_option_that_helps(run, server, tmp_path):
    result = run("new", server.url("/page"), tmp_path / "story.toml")

    assert (result.status, list(tmp_path.iterdir())) == (2, [])
    assert f"--port {server.port} allows it" in result.err


def test_a_name_that_is_not_in_utf_8_is_refused_before_anything_is_fetched(new, server, tmp_path):
    result = new("/page", tmp_path / "n\udcff.toml")

    assert (result.status, server.asked, list(tmp_path.iterdir())) == (2, [], [])
    assert "UTF-8" in result.err


def test_a_file_in_a_folder_that_is_not_there_is_refused_before_anything_is_fetched(new, server, tmp_path):
    assert new("/page", tmp_path / "gone/story.toml").status == 2
    assert server.asked == []
