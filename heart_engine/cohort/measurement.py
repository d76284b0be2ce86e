"""What a hospital writes down: reading error, its own shifts and sites, derived values, rounding, grades."""

from __future__ import annotations

import numpy as np

from heart_engine.cohort.hearts import VALVES, Hearts
from heart_engine.cohort.hospital import KEYS, PRIMARY, Hospital
from heart_engine.cohort.parameters import Parameters
from heart_engine.cohort.people import Floats, People
from heart_engine.cohort.references import LENGTHS, Normals
from heart_engine.domain.measurement import by_key

Columns = dict[str, Floats]

_Z_LIMITS = (-3.8, 12.0)  # below, the widest equation would give a chamber without size
_FS_LIMITS = (6.0, 68.0)


def measure(
    parameters: Parameters,
    random: np.random.Generator,
    hospital: Hospital,
    people: People,
    hearts: Hearts,
) -> Columns:
    """Return all 25 measurements, nothing left out yet except what a rhythm makes impossible."""
    normals = Normals(parameters, people, hospital.sites)
    columns = values_at(normals, _read_positions(parameters, random, hospital, hearts.z))
    _round_lengths(columns, tenth=hospital.tenth_mm)
    add_derived(parameters, columns, people)
    _reread_ejection(parameters, random, hospital, columns)
    if hospital.choices["sv_method"] == "lvot":
        columns["sv"] = _outflow_volume(parameters, random, hearts, normals)
        columns["co"] = columns["sv"] * people.heart_rate / 1000
    columns["ea_ratio"] = _second_ratio(parameters, random, hospital, columns["mv_ea_ratio"])
    columns["wms"] = hearts.wall_motion
    reading = parameters.table("valve", "reading")["sd"] * random.standard_normal(hearts.leak.shape)
    columns |= grades(parameters, hearts.leak + reading, half_grades=hospital.half_grades)
    for key in ("mv_a", "mv_ea_ratio", "ea_ratio"):
        columns[key] = np.where(hearts.fibrillation, np.nan, columns[key])  # no atrial kick, no A wave
    return {key: _printed(key, columns[key]) for key in KEYS}


def values_at(normals: Normals, z: Floats) -> Columns:
    """Return the measured quantities at the positions given, and the end-systolic diameter they imply."""
    inside = np.clip(z, *_Z_LIMITS)
    columns = {key: normals.value_at(key, inside[:, i]) for i, key in enumerate(PRIMARY)}
    shortening = np.clip(columns.pop("fs"), *_FS_LIMITS)
    return {**columns, "lvesd": columns["lvedd"] * (1 - shortening / 100)}


def add_derived(parameters: Parameters, columns: Columns, people: People) -> None:
    """Compute what a machine computes from diameters and velocities."""
    diastole, systole = (teichholz_ml(parameters, columns[key]) for key in ("lvedd", "lvesd"))
    columns["fs"] = 100 * (1 - columns["lvesd"] / columns["lvedd"])
    columns["ef"] = 100 * (1 - systole / diastole)
    columns["sv"] = diastole - systole
    columns["co"] = columns["sv"] * people.heart_rate / 1000
    columns["mv_ea_ratio"] = columns["mv_e"] / columns["mv_a"]


def teichholz_ml(parameters: Parameters, diameter_mm: Floats) -> Floats:
    """Return the volume of a round ventricle of this diameter."""
    table, cm = parameters.table("formula", "teichholz"), diameter_mm / 10
    return table["factor"] * cm**3 / (table["offset_cm"] + cm)


def grades(parameters: Parameters, severity: Floats, *, half_grades: bool) -> Columns:
    """Cut latent severities into the grades of the scale."""
    table = parameters.table("valve", "threshold")
    scale = [float(one) for one in table]
    kept = [one for one in scale if half_grades or one == int(one)]
    limits = [table[name] for name, one in zip(table, scale, strict=True) if one in kept]
    names = np.array([0.0, *kept])
    return {valve: names[np.searchsorted(limits, severity[:, i])] for i, valve in enumerate(VALVES)}


def _read_positions(
    parameters: Parameters, random: np.random.Generator, hospital: Hospital, z: Floats
) -> Floats:
    """Add the reader's error, the hospital's own shift of each field and a rare slip."""
    sd = parameters.table("anatomy", "share")["reading_sd"] * hospital.reading_factor
    table = parameters.table("hospital", "reading")
    slips = random.random(z.shape) < table["blunder_share"]
    slip = np.where(slips, table["blunder_sd"] * random.standard_normal(z.shape), 0.0)
    return np.asarray(z + sd * random.standard_normal(z.shape) + hospital.field_shift + slip)


def _round_lengths(columns: Columns, *, tenth: bool) -> None:
    """Round before deriving: a machine computes FS from the diameters it shows."""
    for key in (*LENGTHS, "lvesd"):
        wall = key in ("ivst", "lvpwt")
        columns[key] = np.round(columns[key], 1 if tenth or wall else 0)


def _reread_ejection(
    parameters: Parameters, random: np.random.Generator, hospital: Hospital, columns: Columns
) -> None:
    """Replace the computed EF by what this hospital's method gives."""
    table = parameters.table("hospital", "rounding")
    simpson = hospital.choices["ef_method"] == "biplane_simpson"
    sd, bias = (table["simpson_sd"], table["simpson_bias"]) if simpson else (table["ef_reading_sd"], 0.0)
    columns["ef"] = columns["ef"] + bias + sd * random.standard_normal(len(columns["ef"]))


def _second_ratio(
    parameters: Parameters, random: np.random.Generator, hospital: Hospital, ratio: Floats
) -> Floats:
    """Return the second E/A column as this hospital understands it."""
    table = parameters.table("hospital", "rounding")
    scatter = np.exp(table["tissue_ratio_log_sd"] * random.standard_normal(len(ratio)))
    match hospital.choices["second_ratio"]:
        case "tissue":
            return np.asarray(table["tissue_ratio_at_1"] * ratio ** table["tissue_ratio_power"] * scatter)
        case "duplicate":
            return ratio
        case _:
            return np.full_like(ratio, np.nan)


def _outflow_volume(
    parameters: Parameters, random: np.random.Generator, hearts: Hearts, normals: Normals
) -> Floats:
    """Return stroke volume at the aortic valve: a duct's blood passes there, a septal defect's does not."""
    table, zeros = parameters.table("hospital", "rounding"), np.zeros(len(hearts.z))
    diastole = normals.value_at("lvedd", zeros)
    systole = diastole * (1 - normals.value_at("fs", zeros) / 100)
    normal = teichholz_ml(parameters, diastole) - teichholz_ml(parameters, systole)
    duct = hearts.shunts.flow[:, 2] * table["duct_flow_in_lvot"]
    atrial = hearts.shunts.load[:, 0] * table["asd_load_in_lvot"]
    return np.asarray(
        normal * (1 + duct + atrial) * np.exp(table["lvot_log_sd"] * random.standard_normal(len(zeros)))
    )


def _printed(key: str, column: Floats) -> Floats:
    """Round to the digits a report shows and keep inside what the form accepts."""
    row = by_key()[key]
    decimals = row.decimals if key not in (*LENGTHS, "lvesd") else 1
    return np.asarray(np.clip(column, row.hard.low, row.hard.high).round(decimals))
