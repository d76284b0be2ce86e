from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.presenters.asking import EvidenceReplies, Inquiry, Replies, Withdraw
from heart_engine.protocol.messages import BundleInfo, Explanation, ReferenceCase, Sensitivity


class PatientEngine:
    """Keeps every question for ever, answers none by itself, and notes what is withdrawn."""

    def __init__(self) -> None:
        self.known: BundleInfo | None = None
        self.asked: list[Inquiry] = []
        self.replies: list[Replies] = []
        self.explained: list[tuple[Inquiry, tuple[str, ...]]] = []
        self.evidence: list[EvidenceReplies] = []
        self.withdrawn: list[str] = []

    def bundle(self) -> BundleInfo | None:
        return self.known

    def screen(self, inquiry: Inquiry, replies: Replies) -> Withdraw:
        self.asked.append(inquiry)
        self.replies.append(replies)
        return lambda: self.withdrawn.append("screen")

    def explain(self, inquiry: Inquiry, case_ids: tuple[str, ...], replies: EvidenceReplies) -> Withdraw:
        self.explained.append((inquiry, case_ids))
        self.evidence.append(replies)
        return lambda: self.withdrawn.append("explain")


def sensitivity(withheld: str, asd: float = 0.0, vsd: float = 0.0, pdo: float = 0.0) -> Sensitivity:
    change: Mapping[str, float] = {"asd": asd, "vsd": vsd, "pdo": pdo}
    return Sensitivity(withheld, change)


@pytest.fixture
def engine() -> PatientEngine:
    return PatientEngine()


@pytest.fixture
def explanation() -> Explanation:
    """What the answer of the demo case rests on, by hand."""
    return Explanation(
        without_case=(sensitivity("R-1", pdo=0.12), sensitivity("R-2", asd=-0.001)),
        without_measurement=(sensitivity("rv", asd=-0.3, vsd=0.01), sensitivity("lvedd", pdo=0.002)),
        measure_next=("co", "sv"),
    )


@pytest.fixture
def reference_cases() -> tuple[ReferenceCase, ...]:
    return (
        ReferenceCase(
            "R-1", ("asd",), "18-39", "female", {"rv": 30.0, "lvedd": 41.0, "tr": 1.0}, {"rv": "plax_ap"}
        ),
        ReferenceCase("R-2", ("asd", "pdo"), "40-59", "male", {"rv": 200.0, "lvedd": 55.0, "pa": 30.0}, {}),
    )
