"""What lies on the desk, written down and read again: the same texts, or a refusal."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.presenters.filed import FiledAs
from app.presenters.form import EXAM_DATE, Form, form_from_case, known, with_text, with_typed
from app.presenters.form_draft import draft_of, forms_of
from heart_engine.domain.case import Case, Context, MissingReason, Rhythm, Sex, Symptom
from heart_engine.domain.measurement import by_key
from heart_engine.domain.numbers import typed_keys

TEXTS = st.one_of(st.text(), st.text(st.characters(categories=["Cs", "Nd", "Zs", "Cc"])), st.just("4.5 cm"))
IDS = st.sampled_from(["", "0123abcd"])
BOXES = st.dictionaries(st.sampled_from([*typed_keys(), EXAM_DATE]), TEXTS)
VALUES = st.dictionaries(st.sampled_from(list(by_key())), st.floats(allow_nan=False, allow_infinity=False))
CONTEXTS = st.builds(
    Context,
    heart_rate=st.none() | st.floats(20, 300),
    rhythm=st.none() | st.sampled_from(Rhythm),
    pregnant=st.none() | st.booleans(),
    spo2=st.none() | st.floats(50, 100),
    symptoms=st.frozensets(st.sampled_from(Symptom)),
    exam_date=st.none() | st.dates().map(str),
)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    form = Form(
        case_id=draw(TEXTS),
        name=draw(st.sampled_from(["", "王小明", "\ud800"])),
        sex=draw(st.sampled_from(Sex)),
        sites=draw(st.dictionaries(TEXTS, TEXTS)),
        context=draw(CONTEXTS),
        filed=draw(st.none() | st.builds(FiledAs, IDS, IDS, st.integers(0, 9), IDS)),
    )
    for key, value in draw(VALUES).items():
        form = with_typed(form, known(key, value))
    for key, text in draw(BOXES).items():
        form = with_text(form, key, text)
    return form


@given(st.lists(forms(), min_size=1, max_size=3).map(tuple))
def test_every_form_comes_back_as_it_was_typed(typed: tuple[Form, ...]) -> None:
    draft = draft_of(typed)
    if draft:
        assert forms_of(draft) == typed
    else:
        assert all(one == Form() for one in typed)


def test_the_order_of_the_questions_comes_back() -> None:
    first, second = list(by_key())[:2]
    form = with_text(with_text(Form(), second, "4.7"), first, "?!")
    (back,) = forms_of(draft_of((form,)))
    assert [back.text(key) for key in back.open_keys()] == [form.text(key) for key in form.open_keys()]
    assert [back.text(key) for key in (first, second)] == ["?!", "4.7"]


def test_a_case_from_a_file_comes_back(demo: Case) -> None:
    case = dataclasses.replace(demo, missing={"fs": MissingReason.NOT_MEASURABLE})
    form = form_from_case(case)
    assert forms_of(draft_of((form,))) == (form,)


def test_an_empty_desk_needs_no_draft_and_an_empty_form_before_others_does() -> None:
    behind = with_text(Form(), "lvedd", "47 mm")
    assert draft_of((Form(), Form())) == ""
    assert forms_of(draft_of((Form(), behind))) == (Form(), behind)


def whole() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(draft_of((with_typed(Form(case_id="7"), known("lvedd", 47)),)))
    return document


@pytest.mark.parametrize(
    "draft", ["", "{", "null", "[]", "{}", '"heart-draft/1"', "[" * 100_000, '{"format": "heart-draft/1"}']
)
def test_what_is_no_draft_is_refused(draft: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        forms_of(draft)


@pytest.mark.parametrize("change", [{"format": "heart-draft/2"}, {"forms": []}, {"forms": [7]}, {"forms": 7}])
def test_another_version_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="heart-draft"):
        forms_of(json.dumps(whole() | change))


@pytest.mark.parametrize(
    "change",
    [
        {"case_id": 7},
        {"sex": "both"},
        {"sites": []},
        {"sites": {"lvedd": 1}},
        {"typed": {"no_such": {"text": "1"}}},
        {"typed": {"lvedd": {}}},
        {"typed": {"lvedd": {"text": 47}}},
        {"typed": {"lvedd": {"value": "47"}}},
        {"typed": {"lvedd": {"value": True}}},
        {"typed": {"lvedd": {"value": float("nan")}}},
        {"typed": {"lvedd": {"value": 10**400}}},
        {"typed": {"lvedd": {"missing": "lost"}}},
        {"context": {}},
    ],
)
def test_a_damaged_form_is_never_half_read(change: dict[str, Any]) -> None:
    document = whole()
    document["forms"][0] |= change
    with pytest.raises(ValueError, match=r"."):
        forms_of(json.dumps(document))


@pytest.mark.parametrize(
    "change",
    [
        {"symptoms": "murmur"},
        {"symptoms": ["joy"]},
        {"pregnant": 1},
        {"rhythm": "waltz"},
        {"spo2": "98"},
        {"heart_rate": []},
        {"exam_date": "yesterday"},
    ],
)
def test_damaged_circumstances_are_refused(change: dict[str, Any]) -> None:
    document = whole()
    document["forms"][0]["context"] |= change
    with pytest.raises(ValueError, match=r"."):
        forms_of(json.dumps(document))


def test_the_whole_document_is_readable() -> None:
    assert forms_of(json.dumps(whole()))[0].case_id == "7"


@pytest.mark.parametrize("version", ["1", True, None, 1.5])
def test_a_record_without_a_version_is_refused(version: object) -> None:
    document = json.loads(draft_of((Form(case_id="7", filed=FiledAs("e", "p", 1, "c")),)))
    document["forms"][0]["filed"]["version"] = version
    with pytest.raises(ValueError, match="heart-draft/1"):
        forms_of(json.dumps(document))


def test_a_draft_from_before_names_were_typed_is_read() -> None:
    document = json.loads(draft_of((Form(case_id="7"),)))
    for name in ("name", "filed"):
        del document["forms"][0][name]
    assert forms_of(json.dumps(document)) == (Form(case_id="7"),)
