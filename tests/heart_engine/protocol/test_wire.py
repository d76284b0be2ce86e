from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.case import Case, Patient, Sex
from heart_engine.domain.labels import LABELS, ThirdLabelMeaning, label_sets
from heart_engine.domain.measurement import Span, measurements
from heart_engine.domain.problem import Code
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
from heart_engine.protocol import wire
from heart_engine.protocol.framing import MAX_LINE_BYTES, LineFramer
from heart_engine.protocol.messages import (
    Accuracy,
    Browse,
    BundleInfo,
    Cancel,
    Done,
    Event,
    Explain,
    Explanation,
    Failed,
    FailureCode,
    Hello,
    Page,
    Ping,
    Progress,
    ReferenceCase,
    Request,
    Screen,
    SelfTest,
    SelfTestReport,
    Sensitivity,
    Step,
)
from heart_engine.protocol.wire import decode_event, decode_request, encode
from heart_engine.protocol.wire_error import RejectedCaseError, Rule, WireError

texts = st.text(max_size=20)
numbers = st.floats(allow_nan=False, allow_infinity=False)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
params = st.dictionaries(texts, json_values, max_size=3)
shares = st.dictionaries(st.sampled_from([*LABELS, "asd+vsd", "none"]), numbers, max_size=3)
label_answers = st.lists(st.sampled_from(label_sets(with_none=True)), min_size=1, max_size=3)
lengths = [row for row in measurements() if not row.is_grade]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    rows = draw(st.lists(st.sampled_from(lengths), min_size=1, unique_by=lambda row: row.key))
    values = {row.key: draw(st.floats(row.hard.low, row.hard.high)) for row in rows}
    sex = draw(st.sampled_from(Sex))
    return Case(case_id=draw(texts), patient=Patient(sex=sex), measurements=values)


def a_result() -> Result:
    return Result(
        sets=tuple(SetProbability(labels, 0.125) for labels in label_sets(with_none=True)),
        labels={label: LabelAnswer(0.5, Call.REFER) for label in LABELS},
        abstain=Abstention("too_little", {"measured": 3}),
        supporting_cases=(SupportingCase("c1", ("asd", "pdo"), 0.9, 0.5),),
        no_case_attention=0.5,
        second_opinions={"logistic": {"asd": 0.6}},
        flags=(RaisedFlag("rv_dilated", FlagLevel.CAUTION, {"key": "rv"}),),
        provenance=Provenance("b", "l", "fp32", "cpu", {"asd": 0.5}, "0" * 64, simulated=True, fake=True),
    )


requests = st.one_of(
    st.builds(Screen, texts, cases(), shares, st.lists(texts, max_size=2).map(tuple)),
    st.builds(Explain, texts, cases(), shares, st.lists(texts, max_size=2).map(tuple)),
    st.builds(
        Browse,
        texts,
        st.none() | st.sampled_from(label_sets(with_none=True)),
        st.integers(),
        st.integers(),
        st.none() | cases(),
        st.lists(texts, max_size=2).map(tuple),
        st.none() | texts,
        st.none() | st.sampled_from(Sex),
        st.dictionaries(texts, st.builds(Span, st.none() | numbers, st.none() | numbers), max_size=2),
    ),
    st.builds(SelfTest, texts),
    st.builds(Ping, texts),
    st.builds(Cancel, texts),
)
sensitivities = st.lists(st.builds(Sensitivity, texts, shares), max_size=2).map(tuple)
explanations = st.builds(Explanation, sensitivities, sensitivities, st.lists(texts, max_size=3).map(tuple))
reference_cases = st.builds(
    ReferenceCase,
    texts,
    st.just(("asd",)),
    texts,
    texts,
    shares,
    st.dictionaries(texts, texts, max_size=2),
    st.none() | numbers,
)
bundles = st.builds(
    BundleInfo,
    *[texts] * 4,
    st.sampled_from(ThirdLabelMeaning),
    *[st.booleans()] * 3,
    shares,
    st.lists(st.builds(Accuracy, texts, texts, numbers, numbers, numbers, st.integers())).map(tuple),
)
events = st.one_of(
    st.builds(Hello, st.integers(), texts, texts, texts, texts, bundles),
    st.builds(Progress, texts, st.sampled_from(Step), numbers),
    st.builds(Failed, texts, st.sampled_from(FailureCode), params),
    st.builds(
        Done,
        texts,
        texts,
        texts,
        st.none() | st.just(a_result()),
        st.none() | explanations,
        st.none() | st.builds(Page, st.integers(), st.lists(reference_cases, max_size=2).map(tuple)),
        st.none() | st.builds(SelfTestReport, st.integers(), st.lists(texts).map(tuple), numbers),
    ),
)


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode()


@given(requests)
def test_a_request_reads_back_as_itself(request: Request) -> None:
    written = encode(request)
    assert written.isascii()
    assert written.index(b"\n") == len(written) - 1
    assert decode_request(written) == request


@given(events)
def test_an_event_reads_back_as_itself(event: Event) -> None:
    assert decode_event(encode(event)) == event


def test_every_message_has_a_name_on_the_wire() -> None:
    assert set(wire._REQUESTS.values()) == set(get_args(Request))
    assert set(wire._EVENTS.values()) == set(get_args(Event))


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_other_bytes_are_refused_without_another_error(data: bytes) -> None:
    with pytest.raises(WireError):
        decode_request(data)


@given(requests, st.data())
def test_a_document_without_one_of_its_fields_is_refused(request: Request, data: st.DataObject) -> None:
    document = json.loads(encode(request))
    del document[data.draw(st.sampled_from(sorted(document)))]
    with pytest.raises(WireError):
        decode_request(line(**document))


@given(requests, texts, json_values)
def test_a_document_with_one_field_more_is_refused(request: Request, name: str, value: object) -> None:
    document = json.loads(encode(request))
    with pytest.raises(WireError) as caught:
        decode_request(line(**{**document, f"x{name}": value}))
    assert (caught.value.rule, caught.value.request_id) == (Rule.UNKNOWN_FIELD, request.request_id)


HELLO = json.loads(
    encode(
        Hello(
            1, "heart", "f", "cpu", "r",
            BundleInfo("b", "1", "l", "v", ThirdLabelMeaning.DUCT, True, True, False, {}),
        )
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("data", "where", "rule"),
    [
        (b"x" * (MAX_LINE_BYTES + 1), "line", Rule.TOO_LONG),
        (b"\xff\xfe", "line", Rule.NOT_JSON),
        (b"{", "line", Rule.NOT_JSON),
        (b"[" * 100_000, "line", Rule.NOT_JSON),
        (b"9" * 5_000, "line", Rule.NOT_JSON),
        (b"[]", "line", Rule.NOT_AN_OBJECT),
        (b'{"type":"ping","type":"ping","request_id":"1"}', "line", Rule.KEY_TWICE),
        (b'{"type":"progress","request_id":"1","step":"check","fraction":NaN}', "line", Rule.NOT_FINITE),
        (b'{"type":"progress","request_id":"1","step":"check","fraction":1e999}', "line", Rule.NOT_FINITE),
        (line(type="dance", request_id="1"), "type", Rule.UNKNOWN_TYPE),
        (line(type=["hello"]), "type", Rule.UNKNOWN_TYPE),
        (line(type="ping", request_id="1"), "type", Rule.UNKNOWN_TYPE),
        (line(type="progress", step="check", fraction=0), "progress.request_id", Rule.FIELD_MISSING),
        (line(type="progress", request_id=1, step="check", fraction=0), "progress.request_id", Rule.NOT_TEXT),
        (line(type="progress", request_id="1", step="x", fraction=0), "progress.step", Rule.NOT_A_CHOICE),
        (line(type="progress", request_id="1", step=[], fraction=0), "progress.step", Rule.NOT_A_CHOICE),
        (
            line(type="progress", request_id="1", step="check", fraction=True),
            "progress.fraction",
            Rule.NOT_A_NUMBER,
        ),
        (
            line(type="progress", request_id="1", step="check", fraction="0"),
            "progress.fraction",
            Rule.NOT_A_NUMBER,
        ),
        (
            line(type="progress", request_id="1", step="check", fraction=10**400),
            "progress.fraction",
            Rule.NOT_FINITE,
        ),
        (
            line(type="failed", request_id="1", code="internal", params=[]),
            "failed.params",
            Rule.NOT_AN_OBJECT,
        ),
        (line(**{**HELLO, "protocol": 1.0}), "hello.protocol", Rule.NOT_A_WHOLE_NUMBER),
        (line(**{**HELLO, "protocol": True}), "hello.protocol", Rule.NOT_A_WHOLE_NUMBER),
        (line(**{**HELLO, "bundle": None}), "hello.bundle", Rule.NOT_AN_OBJECT),
        (
            line(**{**HELLO, "bundle": {**HELLO["bundle"], "fake": 0}}),
            "hello.bundle.fake",
            Rule.NOT_TRUE_OR_FALSE,
        ),
        (
            line(**{**HELLO, "bundle": {**HELLO["bundle"], "accuracy": "high"}}),
            "hello.bundle.accuracy",
            Rule.NOT_A_LIST,
        ),
    ],
)
def test_a_broken_event_is_refused_by_place_and_rule(data: bytes, where: str, rule: Rule) -> None:
    with pytest.raises(WireError) as caught:
        decode_event(data)
    assert (caught.value.where, caught.value.rule) == (where, rule)


def test_a_broken_result_is_refused() -> None:
    document = json.loads(encode(Done("1", "c", "h", result=a_result())))
    document["result"]["no_case_attention"] = "much"
    with pytest.raises(WireError) as caught:
        decode_event(line(**document))
    assert (caught.value.rule, caught.value.where) == (Rule.NOT_A_RESULT, "done.result")


def test_a_whole_number_is_read_where_a_number_is_meant() -> None:
    event = decode_event(line(type="progress", request_id="1", step="check", fraction=1))
    assert isinstance(event, Progress)
    assert isinstance(event.fraction, float)


def test_a_case_that_cannot_be_screened_keeps_its_request_and_every_problem() -> None:
    document = json.loads(encode(Screen("7", Case(measurements={"lvedd": 47.0}))))
    document["case"]["measurements"] = {"lvedd": 100_000, "nonsense": 1}
    with pytest.raises(RejectedCaseError) as caught:
        decode_request(line(**document))
    assert caught.value.request_id == "7"
    assert {one.code for one in caught.value.problems} == {Code.OUT_OF_RANGE, Code.FIELD_UNKNOWN}


def test_an_error_does_not_repeat_what_a_patient_may_be_called() -> None:
    with pytest.raises(WireError) as caught:
        decode_request(b'{"type":"ping","request_id":"1","Li Ming":"Li Ming"')
    assert "Li Ming" not in repr(caught.value)
    assert caught.value.__suppress_context__


def test_a_number_that_is_not_finite_is_not_written() -> None:
    with pytest.raises(WireError) as caught:
        encode(Progress("3", Step.CHECK, float("nan")))
    assert (caught.value.rule, caught.value.request_id) == (Rule.NOT_FINITE, "3")


def test_a_message_over_the_limit_is_not_written() -> None:
    with pytest.raises(WireError) as caught:
        encode(Failed("3", FailureCode.INTERNAL, {"text": "x" * MAX_LINE_BYTES}))
    assert caught.value.rule is Rule.TOO_LONG


def test_a_message_of_exactly_the_limit_is_written_and_cut_out_of_the_stream() -> None:
    empty = len(encode(Failed("3", FailureCode.INTERNAL, {"text": ""})))
    line = encode(Failed("3", FailureCode.INTERNAL, {"text": "x" * (MAX_LINE_BYTES - empty)}))
    assert len(line) == MAX_LINE_BYTES
    assert LineFramer().feed(line) == [line.rstrip()]


@pytest.mark.parametrize(("length", "is_refused"), [(200, False), (201, True)])
def test_an_id_that_every_answer_would_repeat_is_short(length: int, is_refused: bool) -> None:
    line = encode(Ping("x" * length))
    if not is_refused:
        assert decode_request(line) == Ping("x" * length)
        return
    with pytest.raises(WireError) as caught:
        decode_request(line)
    assert (caught.value.rule, caught.value.where, caught.value.request_id) == (
        Rule.TOO_LONG,
        "request_id",
        "",
    )
