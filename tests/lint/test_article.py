"""How an article is cut into sentences, and what of them is quoted."""

from __future__ import annotations

import pytest

from counterclaim.lint import Article
from counterclaim.lint.quoted import quoted_spans


def sentences(text):
    return [sentence.text for sentence in Article(text).sentences]


def quoted(text):
    return [text[first:last] for first, last in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One came. Two went!  Who? They…", ["One came.", "Two went!", "Who?", "They…"]),
        ("A heading\n\nA sentence\nover two lines.", ["A heading", "A sentence\nover two lines."]),
        ("# Heading\nText. More.", ["Heading", "Text.", "More."]),
        ("Two things:\n- one\n- two", ["Two things:", "one", "two"]),
        ("1. One\n2) Two\n- [ ] three", ["One", "Two", "[ ] three"]),
        ("He said:\n> One. Two.\n> > Three\nFour.", ["He said:", "One.", "Two.", "Three", "Four."]),
        ("Dr. Roe and J. Doe met Mr. Fox in St. Gallen.", ["Dr. Roe and J. Doe met Mr. Fox in St. Gallen."]),
        ("Am 17. Oktober kam er. Am 18. ging er.", ["Am 17. Oktober kam er.", "Am 18. ging er."]),
        ("It was 2019. Then it was over.", ["It was 2019.", "Then it was over."]),
        ("Das gilt z. B. für alle. Und d. h. immer.", ["Das gilt z. B. für alle.", "Und d. h. immer."]),
        ("They paid 3.5 million. No. 4 got none.", ["They paid 3.5 million.", "No. 4 got none."]),
        ("Who? he asked. Nobody.", ["Who? he asked.", "Nobody."]),
        ("  \n\n ", []),
        ("", []),
    ],
)
def test_a_sentence_ends_at_a_point_and_with_its_paragraph(text, cut):
    assert sentences(text) == cut


@pytest.mark.parametrize(
    "text",
    [
        "“It is wrong. We deny it,” said Acme.",
        "„Das ist falsch. Wir bestreiten es!“, sagte Acme.",
        '"It is wrong. We deny it," said Acme.',
        "»Das ist falsch. Nein.«, so Acme.",
        "« Non. Jamais », dit Acme.",
    ],
)
def test_a_quotation_stays_with_who_says_it(text):
    assert sentences(text) == [text]


def test_a_quotation_that_ends_a_sentence_ends_it():
    assert sentences("Acme said: “No. Never.” The police said nothing.") == [
        "Acme said: “No. Never.”",
        "The police said nothing.",
    ]


def test_a_sentence_knows_its_line_and_what_of_it_is_quoted():
    text = "# Title\r\n\r\nThe first. The\r\nsecond. “No,” said Acme, “never.”"
    found = Article(text).sentences

    assert [sentence.line for sentence in found] == [1, 3, 3, 4]
    last = found[-1]
    assert [last.text[first:end] for first, end in last.quoted] == ["“No,”", "“never.”"]
    assert not any(sentence.quoted for sentence in found[:-1])


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("„Ja“ und „nein“ und »vielleicht«", ["„Ja“", "„nein“", "»vielleicht«"]),
        ("“Outer „inner“ outer”", ["“Outer „inner“"]),
        ('A 5" pipe and a 7" pipe', []),
        ("A stray “ mark in a line", []),
        ("“A paragraph that goes on in the next", ["“A paragraph that goes on in the next"]),
        ("A stray „ mark, then „a quotation“", ["„a quotation“"]),
        ("Nothing here: it's fine, isn’t it", []),
    ],
)
def test_quotations_of_three_languages_are_found(text, spans):
    assert quoted(text) == spans


def test_a_quotation_of_markdown_is_none_of_the_articles_own_words():
    found = Article("Doe wrote:\n\n> Acme stole it. Roe did, too.\n> All of it.\n\nThat is all.").sentences

    assert [(sentence.text, sentence.line) for sentence in found] == [
        ("Doe wrote:", 1),
        ("Acme stole it.", 3),
        ("Roe did, too.", 3),
        ("All of it.", 4),
        ("That is all.", 6),
    ]
    assert [sentence.quoted == ((0, len(sentence.text)),) for sentence in found] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_letters_are_composed_so_that_names_are_found_in_either_form():
    (sentence,) = Article("Vuc\u030cic\u0301 came").sentences
    assert sentence.text == "Vu\u010di\u0107 came"


def test_words_that_are_quoted_are_not_the_articles_own():
    (sentence,) = Article("Acme “did not pay a single cent of it”, and “Heute” reported").reading.sentences

    assert sentence.own == ("acme", "and", "reported")
    heute = sentence.words.index("Heute")
    assert not sentence.is_own(heute)
    assert sentence.is_own(heute, names=True)
    assert not sentence.is_own(sentence.words.index("cent"), names=True)


def test_marks_that_part_words_are_kept():
    (sentence,) = Article("Doe, a banker – and more (or less)").reading.sentences
    assert [word for word, parted in zip(sentence.words, sentence.parted, strict=True) if parted] == [
        "a",
        "and",
        "or",
    ]


def test_a_text_of_marks_and_points_alone_is_read():
    text = '„“"«»”.!? ' * 20_000 + "\n" * 20_000
    assert len(Article(text).sentences) < 100_000


def test_what_goes_on_for_longer_than_a_sentence_is_cut():
    found = Article("word " * 2_000 + "“quoted " + "word " * 2_000 + "”").sentences

    assert max(len(sentence.text) for sentence in found) <= 4_000
    assert len(found) > 4
    assert sum(bool(sentence.quoted) for sentence in found) >= 2


@pytest.mark.parametrize(
    "written",
    [
        "Ex\u00adample Chil\u00adder was there.",
        "Ex\u200bample\u2060 Childer was there.",
        "Ｅｘａｍｐｌｅ Childer was there.",
        "\ufeffExample Childer was there.",
    ],
)
def test_a_name_is_read_whatever_is_not_seen_in_it(written):
    (sentence,) = Article(written).sentences
    assert sentence.text == "Example Childer was there."


def test_lines_are_counted_whatever_is_not_seen_in_them():
    sentences = Article("\u00adOne.\n\n\u200b\nTwo.").sentences
    assert [(sentence.text, sentence.line) for sentence in sentences] == [("One.", 1), ("Two.", 4)]


def test_a_page_of_points_is_one_sentence_and_read_in_no_time():
    sentences = Article("Doe" + "." * 200_000 + "x").sentences
    assert "".join(sentence.text for sentence in sentences) == "Doe" + "." * 200_000 + "x"
