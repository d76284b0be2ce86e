from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from app.batch.refusal import BatchRefusedError
from app.batch.rows import Row, RowProblem, is_cohort_table, read_rows
from app.language import Language
from app.presenters.batch_rows import rows_of_reading
from app.presenters.batch_run import BatchRun, begin_run
from app.presenters.batch_table import Shown, batch_line, batch_sentence, kinds_of, shown_rows
from heart_engine.domain.case import Case
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.result import Abstention, Call, FlagLevel, RaisedFlag, Result
from heart_engine.protocol.messages import BundleInfo
from tests.app.conftest import result_of

TABLE = "case_id,lvedd,ef\na,45,60\nb,999,60\nc,47,61\nc,47,61\n"
LIKELY = ((0.9, Call.RULE_IN), (0.01, Call.RULE_OUT), (0.01, Call.RULE_OUT))
UNSURE = ((0.4, Call.REFER), (0.01, Call.RULE_OUT), (0.01, Call.RULE_OUT))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "表.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def run(table: Path) -> BatchRun:
    return begin_run(table, read_rows(table))


def answer(run: BatchRun, case_id: str, bundle: BundleInfo, result: Result | None = None) -> None:
    row = next(one for one in run.rows if one.case_id == case_id)
    assert row.case is not None
    run.keep(row, result or result_of(row.case, *LIKELY), bundle)


def test_a_run_goes_on_where_an_earlier_one_ended(
    run: BatchRun, table: Path, make_bundle: Callable[..., BundleInfo], english: Language
) -> None:
    assert [row.case_id for row in run.waiting()] == ["a", "c"]
    answer(run, "a", make_bundle())
    assert (run.answered(), batch_sentence(run, english)) == (
        1,
        "1 of 2 cases answered · set apart: 2 · simulated",
    )
    again = begin_run(table, read_rows(table))
    assert batch_sentence(again, english).endswith("· simulated")  # what an earlier run was told, too
    assert [row.case_id for row in again.waiting()] == ["c"]
    line = batch_line(again.rows[0], again, english)
    assert (line.answer, line.calls[0]) == ("Earlier run: ASD", "suggested")
    assert kinds_of(again.rows[0], again) == {Shown.BEFORE}
    again.expect(make_bundle())
    assert again.bundle is not None
    other = begin_run(table, read_rows(table))
    other.expect(dataclasses.replace(make_bundle(), bundle_id="another"))
    assert other.third_label is ThirdLabelMeaning.UNRESOLVED  # its third label may mean something else
    other.expect(None)
    assert other.bundle is None
    answer(again, "a", make_bundle())  # asked once more for its report: written down once
    assert len(list(begin_run(table, read_rows(table)).answers.rows)) == 1


def test_answers_for_other_numbers_are_not_gone_on_with(
    run: BatchRun, table: Path, make_bundle: Callable[..., BundleInfo]
) -> None:
    answer(run, "a", make_bundle())
    table.write_text(TABLE.replace("a,45", "a,55"), encoding="utf-8")
    with pytest.raises(BatchRefusedError, match="output_of_another_run"):
        begin_run(table, read_rows(table))


def test_an_answer_of_another_model_joins_no_earlier_one(
    run: BatchRun, table: Path, make_bundle: Callable[..., BundleInfo]
) -> None:
    answer(run, "a", make_bundle())
    case = run.rows[2].case or Case()
    plain = result_of(case, *LIKELY)
    other = dataclasses.replace(plain, provenance=dataclasses.replace(plain.provenance, bundle="another"))
    with pytest.raises(BatchRefusedError, match="answers_of_another_origin"):
        answer(run, "c", make_bundle(), other)  # the desk has chosen another bundle meanwhile
    again = begin_run(table, read_rows(table))
    with pytest.raises(BatchRefusedError, match="answers_of_another_origin") as refused:
        answer(again, "a", make_bundle(), other)  # asked once more, for its report
    assert refused.value.params["now"] == "bundle another"
    assert [row.case_id for row in again.waiting()] == ["c"]


def test_rows_set_apart_are_listed_beside_the_table_and_in_words(
    run: BatchRun, table: Path, english: Language, chinese: Language
) -> None:
    apart = [row for row in run.rows if row.case is None]
    assert [kinds_of(row, run) for row in apart] == [{Shown.SET_APART}] * 2
    assert batch_line(apart[0], run, english).remark == (
        "LV, diastole: A value is outside what is possible (5–120 mm)"
    )
    assert batch_line(apart[1], run, chinese).remark.endswith("病例编号与前面的行重复")
    assert len(table.with_name("表.rejected.csv").read_text("utf-8-sig").splitlines()) == 3


def test_rows_are_shown_by_what_was_answered(run: BatchRun, make_bundle: Callable[..., BundleInfo]) -> None:
    a, _b, c, _ = run.rows
    assert kinds_of(a, run) == {Shown.WAITING}
    answer(run, "a", make_bundle())
    case = c.case or Case()
    answer(run, "c", make_bundle(), result_of(case, *UNSURE))
    assert shown_rows(run, Shown.LIKELY) == (a,)
    assert shown_rows(run, Shown.REFER) == (c,)
    assert shown_rows(run, Shown.ALL) == run.rows
    assert kinds_of(a, run) == {Shown.LIKELY}


def test_abstaining_and_urgent_numbers(
    run: BatchRun, make_bundle: Callable[..., BundleInfo], english: Language
) -> None:
    a, c = run.rows[0], run.rows[2]
    abstained = result_of(a.case or Case(), *LIKELY, abstain=Abstention("too_far"))
    urgent = dataclasses.replace(
        result_of(c.case or Case(), *LIKELY),
        flags=(RaisedFlag("x", FlagLevel.PROMPT), RaisedFlag("y", FlagLevel.NOTE)),
    )
    answer(run, "a", make_bundle(), abstained)
    answer(run, "c", make_bundle(), urgent)
    assert kinds_of(a, run) == {Shown.CANNOT_TELL}
    assert kinds_of(c, run) == {Shown.LIKELY, Shown.URGENT}
    assert batch_line(a, run, english).calls == ("", "", "")  # no call beside "cannot tell"
    again = begin_run(run.source, list(run.rows))
    assert batch_line(a, again, english).calls == ("", "", "")
    assert batch_line(c, again, english).calls[0] == "suggested"
    assert batch_line(c, run, english).remark == "Numbers that ask for a referral soon: 1"
    assert batch_line(c, run, english).answer.endswith("likely")


def test_a_case_the_engine_gave_no_answer_to(run: BatchRun, english: Language) -> None:
    run.failures["a"] = "internal"
    assert kinds_of(run.rows[0], run) == {Shown.SET_APART}
    assert batch_line(run.rows[0], run, english).remark
    assert batch_line(run.rows[2], run, english).answer == "Not answered yet"
    assert batch_sentence(run, english) == "0 of 2 cases answered · set apart: 3"


def test_a_row_that_is_answered_at_the_second_try_is_set_apart_no_longer(
    run: BatchRun, make_bundle: Callable[..., BundleInfo]
) -> None:
    run.failures["a"] = "internal"
    answer(run, "a", make_bundle())
    assert kinds_of(run.rows[0], run) == {Shown.LIKELY}


def _reading(*offers: tuple[str, str, object, str]) -> dict[str, object]:
    return {
        "candidates": [
            {
                "key": k,
                "raw": raw,
                "value": v,
                "unit": None,
                "status": status,
                "rule": "",
                "proposal": None,
                "where": {"study": 1},
            }
            for k, raw, v, status in offers
        ],
        "ignored": [],
    }


def test_an_examination_of_another_program_is_a_row_only_without_a_doubt(
    english: Language, run: BatchRun
) -> None:
    [sure] = rows_of_reading(
        _reading(("lvedd", "4.5cm", 45.0, "value"), ("_sex", "女", "female", "value")), "x.csv"
    )
    assert sure.case is not None
    assert (sure.case_id, sure.case.measurements) == ("row-1", {"lvedd": 45.0})
    [doubt] = rows_of_reading(_reading(("lvedd", "4.5", None, "ask"), ("ef", "60", 60.0, "value")), "x.csv")
    assert doubt.case is None
    assert batch_line(doubt, run, english).remark.endswith("in doubt: “4.5”")
    [empty] = rows_of_reading(_reading(("_sex", "女", "female", "value")), "x.csv")
    assert empty.case is None
    assert empty.problems[0].code == "case_empty"


def test_our_own_table_is_known_by_its_columns(table: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("姓名,LVEDD\n", encoding="utf-8")
    assert is_cohort_table(table)
    assert not is_cohort_table(other)
    assert not is_cohort_table(table.with_suffix(".xlsx"))


def test_a_problem_of_the_whole_row_has_no_field(english: Language, run: BatchRun) -> None:
    row = Row(9, "z", None, (RowProblem("", "row_surplus"),))
    assert batch_line(row, run, english).remark == "-: more cells than columns"


def test_a_row_that_a_full_disk_cut_off_does_not_spoil_the_next(
    run: BatchRun, table: Path, make_bundle: Callable[..., BundleInfo]
) -> None:
    answer(run, "a", make_bundle())
    results = table.with_name("表.results.csv")
    whole = results.read_bytes()
    results.write_bytes(whole + b"b,asd,0.1")  # what the disk took of a row before it was full
    answer(run, "c", make_bundle())
    assert results.read_bytes().startswith(whole)
    assert list(begin_run(table, read_rows(table)).answers.rows) == ["a", "c"]
