from __future__ import annotations

import csv
import re

import pytest

from app.language import Language
from app.presenters.field_help import patient_help, side_help, site_help
from app.presenters.form import AGE, EXAM_DATE, HEART_RATE, HEIGHT, SATURATION, WEIGHT
from app.presenters.source_words import source_words
from heart_engine.domain.body import AgeGroup
from heart_engine.domain.measurement import by_key
from heart_engine.domain.reference_choice import first_choices
from heart_engine.domain.resources import resource_path
from heart_engine.domain.side_values import side_values
from heart_engine.domain.sites import sites
from heart_engine.domain.zscores import equations

CITATION = re.compile(r"[A-Z][\w.' ]+ \d{4}\b.*(PMID|PMC)\s?\d+")
PATIENT = ("case_id", "name", "sex", AGE, HEIGHT, WEIGHT, HEART_RATE, SATURATION, EXAM_DATE, "rhythm")


def phrases() -> set[str]:
    """Return every phrase that can reach the help of a field."""
    found: set[str] = set()
    for key in by_key():
        for group in AgeGroup:
            for choice in first_choices(key, group):
                if choice.published is not None:
                    texts: tuple[str, ...] = (choice.published.source, choice.published.certainty_text)
                else:
                    equation = equations()[choice.equation]
                    texts = (equation.population, equation.citation, equation.certainty)
                found |= {phrase for text in texts for phrase in text.split("; ")}
    return found


def test_every_source_and_certainty_has_its_chinese_or_is_a_citation(chinese: Language) -> None:
    left = {one for one in phrases() if source_words(one, chinese) == one and not CITATION.fullmatch(one)}
    assert left == set()


def test_no_translation_is_left_over() -> None:
    with resource_path("translations", "source_words.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["english"] for row in rows}) == len(rows)
    assert not {row["english"] for row in rows} - phrases()


def test_english_stays_as_the_tables_word_it(english: Language, chinese: Language) -> None:
    text = "ASE/EACVI 2015; from memory, to be verified"
    assert source_words(text, english) == text
    assert source_words(text, chinese) == "ASE/EACVI 2015 指南；凭记忆，待核实"


@pytest.mark.parametrize("key", PATIENT)
def test_every_field_of_the_patient_is_explained(key: str, english: Language, chinese: Language) -> None:
    assert patient_help(key, english).endswith(".")
    assert patient_help(key, chinese).endswith("。")


def test_a_site_s_help_names_the_sites(english: Language) -> None:
    for key, places in sites().items():
        assert all(place.name("en") in site_help(key, english) for place in places)


def test_a_side_value_s_help_names_its_limits(english: Language) -> None:
    for key, side in side_values().items():
        assert side.name_en in side_help(key, english)
    assert side_help("mr_velocity_m_s", english).endswith("between 0.3 and 8 m/s.")
