"""Questions and answers, on small tables made here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from heart_engine.cohort.cleaning.asking import nobody, terminal
from heart_engine.cohort.cleaning.interview import Settled, settle
from heart_engine.cohort.cleaning.mapping import CleaningMapping
from heart_engine.cohort.cleaning.questions import Question
from heart_engine.cohort.cleaning.source import Source
from heart_engine.interchange.candidate import CERTAIN
from heart_engine.interchange.grid import Grid, Row

NO_ROLES = {"patient": "-", "diagnosis": "-", "consent": "-", "minor": "-"}


def source(header: str, *rows: str) -> Source:
    lines = [Row(number, tuple(one.split(","))) for number, one in enumerate(rows, start=2)]
    return Source("a.csv", "", {}, (), Grid(tuple(header.split(",")), tuple(lines)))


def said(**more: object) -> CleaningMapping:
    return CleaningMapping({"format": "heart-mapping/1", "roles": NO_ROLES, **more})


def answering(**answers: str) -> Callable[[Question], str | None]:
    return lambda question: answers.get(question.kind)


def values(settled: Settled, column: int = 0) -> list[object]:
    reader = next(one for one in settled.readers if one.column.index == column)
    read = [reader.read(row.cells[column], is_child=None)[0] for row in settled.source.grid.rows]
    return [one.value if one.status in CERTAIN else None for one in read]


def test_what_nobody_answers_is_left_out_and_kept_as_a_proposal() -> None:
    settled = settle(source("左室,EF", "4.5,62", "4.9,60"), said(), nobody)
    assert [one.kind for one in settled.open] == ["column"]
    assert settled.mapping.document["columns"] == {"左室": {"key": "? lvedd"}}
    assert values(settled) == [None, None]


def test_an_answer_raises_the_next_question_until_all_is_said() -> None:
    settled = settle(source("左室,EF", "4.5,62", "4.9,60"), said(), answering(column="lvedd", unit="cm"))
    assert not settled.open
    assert settled.mapping.document["columns"] == {"左室": {"key": "lvedd", "unit": "cm"}}
    assert values(settled) == [45, 49]


def test_doubts_of_one_kind_are_asked_together_and_taken_only_after_a_yes() -> None:
    table = source("左室舒张末期内径(mm),EF", "45,62", "4.7,60", "4.8,61")
    asked = settle(table, said(), nobody).open
    assert [(one.kind, one.path[-1], one.cells) for one in asked] == [("doubts", "mixed_units", 2)]
    assert values(settle(table, said(), answering(doubts="yes"))) == [45, 47, 48]
    left = settle(table, said(), answering(doubts="no"))
    assert (values(left), left.open) == ([45, None, None], ())


def test_each_text_may_be_answered_by_itself() -> None:
    table = source("左室舒张末期内径(mm),EF", "4 5,62", "4 6,60", "47,60")
    texts = {"4 5": "45 mm", "4 6": "-"}

    def ask(question: Question) -> str | None:
        return "each" if question.kind == "doubts" else texts[question.path[-1]]

    settled = settle(table, said(), ask)
    assert values(settled) == [45, None, 47]
    assert not settled.open


def test_codes_wait_for_their_scale() -> None:
    table = source("二尖瓣反流,性别,EF", "+++,1,62", "轻度,2,60")
    assert {one.kind for one in settle(table, said(), nobody).open} == {"scale"}
    columns = {"二尖瓣反流": {"scale": "three_step"}, "性别": {"scale": "female_1_male_2"}}
    settled = settle(table, said(columns=columns), nobody)
    assert (values(settled), values(settled, 1)) == ([4, 2], ["female", "male"])


def test_a_person_at_a_terminal_answers_corrects_and_ends() -> None:
    shown: list[str] = []
    typed = iter(["lvedf", "y", "m", "cm"])

    def read() -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    ask = terminal(read, shown.append, said(), "zh")
    settled = settle(source("左室,LA", "4.5,3.7", "4.9,3.5"), said(), ask)
    assert settled.mapping.said("columns", "左室", "key") == "lvedd"
    text = "\n".join(shown)
    assert "no field lvedf" in text
    assert "A列“左室”对应哪个字段" in text
    assert settled.open


def test_an_answer_that_is_none_of_the_choices_is_asked_again() -> None:
    shown: Sequence[str] = []
    shown = list(shown)
    answers = iter(["perhaps", "no"])
    ask = terminal(lambda: next(answers), shown.append, said(), "en")
    question = Question(
        "certain_diagnoses", ("certain_diagnoses",), None, ("yes", "no"), 3, {"texts": 1, "examples": "x"}
    )
    assert ask(question) == "no"
    assert any("This cannot be taken" in one for one in shown)
