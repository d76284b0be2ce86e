import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.case import Context, Patient, Sex
from heart_engine.domain.measurement import by_key
from heart_engine.domain.references import reference_for
from heart_engine.domain.verdict import Direction, Level, Verdict, VerdictCode, verdict_for

MAN = Patient(45, Sex.MALE, 169, 66)
CHILD = Patient(10, Sex.FEMALE, 140, 34)


def judged(key: str, value: float, patient: Patient, site: str | None = None) -> Verdict:
    return verdict_for(key, value, reference_for(key, patient, Context(), site), patient)


@pytest.mark.parametrize(
    ("key", "value", "patient", "level", "direction", "code"),
    [
        ("lvedd", 46, MAN, Level.PLAIN, Direction.IN, VerdictCode.INSIDE),
        ("lvedd", 63.5, MAN, Level.NOTE, Direction.HIGH, VerdictCode.ABOVE),
        ("lvedd", 36, MAN, Level.NOTE, Direction.LOW, VerdictCode.BELOW),
        ("lvedd", 64.5, MAN, Level.CHECK, Direction.HIGH, VerdictCode.Z_EXTREME),
        ("lvedd", 121, MAN, Level.IMPOSSIBLE, Direction.HIGH, VerdictCode.IMPOSSIBLE),
        ("lvedd", 4, MAN, Level.IMPOSSIBLE, Direction.LOW, VerdictCode.IMPOSSIBLE),
        ("lvedd", 29, Patient(45), Level.CHECK, Direction.LOW, VerdictCode.IMPLAUSIBLE),
        ("lvedd", 29, Patient(), Level.PLAIN, Direction.NONE, VerdictCode.NOT_JUDGED),
        ("lvedd", 9, Patient(), Level.CHECK, Direction.NONE, VerdictCode.IMPLAUSIBLE),
        ("lvedd", 29, Patient(3), Level.PLAIN, Direction.NONE, VerdictCode.NOT_JUDGED),
        ("lvedd", 68, CHILD, Level.CHECK, Direction.HIGH, VerdictCode.Z_EXTREME),
        ("rv", 35, MAN, Level.NOTE, Direction.IN, VerdictCode.SITE_MATTERS),
        ("rv", 29, MAN, Level.PLAIN, Direction.IN, VerdictCode.INSIDE),
        ("rv", 43, MAN, Level.NOTE, Direction.HIGH, VerdictCode.ABOVE),
        ("ar", 1, Patient(), Level.NOTE, Direction.HIGH, VerdictCode.ABOVE),
    ],
)
def test_a_number_is_judged(
    key: str, value: float, patient: Patient, level: Level, direction: Direction, code: VerdictCode
) -> None:
    verdict = judged(key, value, patient)
    assert (verdict.level, verdict.direction, verdict.code) == (level, direction, code)


def test_z_is_shown_where_there_is_one() -> None:
    assert judged("lvedd", 46, MAN).z == pytest.approx(0.089, abs=0.0005)
    assert judged("lvedd", 46, Patient(45)).z is None


def test_a_limit_itself_is_inside() -> None:
    assert judged("pa", 26.8, Patient(45, Sex.MALE)).direction is Direction.IN
    assert judged("pa", 26.81, Patient(45, Sex.MALE)).direction is Direction.HIGH


@given(key=st.sampled_from(sorted(by_key())), value=st.floats(0, 400), age=st.none() | st.floats(0, 100))
def test_impossible_is_exactly_outside_the_hard_limits(key: str, value: float, age: float | None) -> None:
    verdict = judged(key, value, Patient(age, Sex.MALE, 120, 25))
    assert (verdict.level is Level.IMPOSSIBLE) == (not by_key()[key].hard.contains(value))
