"""The linear variant: exactly Gaussian, so that the best achievable accuracy is known and not estimated.

Each defect has the same load in everybody and adds its effects; nothing interacts, nothing is left out,
nobody has another condition, hospitals differ in their mix alone. The likelihood of a report is then a
normal density of the positions times the probability of each grade.
"""

from __future__ import annotations

import math

import numpy as np

from heart_engine.cohort.confounders import no_confounders
from heart_engine.cohort.defects import equal_shunts
from heart_engine.cohort.hearts import VALVES, build_hearts
from heart_engine.cohort.hospital import KEYS, PRIMARY, SETS
from heart_engine.cohort.measurement import Columns, add_derived, grades, values_at
from heart_engine.cohort.parameters import Parameters
from heart_engine.cohort.people import Floats, Indices, People
from heart_engine.cohort.references import normals_at_default_sites

_ERF = np.vectorize(math.erf, otypes=[np.float64])


def measure_linear(
    parameters: Parameters, random: np.random.Generator, people: People, sets: Indices
) -> Columns:
    """Draw complete, unrounded reports of people whose label sets are known."""
    count = len(people)
    shunts = equal_shunts(sets, parameters.table("variant", "linear")["load"])
    hearts = build_hearts(parameters, random, people.age_years, shunts, no_confounders(count))
    sd = parameters.table("anatomy", "share")["reading_sd"]
    z = hearts.z + sd * random.standard_normal(hearts.z.shape)
    columns = values_at(normals_at_default_sites(parameters, people), z)
    add_derived(parameters, columns, people)
    severity = hearts.leak + parameters.table("valve", "reading")["sd"] * random.standard_normal(
        hearts.leak.shape
    )
    columns |= grades(parameters, severity, half_grades=True)
    columns |= {"wms": np.ones(count), "ea_ratio": np.full(count, np.nan)}
    return {key: columns[key] for key in KEYS}


def linear_posterior(parameters: Parameters, mix: Floats, people: People, columns: Columns) -> Floats:
    """Return the exact probability of each of SETS for reports of the linear variant; shape (n, 8)."""
    normals = normals_at_default_sites(parameters, people)
    z = np.column_stack([normals.z_of(key, columns[key]) for key in PRIMARY])
    mean_z, mean_leak = _means(parameters)
    whitened = np.linalg.cholesky(np.linalg.inv(_covariance(parameters)))
    distance = (z[:, None, :] - mean_z[None]) @ whitened  # (n, 8, fields)
    log_likelihood = -0.5 * (distance**2).sum(axis=2)
    log_likelihood += _log_grades(parameters, people, columns, mean_leak)
    with np.errstate(divide="ignore"):  # a set that the mix never holds has probability 0
        log_likelihood += np.log(mix)
    weight = np.exp(log_likelihood - log_likelihood.max(axis=1, keepdims=True))
    return np.asarray(weight / weight.sum(axis=1, keepdims=True))


def _means(parameters: Parameters) -> tuple[Floats, Floats]:
    """Return the mean position and the mean leak of each set, shapes (8, fields) and (8, valves)."""
    shunts = equal_shunts(np.arange(len(SETS)), parameters.table("variant", "linear")["load"])
    load = shunts.load.T
    drivers = {
        "asd": load[0],
        "vsd_left": load[1],
        "vsd_right": load[1],
        "pda_left": load[2],
        "pda_right": load[2],
    }
    scale = parameters.table("difficulty", "effect")["scale"]
    mean_z = sum(
        scale * np.outer(driver, [parameters.table("effect", name).get(key, 0.0) for key in PRIMARY])
        for name, driver in drivers.items()
    )
    mean_leak = sum(
        np.outer(driver, [parameters.table("valve", valve).get(name, 0.0) for valve in VALVES])
        for name, driver in drivers.items()
    )
    return np.asarray(mean_z), np.asarray(mean_leak)


def _covariance(parameters: Parameters) -> Floats:
    share = parameters.table("anatomy", "share")
    factors = [parameters.table("factor", name) for name in parameters.names("factor")]
    loading = np.array([[one.get(key, 0.0) for key in PRIMARY] for one in factors])
    own = share["anatomy_sd"] ** 2 - (loading**2).sum(axis=0) + share["reading_sd"] ** 2
    return np.asarray(loading.T @ loading + np.diag(own))


def _log_grades(parameters: Parameters, people: People, columns: Columns, mean_leak: Floats) -> Floats:
    """Return the log probability of the four grades under each set, shape (n, 8)."""
    table = parameters.table("valve", "threshold")
    names = np.array([0.0, *(float(one) for one in table)])
    limits = np.array([-np.inf, *table.values(), np.inf])
    decades = np.maximum(people.age_years - 40, 0) / 10
    reading = parameters.table("valve", "reading")["sd"]
    total = np.zeros((len(people), len(SETS)))
    for i, valve in enumerate(VALVES):
        own = parameters.table("valve", valve)
        mean = (own["base"] + own["per_10_y_after_40"] * decades)[:, None] + mean_leak[None, :, i]
        sd = math.hypot(own["sd"], reading)
        step = np.searchsorted(names, columns[valve])
        above, below = ((limits[step + one][:, None] - mean) / sd for one in (1, 0))
        total += np.log(np.maximum(_normal_cdf(above) - _normal_cdf(below), 1e-300))
    return total


def _normal_cdf(z: Floats) -> Floats:
    return np.asarray(0.5 * (1 + _ERF(z / math.sqrt(2))))
