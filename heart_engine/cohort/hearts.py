"""True hearts: where each chamber, wall, vessel and velocity stands before anybody measures it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heart_engine.cohort.confounders import Confounders
from heart_engine.cohort.defects import Shunts
from heart_engine.cohort.hospital import PRIMARY
from heart_engine.cohort.parameters import Parameters
from heart_engine.cohort.people import Flags, Floats
from heart_engine.domain.labels import LABELS

VALVES = ("mr", "tr", "ar", "pr")


@dataclass(frozen=True, slots=True)
class Hearts:
    """The truth of each heart; positions are in standard deviations of healthy people of that size."""

    z: Floats  # (n, len(PRIMARY))
    leak: Floats  # (n, len(VALVES)) latent severity
    wall_motion: Floats
    fibrillation: Flags
    shunts: Shunts


def build_hearts(
    parameters: Parameters,
    random: np.random.Generator,
    age: Floats,
    shunts: Shunts,
    confounders: Confounders,
) -> Hearts:
    """Put healthy variation, shunts and other conditions together."""
    drivers = _drivers(shunts)
    z = _healthy_variation(parameters, random, len(age)) + _shunt_effects(parameters, drivers)
    z = z + np.column_stack([confounders.effect_on(parameters, key) for key in PRIMARY])
    return Hearts(
        z=z,
        leak=_leaks(parameters, random, age, drivers, confounders, shunts.cusp_prolapse),
        wall_motion=1 + confounders.effect_on(parameters, "wms"),
        fibrillation=_fibrillation(parameters, random, age, shunts, z),
        shunts=shunts,
    )


def _drivers(shunts: Shunts) -> dict[str, Floats]:
    """Return what moves the heart: each shunt where its blood passes, and the pressure it meets."""
    load = dict(zip(LABELS, shunts.load.T, strict=True))
    return {
        "asd": load["asd"],
        "vsd_left": load["vsd"] * shunts.left_share,
        "vsd_right": load["vsd"],
        "pda_left": load["pdo"] * shunts.left_share,
        "pda_right": load["pdo"],
        "pressure": shunts.pressure,
    }


def _shunt_effects(parameters: Parameters, drivers: dict[str, Floats]) -> Floats:
    scale = parameters.table("difficulty", "effect")["scale"]
    per_driver = np.array(
        [[parameters.table("effect", one).get(key, 0.0) for key in PRIMARY] for one in drivers]
    )
    return np.asarray(scale * np.column_stack(list(drivers.values())) @ per_driver)


def _healthy_variation(parameters: Parameters, random: np.random.Generator, count: int) -> Floats:
    """Return correlated positions: hearts are large or small as a whole, then side by side."""
    sd = parameters.table("anatomy", "share")["anatomy_sd"]
    names = parameters.names("factor")
    loading = np.array([[parameters.table("factor", one).get(key, 0.0) for key in PRIMARY] for one in names])
    own = np.sqrt(sd**2 - (loading**2).sum(axis=0))
    common = random.standard_normal((count, len(names))) @ loading
    return np.asarray(common + own * random.standard_normal((count, len(PRIMARY))))


def _leaks(
    parameters: Parameters,
    random: np.random.Generator,
    age: Floats,
    drivers: dict[str, Floats],
    confounders: Confounders,
    prolapse: Flags,
) -> Floats:
    decades = np.maximum(age - 40, 0) / 10
    columns = []
    for valve in VALVES:
        table = parameters.table("valve", valve)
        driven = sum(table.get(name, 0.0) * driver for name, driver in drivers.items())
        own = table["base"] + table["sd"] * random.standard_normal(len(age))
        columns.append(
            own + table["per_10_y_after_40"] * decades + driven + confounders.effect_on(parameters, valve)
        )
    leak = np.column_stack(columns)
    aortic = VALVES.index("ar")
    cusp = parameters.table("prolapse", "vsd")
    from_cusp = random.uniform(cusp["ar_low"], cusp["ar_high"], len(age))
    leak[:, aortic] = np.where(prolapse, np.maximum(leak[:, aortic], from_cusp), leak[:, aortic])
    return leak


def _fibrillation(
    parameters: Parameters, random: np.random.Generator, age: Floats, shunts: Shunts, z: Floats
) -> Flags:
    onset = parameters.table("af", "onset")
    logit = (
        onset["intercept"]
        + onset["per_10_y_after_40"] * (age - 40) / 10
        + onset["per_asd_load"] * shunts.load[:, 0]
        + onset["per_lad_sd"] * z[:, PRIMARY.index("lad")]
    )
    return np.asarray(random.random(len(age)) < 1 / (1 + np.exp(-logit)))
