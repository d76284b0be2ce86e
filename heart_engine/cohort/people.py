"""Who is examined: age, sex, size and heart rate, as columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heart_engine.cohort.parameters import Parameters

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.int64]

ADULT_FROM_Y = 18.0


@dataclass(frozen=True, slots=True)
class People:
    """One row per person; every array has the same length."""

    age_years: Floats
    female: Flags
    height_cm: Floats
    weight_kg: Floats
    heart_rate: Floats

    @property
    def adult(self) -> Flags:
        """Say who is read against adult references."""
        return self.age_years >= ADULT_FROM_Y

    def __len__(self) -> int:
        return len(self.age_years)


def draw_people(
    parameters: Parameters, random: np.random.Generator, *, count: int, children: float, age_shift_y: float
) -> People:
    """Draw adults and, with the share given, children."""
    is_child = random.random(count) < children
    female = random.random(count) < parameters.table("people", "adult")["female_share"]
    age = np.where(
        is_child, _child_ages(parameters, random, count), _adult_ages(parameters, random, count, age_shift_y)
    )
    adult_height, adult_weight = _adult_body(parameters, random, age, female)
    child_height, child_weight = _child_body(parameters, random, age, female)
    return People(
        age_years=age,
        female=female,
        height_cm=np.asarray(np.where(is_child, child_height, adult_height).round()),
        weight_kg=np.asarray(np.where(is_child, child_weight, adult_weight).round(1)),
        heart_rate=_heart_rates(parameters, random, age),
    )


def _adult_ages(parameters: Parameters, random: np.random.Generator, count: int, shift_y: float) -> Floats:
    table = parameters.table("people", "adult")
    drawn = random.normal(table["age_mean_y"] + shift_y, table["age_sd_y"], count)
    # Reflected, not clipped: a clipped normal would pile up patients of exactly 18.
    reflected = table["age_low_y"] + np.abs(drawn - table["age_low_y"])
    return np.floor(np.minimum(reflected, table["age_high_y"]))


def _child_ages(parameters: Parameters, random: np.random.Generator, count: int) -> Floats:
    table = parameters.table("people", "child")
    return np.round(random.uniform(table["age_low_y"], table["age_high_y"], count), 1)


def _adult_body(
    parameters: Parameters, random: np.random.Generator, age: Floats, female: Flags
) -> tuple[Floats, Floats]:
    man, woman = parameters.table("people", "male"), parameters.table("people", "female")
    body = parameters.table("people", "body")
    mean = np.where(female, woman["height_mean_cm"], man["height_mean_cm"])
    spread = np.where(female, woman["height_sd_cm"], man["height_sd_cm"])
    loss = body["height_loss_cm_per_y_after_45"] * np.maximum(age - 45, 0)
    height = mean - loss + spread * random.standard_normal(len(age))
    bmi = body["bmi_median"] * np.exp(body["bmi_log_sd"] * random.standard_normal(len(age)))
    return height, np.clip(bmi, body["bmi_low"], body["bmi_high"]) * (height / 100) ** 2


def _child_body(
    parameters: Parameters, random: np.random.Generator, age: Floats, female: Flags
) -> tuple[Floats, Floats]:
    table = parameters.table("people", "child")
    median = np.where(
        female,
        interpolated(parameters.table("growth", "girl"), age),
        interpolated(parameters.table("growth", "boy"), age),
    )
    height = median * (1 + table["height_sd_share"] * random.standard_normal(len(age)))
    bmi = interpolated(parameters.table("growth", "bmi"), age)
    weight = bmi * np.exp(table["bmi_log_sd"] * random.standard_normal(len(age))) * (height / 100) ** 2
    return height, np.clip(weight, table["weight_low_kg"], table["weight_high_kg"])


def _heart_rates(parameters: Parameters, random: np.random.Generator, age: Floats) -> Floats:
    table = parameters.table("people", "heart_rate")
    mean = np.interp(age, [2.0, ADULT_FROM_Y], [table["child_at_2y"], table["child_at_18y"]])
    adult = age >= ADULT_FROM_Y
    mean = np.where(adult, table["adult_mean"], mean)
    spread = np.where(adult, table["adult_sd"], table["child_sd"])
    return np.clip(mean + spread * random.standard_normal(len(age)), table["low"], table["high"])


def interpolated(nodes: Mapping[str, float], at: Floats) -> Floats:
    """Return a table of `position -> value` read between its nodes."""
    return np.interp(at, [float(one) for one in nodes], list(nodes.values()))
