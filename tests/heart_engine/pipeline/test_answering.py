from __future__ import annotations

import dataclasses

import pytest

from heart_engine.domain.labels import label_set_to_text, label_sets
from heart_engine.domain.result import Call
from heart_engine.model.abstention import AbstentionLimits
from heart_engine.model.calibration import Calibration
from heart_engine.model.conformal import ConformalCounts
from heart_engine.model.second_opinion import LogisticOpinion
from heart_engine.model.typed_json import ShapeError
from heart_engine.pipeline.answering import (
    Answering,
    VariantNumbers,
    answering_from_bytes,
    answering_to_bytes,
)

SETS = label_sets(with_none=True)
COUNTS = ConformalCounts((0, 0, 1, 99), (99, 1, 0, 0), miss_rate=0.05, false_alarm_rate=0.05)
NUMBERS = VariantNumbers(Calibration(1.5, (0.1,) * 8), {"asd": COUNTS})
SOUND = Answering(
    prevalence={label_set_to_text(one): 1 / 8 for one in SETS},
    variants={"fp32": NUMBERS},
    limits=AbstentionLimits(3, 2, 0.5),
    logistic=(LogisticOpinion(("lvedd",), ((0.5,),) * 8, (0.0,) * 8),),
)


def read(answering: Answering) -> Answering:
    return answering_from_bytes(answering_to_bytes(answering), SETS, ["fp32"])


def with_numbers(**changed: object) -> Answering:
    return dataclasses.replace(SOUND, variants={"fp32": dataclasses.replace(NUMBERS, **changed)})  # type: ignore[arg-type]  # as each test names them


def test_what_was_written_is_read() -> None:
    assert read(SOUND) == SOUND


def test_a_label_is_ruled_in_or_out_by_its_counts_and_referred_without_any() -> None:
    found = NUMBERS.label_answers({"asd": 0.99, "vsd": 0.99, "pdo": 0.01})
    assert {label: one.call for label, one in found.items()} == {
        "asd": Call.RULE_IN,
        "vsd": Call.REFER,
        "pdo": Call.REFER,
    }
    assert NUMBERS.label_answers({"asd": 0.01, "vsd": 0.5, "pdo": 0.5})["asd"].call is Call.RULE_OUT


MISFITS = {
    "another variant": (dataclasses.replace(SOUND, variants={"nf4": NUMBERS}), "variants"),
    "a set without a share": (dataclasses.replace(SOUND, prevalence={"asd": 0.5}), "prevalence"),
    "a share of nothing": (
        dataclasses.replace(SOUND, prevalence={**SOUND.prevalence, "asd": 0.0}),
        "prevalence",
    ),
    "an offset too few": (
        with_numbers(calibration=Calibration(1.0, (0.0,) * 7)),
        "variants.fp32.calibration",
    ),
    "no temperature": (with_numbers(calibration=Calibration(0.0, (0.0,) * 8)), "variants.fp32.calibration"),
    "counts of another label": (with_numbers(conformal={"flu": COUNTS}), "variants.fp32.conformal.flu"),
    "unequal bins": (
        with_numbers(conformal={"asd": dataclasses.replace(COUNTS, absent=(1,))}),
        "variants.fp32.conformal.asd",
    ),
    "a weight too few": (
        dataclasses.replace(SOUND, logistic=(LogisticOpinion(("lvedd", "ef"), ((0.5,),) * 8, (0.0,) * 8),)),
        "logistic",
    ),
}


@pytest.mark.parametrize("name", MISFITS)
def test_numbers_that_do_not_fit_are_refused_by_their_place(name: str) -> None:
    answering, where = MISFITS[name]
    with pytest.raises(ShapeError) as caught:
        read(answering)
    assert caught.value.where == where
