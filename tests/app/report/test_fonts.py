from __future__ import annotations

import string
import unicodedata

import pytest

from app.language import LANGUAGES, texts
from app.report.fonts import composed, missing_glyphs, report_font, spelled_out, text_width
from heart_engine.domain.resources import read_table


@pytest.mark.parametrize(
    "name", ["李明", "龘䶮㛃", "Jürgen Ñandú", "Николай", "Đặng Thị Ngọc Ánh", "𫖯𬭎", "A\u00a0B"]
)
def test_printable_names(name: str) -> None:
    assert missing_glyphs(name) == ""


@pytest.mark.parametrize(
    ("name", "lacking"),
    [
        ("محمد", "محد"),
        ("שרה", "שרה"),
        ("สมชาย", "สมชาย"),
        ("𠮷田", "𠮷"),
        ("Ayşe", "ş"),
        ("a\u202eb", "\u202e"),
        ("a\x00b\n", "\x00\n"),
        ("👩‍⚕️", "👩\u200d⚕\ufe0f"),
        ("葛\U000e0100", "\U000e0100"),
        ("x\u0335", "\u0335"),
        ("\ud800", "\ud800"),
        ("ᄀ", "ᄀ"),
    ],
)
def test_what_the_font_lacks_or_cannot_shape_is_named(name: str, lacking: str) -> None:
    assert missing_glyphs(name) == lacking
    assert missing_glyphs(spelled_out(name)) == ""


def test_letters_and_accents_are_joined() -> None:
    assert composed("Ju\u0308rgen") == "Jürgen"


def test_a_compatibility_ideograph_keeps_its_own_shape() -> None:
    assert composed("\ufa0c") == "\ufa0c"  # a canonical composition would print U+5140
    assert unicodedata.normalize("NFC", "\ufa0c") != "\ufa0c"


def test_a_space_the_font_lacks_is_printed_as_a_plain_one() -> None:
    assert composed("a\u205fb") == "a b"


def test_code_points_stand_for_what_is_spelled_out() -> None:
    assert spelled_out("Ayşe") == "Ay[U+015F]e"


def test_no_right_to_left_character_counts_as_printable() -> None:
    known = (chr(code) for code in report_font().face.charToGlyph)
    assert [char for char in known if unicodedata.bidirectional(char) in {"R", "AL"}] == []


def test_a_text_is_as_wide_as_its_characters() -> None:
    assert text_width("李明", 10) == pytest.approx(20)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_report_can_be_printed(language: str) -> None:
    lacking = {
        name: missing_glyphs(text)
        for name, text in texts(language).items()
        if name.startswith("report.") and missing_glyphs(text)
    }
    assert lacking == {}


def test_both_languages_have_the_same_texts_with_the_same_parameters() -> None:
    zh, en = (
        {name: text for name, text in texts(code).items() if name.startswith("report.")} for code in LANGUAGES
    )
    assert zh.keys() == en.keys()
    assert {name: _parameters(text) for name, text in en.items()} == {
        name: _parameters(text) for name, text in zh.items()
    }


def _parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(
    "table",
    [
        "measurements.csv",
        "sites.csv",
        "flags.csv",
        "next_steps.csv",
        "label_names.csv",
        "fixed_sentences.csv",
        "grade_names.csv",
        "normal_ranges.csv",
    ],
)
def test_every_clinical_text_can_be_printed(table: str) -> None:
    cells = [cell for row in read_table(table) for cell in row.values()]
    assert cells
    assert {cell: missing_glyphs(cell) for cell in cells if missing_glyphs(cell)} == {}
