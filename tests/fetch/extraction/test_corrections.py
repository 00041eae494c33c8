"""A correction is known by how its block begins, in English and German."""

import pytest

from counterclaim.fetch.extraction import find_corrections

SENTENCE = "An earlier figure for the number of countries was wrong."


@pytest.mark.parametrize(
    "block",
    [
        "Correction: the number was 15.",
        "CORRECTION – the number was 15.",
        "Correction. The number was 15.",
        "*Correction: the number was 15.",
        "[Correction: the number was 15.]",
        "(Correction) The number was 15.",
        "Corrections and clarifications: the number was 15.",
        "Correction, May 12, 2020: the number was 15.",
        "Correction (12 May 2020): the number was 15.",
        "Correction on 12 May 2020 at 3:15 p.m. ET: the number was 15.",
        "Correction 2020-05-12 - the number was 15.",
        "Clarification: the number is that of the researcher.",
        "Editor's note: the number was 15.",
        "Editor’s Note: the number was 15.",
        "Editors' note, 3rd March: the number was 15.",
        "Update: the police have answered.",
        "UPDATE (14:30 GMT): the police have answered.",
        "This article was amended on 12 May 2020. The number was 15.",
        "This story has been updated to correct the number.",
        "This article originally said 51.",
        "An earlier version of this article misstated the number.",
        "In a previous version of this story the number was wrong.",
        "The headline of this article has been changed.",
        "A correction was made on May 12, 2020: the number was wrong.",
        "Because of an editing error, the number was wrong.",
        "Korrektur: Die Zahl war 15.",
        "Korrektur vom 12. Mai 2020: Die Zahl war 15.",
        "Korrektur, 12.05.2020, 14:30 Uhr: Die Zahl war 15.",
        "Berichtigung: Die Zahl war 15.",
        "Richtigstellung – Die Zahl war 15.",
        "Klarstellung: Die Zahl stammt vom Forscher.",
        "Anmerkung der Redaktion: Die Zahl war 15.",
        "Hinweis der Redaktion vom 3. März: Die Zahl war 15.",
        "Anm. d. Red.: Die Zahl war 15.",
        "Update vom 3. Mai, 14:30 Uhr: Die Polizei hat geantwortet.",
        "Aktualisierung: Die Polizei hat geantwortet.",
        "Nachtrag: Die Polizei hat geantwortet.",
        "In einer früheren Version dieses Artikels stand eine falsche Zahl.",
        "In einer früheren Fassung hieß es, die Zahl sei 51.",
        "Eine frühere Version dieses Textes nannte eine falsche Zahl.",
        "Dieser Artikel wurde am 12. Mai um 14:30 Uhr korrigiert.",
        "Dieser Beitrag wurde nachträglich geändert.",
        "Wir haben den Fehler korrigiert.",
        "In diesem Artikel hieß es zunächst, die Zahl sei 51.",
    ],
)
def test_a_block_that_begins_like_one_is_a_correction(block):
    assert find_corrections(f"Some text.\n{block}\nMore text.") == (block,)


@pytest.mark.parametrize(
    "block",
    [
        "The correction of the market continued.",
        "Correction of the market continued on Monday: shares fell.",
        "Correction of 12 per cent: markets fall again.",
        "Correction fluid was used: the date is gone.",
        "Corrections officers went on strike.",
        "Correctional facilities are full.",
        "Correction-fluid makers are in trouble.",
        "The editor's note was long.",
        "Updates are installed automatically.",
        "Update Windows 11: how to do it.",
        "Updated 3 May 2020, 14:30 GMT",
        "This article was written by two reporters.",
        "This version was amended by parliament, they said; that version was not.",
        "An earlier version of the law was rejected.",
        "We have corrections to make to our lives.",
        "Die Korrektur an den Märkten hält an.",
        "Korrektur an den Märkten: Kurse fallen.",
        "Berichtigungsbescheid: was nun zu tun ist.",
        "Klarstellung fordert die Opposition.",
        "Nachtragshaushalt: Regierung einig.",
        "In einer früheren Zeit war das anders.",
        "Dieser Artikel wurde von zwei Reportern geschrieben.",
        "Wir haben das Haus renoviert.",
    ],
)
def test_a_block_that_begins_otherwise_is_none(block):
    assert find_corrections(f"Some text.\n{block}\nMore text that is a whole sentence.") == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Correction",
        "Corrections and clarifications",
        "Correction:",
        "Korrektur",
        "Editor's note",
        "Update:",
        "Correction, 12 May 2020",
    ],
)
def test_a_heading_is_taken_with_the_sentence_below_it(heading):
    assert find_corrections(f"Some text.\n{heading}\n\n {SENTENCE}\nMore.") == (f"{heading}\n{SENTENCE}",)


@pytest.mark.parametrize("following", ["Contact", "About us and our team", ""])
def test_a_link_to_a_page_of_corrections_is_none(following):
    assert find_corrections(f"Some text.\nCorrections\n{following}") == ()


def test_a_bare_update_above_a_sentence_is_none():
    assert find_corrections(f"Update\n{SENTENCE}") == ()


def test_they_are_returned_once_and_in_their_order():
    text = "Update: one.\ntext\nCorrection: two.\nUpdate: one."

    assert find_corrections(text) == ("Update: one.", "Correction: two.")


def test_a_text_without_any_has_none():
    assert find_corrections("") == ()


def test_a_line_of_slashes_behind_the_word_takes_no_time():
    line = "Correction " + "1/" * 100

    assert find_corrections("\n\n".join([line] * 2_000)) == ()
