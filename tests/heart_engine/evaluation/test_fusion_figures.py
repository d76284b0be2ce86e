from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from heart_engine.cohort.hospital import SETS
from heart_engine.domain.result import Call
from heart_engine.evaluation.fusion_cases import (
    AnsweredCase,
    Asked,
    from_table,
    read_cases,
    write_cases,
)
from heart_engine.evaluation.fusion_figures import (
    EVERY,
    OWN_CONVENTIONS,
    arms_of,
    compared,
    figures,
    groups_of,
    pairs,
)
from heart_engine.evaluation.fusion_report import documents, markdown, write_csv

NONE, ASD = SETS.index(()), SETS.index(("asd",))
OUT, REFER, IN = Call.RULE_OUT.value, Call.REFER.value, Call.RULE_IN.value


def case(
    arm: str, number: int, truth: int, said: int, calls: tuple[str, ...] = (OUT, OUT, OUT), reason: str = ""
) -> AnsweredCase:
    convention, hospital = ("all", "H0007") if number % 2 else ("largest_only", "H0017")
    shares = tuple(0.93 if at == said else 0.01 for at in range(len(SETS)))
    return AnsweredCase(Asked(arm, hospital, convention, f"c{number}", truth), shares, reason, calls)


@pytest.fixture
def cases() -> list[AnsweredCase]:
    """Two arms on four patients: one healthy, three with an atrial defect."""
    return [
        case("as it is", 0, NONE, NONE),
        case("as it is", 1, ASD, ASD, (IN, OUT, OUT)),
        case("as it is", 2, ASD, ASD, (IN, REFER, OUT)),
        case("as it is", 3, ASD, NONE, (REFER, REFER, REFER), "too_few_measured"),
        case("fused vector zeroed", 0, NONE, ASD, (IN, OUT, OUT)),
        case("fused vector zeroed", 1, ASD, ASD, (IN, OUT, OUT)),
        case("fused vector zeroed", 2, ASD, NONE),
        case("fused vector zeroed", 3, ASD, NONE),
    ]


def test_answers_come_back_from_their_file(cases: list[AnsweredCase], tmp_path: Path) -> None:
    peer = from_table([Asked("peer", "H0007", "all", "c9", ASD)], np.eye(8)[[ASD]])
    write_cases(tmp_path / "a" / "b.csv", [*cases, *peer])
    assert read_cases(tmp_path / "a" / "b.csv") == [*cases, *peer]
    assert [one.name for one in (tmp_path / "a").iterdir()] == ["b.csv"]
    assert peer[0].calls == ()
    assert not peer[0].is_decided


def test_an_arm_is_counted(cases: list[AnsweredCase]) -> None:
    found = figures("as it is", arms_of(cases)["as it is"])
    assert (found.right.successes, found.right.n, found.hospitals) == (3, 4, 2)
    assert (found.answered.successes, found.right_of_answered.successes) == (3, 3)
    assert found.decided.successes == 2
    assert (found.missed.successes, found.missed.n) == (0, 3)
    assert (found.false_alarm.successes, found.false_alarm.n) == (0, 1)
    assert found.any_defect_auroc == pytest.approx((2 + 0.5) / 3)
    assert found.spread == pytest.approx(100 * np.std([1.0, 0.5], ddof=1))
    spoilt = figures("zeroed", arms_of(cases)["fused vector zeroed"])
    assert (spoilt.missed.successes, spoilt.false_alarm.successes) == (2, 1)


def test_without_healthy_patients_there_is_no_curve(cases: list[AnsweredCase]) -> None:
    found = figures("x", cases[1:4])
    assert found.any_defect_auroc is None
    assert found.false_alarm.n == 0


def test_hospitals_are_grouped_by_what_they_code(cases: list[AnsweredCase]) -> None:
    groups = groups_of(cases)
    assert set(groups) == {EVERY, OWN_CONVENTIONS, "coding: all", "coding: largest_only"}
    assert len(groups[OWN_CONVENTIONS]) == 4
    assert OWN_CONVENTIONS not in groups_of([one for one in cases if one.asked.convention == "all"])


def test_arms_are_compared_case_by_case(cases: list[AnsweredCase]) -> None:
    arms = arms_of(cases)
    assert pairs("evidence", list(arms)) == [("as it is", "fused vector zeroed")]
    assert pairs("healthy", list(arms)) == []
    found = compared(arms, "as it is", "fused vector zeroed")
    assert (found.n, found.only_first, found.only_second) == (4, 2, 0)


def test_the_report_shows_every_figure_with_its_n(cases: list[AnsweredCase], tmp_path: Path) -> None:
    text = markdown("a-bundle", "seed 5", {"evidence": cases, "peers": []})
    assert text.startswith("## a-bundle\n\nSIMULATED hospitals")
    assert "| as it is | 4 | 75.0 | 30.1 to 100.0 | 35.4 | 75.0 | 100.0 | 50.0 | 0.0 | 0.0 | 0.833 |" in text
    assert "| every hospital (2) | 4 | 75.0 | 25.0 |" in text
    assert "| as it is minus fused vector zeroed | +50.0 |" in text
    assert "peers" not in text
    assert documents({"evidence": cases})[0]["interval"] == [30.06, 100.0]
    write_csv({"evidence": cases}, tmp_path / "f.csv")
    rows = (tmp_path / "f.csv").read_text().splitlines()
    assert rows[1].startswith("evidence,every hospital,as it is,2,4,3,75.00,30.06,100.00")
