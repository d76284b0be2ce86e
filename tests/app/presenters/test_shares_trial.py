from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from app.language import Language
from app.presenters.asking import EvidenceReplies, Inquiry, Replies, Withdraw
from app.presenters.desk import Desk
from app.presenters.shares_trial import SharesTrial
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo


class Asked:
    """Notes what is asked with which shares, and answers when the test says so."""

    def __init__(self, shares: Mapping[str, float], book: list[Asked]) -> None:
        self.shares, self._book = dict(shares), book
        self.case: Case | None = None
        self.replies: Replies | None = None

    def screen(self, inquiry: Inquiry, replies: Replies) -> Withdraw:
        self.case, self.replies = inquiry.case, replies
        self._book.append(self)
        return lambda: None

    def explain(self, inquiry: Inquiry, case_ids: tuple[str, ...], replies: EvidenceReplies) -> Withdraw:
        raise NotImplementedError

    def bundle(self) -> BundleInfo | None:
        return None


SHARES = {"asd": 0.4}
Answer = Callable[..., None]


@pytest.fixture
def book() -> list[Asked]:
    return []


@pytest.fixture
def desk(book: list[Asked]) -> Desk:
    return Desk(Asked({}, book))


@pytest.fixture
def trial(desk: Desk, book: list[Asked], demo: Case) -> SharesTrial:
    return SharesTrial(lambda shares: Asked(shares, book), desk, lambda: demo)


def run(trial: SharesTrial, language: Language) -> list[tuple[str, ...]]:
    shown: list[tuple[str, ...]] = []
    trial.run(SHARES, lambda: language, shown.append)
    return shown


@pytest.fixture
def answer(make_result: Callable[..., Result], make_bundle: Callable[..., BundleInfo]) -> Answer:
    """Return what answers about the case that was asked."""

    def given(asked: Asked, *, simulated: bool = True) -> None:
        assert asked.replies is not None
        asked.replies.progressed("fuse", 0.5)
        asked.replies.answered(make_result(asked.case), make_bundle(simulated=simulated))

    return given


def test_one_case_is_asked_about_with_and_without_the_shares(
    trial: SharesTrial, book: list[Asked], english: Language, demo: Case, answer: Answer
) -> None:
    run(trial, english)
    answer(book[0])
    assert [one.shares for one in book] == [{}, SHARES]
    assert all(one.case == demo for one in book)


def test_nothing_is_shown_before_both_answers_stand(
    trial: SharesTrial, book: list[Asked], english: Language, answer: Answer
) -> None:
    shown = run(trial, english)
    answer(book[0])
    assert shown == []
    answer(book[1])
    assert len(shown) == 1
    assert shown[0][0] == "The demo case, simulated-data model:"
    assert len(shown[0]) == 4


def test_a_bundle_of_real_cases_is_not_called_simulated(
    trial: SharesTrial, book: list[Asked], english: Language, answer: Answer
) -> None:
    shown = run(trial, english)
    for place in range(2):
        answer(book[place], simulated=False)
    assert shown[0][0] == "The demo case:"


def test_the_case_on_the_desk_goes_first_once_it_can_be_asked(
    trial: SharesTrial, desk: Desk, book: list[Asked], english: Language, answer: Answer
) -> None:
    desk.type_text("lvedd", "44")
    shown = run(trial, english)
    for place in range(2):
        assert book[place].case == desk.examination.case
        answer(book[place])
    assert shown[0][0].startswith("The case on the desk")


def test_a_later_trial_takes_the_place_of_the_one_before(
    trial: SharesTrial, book: list[Asked], english: Language, answer: Answer
) -> None:
    first = run(trial, english)
    run(trial, english)
    answer(book[0])
    assert len(book) == 2
    assert first == []


def test_why_it_failed_is_said(trial: SharesTrial, book: list[Asked], english: Language) -> None:
    shown = run(trial, english)
    assert book[0].replies is not None
    book[0].replies.failed("memory", {})
    assert len(shown) == 1
    assert shown[0][0].startswith("The comparison did not work: ")
