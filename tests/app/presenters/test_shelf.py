from __future__ import annotations

import dataclasses

import pytest

from app.language import Language
from app.presenters.library_words import shelf_sentence
from app.presenters.shelf import AGE, CASE_ID, DIAGNOSIS, SEX, SIMILARITY, Order, Shelf, Wanted, columns
from app.presenters.shelf_row import cell_text, column_title, diagnosis_text, fingerprint
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.measurement import by_key
from heart_engine.protocol.messages import BundleInfo, ReferenceCase
from tests.app.conftest import bundle_of

DUCT = ThirdLabelMeaning.DUCT
YOUNG = ReferenceCase("R-b", ("asd",), "3-5", "female", {"rv": 30.0, "tr": 1.0}, similarity=0.5)
OLD = ReferenceCase("R-a", ("asd", "vsd"), "80+", "male", {"rv": 20.0}, similarity=0.9)
BARE = ReferenceCase("R-c", (), "unknown", "unknown", {})
ALL = (YOUNG, OLD, BARE)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Wanted(), ALL),
        (Wanted(labels=("asd",)), (YOUNG,)),
        (Wanted(labels=()), (BARE,)),
        (Wanted(age_band="80+"), (OLD,)),
        (Wanted(sex="female"), (YOUNG,)),
        (Wanted(words="r-A"), (OLD,)),
        (Wanted(sex="female", age_band="80+"), ()),
    ],
)
def test_only_what_is_wanted_is_shown(wanted: Wanted, shown: tuple[ReferenceCase, ...]) -> None:
    assert Shelf(ALL, wanted).rows() == shown


@pytest.mark.parametrize(
    ("column", "rising"),
    [
        (CASE_ID, (OLD, YOUNG, BARE)),
        (DIAGNOSIS, (BARE, YOUNG, OLD)),
        (AGE, (YOUNG, OLD, BARE)),
        (SEX, (YOUNG, OLD, BARE)),
    ],
)
def test_a_column_orders_the_cases_and_again_turns_them_round(
    column: str, rising: tuple[ReferenceCase, ...]
) -> None:
    once = Shelf(ALL).turned_to(column)
    assert once.rows() == rising
    assert once.turned_to(column).rows() == rising[::-1]


@pytest.mark.parametrize("column", ["rv", SIMILARITY])
def test_what_has_no_value_comes_last_either_way(column: str) -> None:
    once = Shelf((BARE, YOUNG, OLD)).turned_to(column)
    assert once.rows()[-1] is BARE
    assert once.turned_to(column).rows()[-1] is BARE
    assert once.turned_to(column).rows()[:2] == once.rows()[1::-1]


def test_cases_found_by_likeness_stand_the_most_similar_first() -> None:
    assert Shelf((BARE,), Wanted(sex="male")).with_similarities(ALL).rows() == (OLD,)
    assert Shelf().with_similarities(ALL).order == Order(SIMILARITY, falling=True)


def test_similarity_has_a_column_only_where_it_is_known() -> None:
    assert SIMILARITY in columns(with_similarity=True)
    assert columns(with_similarity=False)[:5] == (CASE_ID, DIAGNOSIS, AGE, SEX, next(iter(by_key())))


def test_cells_in_words(english: Language, chinese: Language) -> None:
    texts = [cell_text(OLD, one, DUCT, english) for one in (CASE_ID, DIAGNOSIS, AGE, SEX, SIMILARITY, "rv")]
    assert texts == ["R-a", "ASD + VSD", "80+ y", "M", "0.900", "20"]
    assert [cell_text(BARE, one, DUCT, english) for one in (AGE, SIMILARITY, "rv")] == ["age unknown", "", ""]
    assert diagnosis_text((), DUCT, chinese) == "无缺损"
    assert column_title("rv", english).endswith("mm")
    assert column_title("mv_ea_ratio", english) == by_key()["mv_ea_ratio"].abbreviation
    assert column_title(AGE, chinese) == "年龄"


def test_the_overview_leans_with_the_numbers() -> None:
    places = dict(
        zip(
            by_key(),
            fingerprint(ReferenceCase("R", (), "30-39", "male", {"rv": 70.0, "lvedd": 20.0})),
            strict=True,
        )
    )
    assert places["rv"] is not None
    assert places["rv"] > 1
    assert places["lvedd"] is not None
    assert places["lvedd"] < -1
    assert places["ef"] is None


def test_the_page_says_whose_cases_they_are(english: Language) -> None:
    shelf, bundle = Shelf(ALL), bundle_of()
    assert shelf_sentence(shelf, 2, 3, bundle, english) == (
        "2 of 3 cases · lib-1 · simulated hospitals, no real patients"
    )
    assert "real patients" in shelf_sentence(shelf, 2, 3, bundle_of(simulated=False), english)
    assert "no real" not in shelf_sentence(shelf, 2, 3, bundle_of(simulated=False), english)
    assert "FAKE" in shelf_sentence(shelf, 2, 3, _fake(bundle), english)
    assert shelf_sentence(shelf, 0, 9, bundle, english) == "Reading cases: 3 of 9"
    assert "not ready" in shelf_sentence(Shelf(), 0, 0, None, english)


def _fake(bundle: BundleInfo) -> BundleInfo:
    return dataclasses.replace(bundle, fake=True)
