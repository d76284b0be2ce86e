from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from heart_engine.cohort.defects import Shunts, draw_shunts
from heart_engine.cohort.hospital import PRIMARY, SETS
from heart_engine.cohort.parameters import frozen_parameters
from heart_engine.cohort.simulate import SimulatedHospital, Variant
from heart_engine.domain.labels import LABELS

Simulate = Callable[..., SimulatedHospital]


def shunts(*labels: str, age: float = 45.0, interaction: float = 1.0, cases: int = 6000) -> Shunts:
    sets = np.full(cases, SETS.index(labels))
    random = np.random.default_rng(1)
    return draw_shunts(frozen_parameters(), random, sets, np.full(cases, age), interaction)


def test_without_a_defect_nothing_flows_and_nothing_presses() -> None:
    none = shunts()
    assert none.flow.sum() == 0
    assert none.pressure.sum() == 0
    assert not none.cusp_prolapse.any()


@pytest.mark.parametrize("label", LABELS)
def test_a_defect_alone_gives_its_own_load_and_no_other(label: str) -> None:
    one = shunts(label)
    mine = LABELS.index(label)
    assert (one.load[:, mine] > 0).all()
    assert one.load.sum() == pytest.approx(one.load[:, mine].sum())
    assert 1.8 < np.median(one.qp_over_qs) < 3.0


def test_shunts_take_flow_from_each_other() -> None:
    alone, together = shunts("vsd"), shunts("vsd", "pdo")
    assert together.flow[:, 1].mean() < alone.flow[:, 1].mean()


def test_left_heart_load_pushes_more_blood_through_an_atrial_defect() -> None:
    alone, together = shunts("asd", interaction=1.0), shunts("asd", "vsd", interaction=1.0)
    assert together.flow[:, 0].mean() > alone.flow[:, 0].mean()


def test_the_atrial_shunt_grows_with_age() -> None:
    young, old = shunts("asd", age=30), shunts("asd", age=65)
    quiet = (young.resistance == 0) & (old.resistance == 0)
    assert (old.flow[quiet, 0] > young.flow[quiet, 0]).mean() > 0.95


def test_resistance_comes_late_in_life_and_shrinks_the_shunt() -> None:
    young, old = shunts("vsd", age=25), shunts("vsd", age=65)
    assert (old.resistance > 0).mean() > 2 * (young.resistance > 0).mean()
    raised = old.resistance > 0
    assert old.flow[raised, 1].mean() < old.flow[~raised, 1].mean()


def test_only_a_ventricular_defect_lets_a_cusp_prolapse() -> None:
    assert not shunts("asd", "pdo").cusp_prolapse.any()
    assert 0.08 < shunts("vsd").cusp_prolapse.mean() < 0.16


def left_size(simulated: SimulatedHospital) -> float:
    return float(np.mean(simulated.complete["lvedd"]))


def test_an_atrial_defect_hides_the_left_ventricle_of_a_ventricular_one(simulate: Simulate) -> None:
    healthy, asd, vsd, both = (left_size(simulate(*one)) for one in ((), ("asd",), ("vsd",), ("asd", "vsd")))
    assert asd < healthy < vsd
    added = (asd - healthy) + (vsd - healthy)
    assert both - healthy < added - 1.0  # mm: less than the two effects added


def test_weak_interactions_hide_less(simulate: Simulate) -> None:
    def hidden(variant: Variant) -> float:
        healthy, asd, vsd, both = (
            left_size(simulate(*one, variant=variant)) for one in ((), ("asd",), ("vsd",), ("asd", "vsd"))
        )
        return (asd - healthy) + (vsd - healthy) - (both - healthy)

    assert hidden(Variant.WEAK_INTERACTIONS) < 0.6 * hidden(Variant.FULL)


def test_late_pressure_brings_the_left_ventricle_back_and_widens_the_right(simulate: Simulate) -> None:
    vsd = simulate("vsd", cases=12_000)
    assert vsd.shunts is not None
    raised = vsd.shunts.resistance > 0.8
    assert vsd.complete["lvedd"][raised].mean() < vsd.complete["lvedd"][~raised].mean() - 2
    assert vsd.complete["rv"][raised].mean() > vsd.complete["rv"][~raised].mean() + 2


def test_primary_fields_are_the_columns_of_the_truth() -> None:
    assert len(set(PRIMARY)) == len(PRIMARY) == 14
