from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.labels import LABELS, label_sets
from heart_engine.domain.result import (
    Abstention,
    Call,
    FlagLevel,
    LabelAnswer,
    Provenance,
    RaisedFlag,
    Result,
    SetProbability,
    SupportingCase,
)
from heart_engine.domain.result_json import result_from_json, result_to_json

SHARES = st.floats(0.01, 1)
INNER = st.floats(0.001, 0.999)


@st.composite
def results(draw: st.DrawFn) -> Result:
    sets = label_sets(with_none=draw(st.booleans()))
    weights = sorted(draw(st.lists(SHARES, min_size=len(sets), max_size=len(sets))), reverse=True)
    attention = draw(st.lists(SHARES, min_size=1, max_size=6))
    labels = st.sampled_from(label_sets(with_none=True))
    return Result(
        sets=tuple(
            SetProbability(one, weight / sum(weights)) for one, weight in zip(sets, weights, strict=True)
        ),
        labels={label: LabelAnswer(draw(INNER), draw(st.sampled_from(Call))) for label in LABELS},
        abstain=draw(st.none() | st.builds(Abstention, st.text(), st.just({"distance": 1.5}))),
        supporting_cases=tuple(
            SupportingCase(f"case {index}", draw(labels), draw(st.floats(-1, 1)), share / sum(attention))
            for index, share in enumerate(attention[1:])
        ),
        no_case_attention=attention[0] / sum(attention),
        second_opinions=draw(st.dictionaries(st.text(), st.just(dict.fromkeys(LABELS, 0.25)), max_size=2)),
        flags=draw(
            st.lists(st.builds(RaisedFlag, st.text(), st.sampled_from(FlagLevel), st.just({"n": 1}))).map(
                tuple
            )
        ),
        provenance=Provenance(
            "b", "l", "cpu", "CPU", {"asd": 0.1}, "00", simulated=True, fake=draw(st.booleans())
        ),
    )


def an_answer() -> dict[str, Any]:
    sets = label_sets(with_none=False)
    answer = LabelAnswer(0.5, Call.REFER)
    result = Result(
        sets=tuple(SetProbability(one, 1 / len(sets)) for one in sets),
        labels=dict.fromkeys(LABELS, answer),
        abstain=None,
        supporting_cases=(SupportingCase("c1", ("asd",), 0.9, 0.75),),
        no_case_attention=0.25,
        second_opinions={"neighbours": {"asd": 0.4}},
        flags=(RaisedFlag("right_heart_large", FlagLevel.CAUTION, {"rv": 40}),),
        provenance=Provenance("b", "l", "cpu", "CPU", {"asd": 0.1}, "00", True, True, ("c2",)),
    )
    return result_to_json(result)


@given(results())
def test_every_result_is_written_and_read_back_unchanged(result: Result) -> None:
    assert result_from_json(json.loads(json.dumps(result_to_json(result)))) == result


def test_the_written_shape_is_the_documented_one() -> None:
    document = an_answer()
    assert document["format"] == "heart-result/1"
    assert document["sets"][0] == {"labels": ["asd"], "probability": 1 / 7}
    assert document["labels"]["asd"] == {"probability": 0.5, "call": "refer"}
    assert document["abstain"] is None
    assert document["supporting_cases"] == [
        {"case_id": "c1", "labels": ["asd"], "similarity": 0.9, "attention": 0.75}
    ]
    assert document["no_case_attention"] == 0.25
    assert document["second_opinions"] == {"neighbours": {"asd": 0.4}}
    assert document["flags"] == [{"id": "right_heart_large", "level": "caution", "params": {"rv": 40}}]
    assert document["provenance"] == {
        "bundle": "b",
        "library": "l",
        "variant": "cpu",
        "device": "CPU",
        "prevalence": {"asd": 0.1},
        "inputs_sha256": "00",
        "simulated": True,
        "fake": True,
        "excluded_cases": ["c2"],
    }


def test_an_abstention_may_come_without_numbers() -> None:
    document = an_answer() | {
        "sets": [],
        "labels": {},
        "abstain": {"code": "outside_library", "params": {}},
        "supporting_cases": [],
        "no_case_attention": 1,
    }
    assert result_from_json(document).abstain == Abstention("outside_library", {})


def put(*path: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        inner: Any = document
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (put("format", value="heart-result/2"), "result.format"),
        (put("extra", value=1), "exactly the keys"),
        (put("sets", value={}), "result.sets must be a list"),
        (put("sets", value=[]), "complete"),
        (put("sets", 0, value=3), r"sets\[0\] must be an object"),
        (put("sets", 0, "labels", value=["vsd", "asd"]), "labels"),
        (put("sets", 0, "labels", value=["pfo"]), "labels"),
        (put("sets", 0, "labels", value=[1]), "texts"),
        (put("sets", 0, "labels", value=["vsd"]), "complete"),
        (put("sets", 0, "probability", value=0.5), "sum to 1"),
        (put("sets", 6, "probability", value=0.2), "sorted"),
        (put("sets", 0, "probability", value=0), "between 0 and 1"),
        (put("sets", 0, "probability", value=1), "between 0 and 1"),
        (put("labels", "asd", "probability", value=True), "a number"),
        (put("labels", "asd", "probability", value="0.5"), "a number"),
        (put("labels", "asd", "call", value="yes"), "one of"),
        (put("labels", value={}), "every label"),
        (put("abstain", value={}), "exactly the keys"),
        (put("supporting_cases", 0, "similarity", value=float("nan")), "finite"),
        (put("supporting_cases", 0, "similarity", value=10**400), "finite"),
        (put("supporting_cases", 0, "attention", value=0.5), "attention sums to 1"),
        (put("no_case_attention", value=1.5), "from 0 to 1"),
        (put("second_opinions", "neighbours", value=[]), "object"),
        (put("flags", 0, "params", value=None), "object"),
        (put("provenance", "bundle", value=None), "a text"),
        (put("provenance", "fake", value=0), "true or false"),
        (put("provenance", "prevalence", value={1: 0.5}), "object"),
    ],
)
def test_any_other_shape_is_refused_and_the_place_is_named(
    change: Callable[[dict[str, Any]], None], where: str
) -> None:
    document = copy.deepcopy(an_answer())
    change(document)
    with pytest.raises(ValueError, match=where):
        result_from_json(document)


@pytest.mark.parametrize("document", [None, 3, [], "result", {}])
def test_what_is_no_result_at_all_is_refused(document: object) -> None:
    with pytest.raises(ValueError, match="result must be"):
        result_from_json(document)
