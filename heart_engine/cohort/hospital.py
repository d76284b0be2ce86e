"""One simulated hospital: whom it sees, where it measures, how it writes and how it codes."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from heart_engine.cohort.parameters import Parameters
from heart_engine.cohort.people import Floats
from heart_engine.domain.labels import label_set_to_text, label_sets
from heart_engine.domain.measurement import measurements

SETS = label_sets(with_none=True)
"""All eight answers; a case's truth is an index into this tuple."""

SET_TEXTS = tuple(label_set_to_text(one) for one in SETS)
KEYS = tuple(one.key for one in measurements())
PRIMARY = (
    "lvedd",
    "fs",
    "lvpwt",
    "ivst",
    "rvot",
    "lad",
    "ao_sinus",
    "ao_annulus",
    "pa",
    "ra",
    "rv",
    "mv_e",
    "mv_a",
    "mve_e",
)
"""What is simulated as a position (z); everything else is computed from these or graded."""


class Spectrum(StrEnum):
    """Which patients a cohort holds."""

    SCREENING = "screening"  # controls, confounders, many hospitals
    PAPER = "paper"  # one hospital, adults, every patient has a defect


class Role(StrEnum):
    """What a hospital's cases may be used for; fixed by its index, whatever the seed."""

    TRAINING = "training"
    CALIBRATION = "calibration"
    TEST = "test"


_ROLE_BY_LAST_DIGIT = (Role.TRAINING,) * 7 + (Role.CALIBRATION,) + (Role.TEST,) * 2


def role_of(index: int) -> Role:
    """Return the role of a hospital: last digit 0 to 6 trains, 7 calibrates, 8 and 9 test."""
    return _ROLE_BY_LAST_DIGIT[index % len(_ROLE_BY_LAST_DIGIT)]


def indices_of(role: Role, count: int, *, first: int = 0) -> tuple[int, ...]:
    """Return the first hospitals of a role, from the index given on."""
    of_role = (index for index in itertools.count(first) if role_of(index) is role)
    return tuple(itertools.islice(of_role, count))


@dataclass(frozen=True, slots=True)
class Hospital:
    """The habits of one hospital; nothing here belongs to a patient."""

    index: int
    seed: int
    spectrum: Spectrum
    mix: Floats  # probability of each of SETS
    confounder_in_controls: float
    confounder_in_defects: float
    children: float
    age_shift_y: float
    field_shift: Floats  # sd, one per PRIMARY
    reading_factor: float
    choices: Mapping[str, str]  # site, method and convention by name
    tenth_mm: bool
    half_grades: bool
    form_shares: Mapping[str, float]
    left_out: Mapping[str, float]
    no_leak_left_out: float

    @property
    def name(self) -> str:
        """Return the id that cohort files carry."""
        return f"{'P' if self.spectrum is Spectrum.PAPER else 'H'}{self.index:04d}"

    @property
    def sites(self) -> Mapping[str, str]:
        """Return where the measurements that have a choice of site are taken."""
        return {key: self.choices[f"{key}_site"] for key in ("rv", "mve_e", "rvot")}


def hospital_stream(spectrum: Spectrum, index: int, seed: int, purpose: int) -> np.random.Generator:
    """Return random numbers that depend on the hospital and the seed alone, never on what else is drawn."""
    kind = list(Spectrum).index(spectrum)
    return np.random.default_rng(np.random.SeedSequence(entropy=seed, spawn_key=(kind, index, purpose)))


def draw_hospital(parameters: Parameters, spectrum: Spectrum, index: int, seed: int) -> Hospital:
    """Draw a hospital's habits."""
    random = hospital_stream(spectrum, index, seed, purpose=0)
    paper = spectrum is Spectrum.PAPER
    shares = parameters.table(spectrum, "shares")
    return Hospital(
        index=index,
        seed=seed,
        spectrum=spectrum,
        mix=_mix(parameters, random, spectrum),
        confounder_in_controls=shares.get("confounder_in_controls", 0.0),
        confounder_in_defects=shares["confounder_in_defects"],
        children=0.0 if paper else _children(shares, random),
        age_shift_y=parameters.table("hospital", "patients")["age_shift_sd_y"] * random.standard_normal(),
        field_shift=_field_shift(parameters, random),
        reading_factor=float(
            np.exp(parameters.table("hospital", "reading")["factor_log_sd"] * random.standard_normal())
        ),
        choices=_choices(parameters, random, paper=paper),
        tenth_mm=bool(random.random() < parameters.table("hospital", "rounding")["tenth_mm_share"]),
        half_grades=bool(random.random() < parameters.table("hospital", "rounding")["half_grades_share"]),
        form_shares=_form_shares(parameters, random, spectrum),
        left_out=_left_out(parameters, random, paper=paper),
        no_leak_left_out=0.0 if paper else parameters.table("left_out", "habits")["no_leak"],
    )


def _mix(parameters: Parameters, random: np.random.Generator, spectrum: Spectrum) -> Floats:
    table = parameters.table("mix", spectrum)
    shares = np.array([table.get(text, 0.0) for text in SET_TEXTS])
    if spectrum is Spectrum.PAPER:
        return shares
    spread = parameters.table("mix_spread", spectrum)
    defects = random.dirichlet(shares[1:] / shares[1:].sum() * spread["concentration"])
    weight = spread["controls_concentration"]
    controls = random.beta(shares[0] * weight, (1 - shares[0]) * weight)
    return np.concatenate([[controls], (1 - controls) * defects])


def _children(shares: Mapping[str, float], random: np.random.Generator) -> float:
    drawn = shares["children_median"] * np.exp(shares["children_log_sd"] * random.standard_normal())
    return float(min(drawn, shares["children_high"]))


def _field_shift(parameters: Parameters, random: np.random.Generator) -> Floats:
    table = parameters.table("hospital", "shift")
    sd = table["large_sd"] if random.random() < table["large_share"] else table["small_sd"]
    return np.asarray(sd * random.standard_normal(len(PRIMARY)))


def _choices(parameters: Parameters, random: np.random.Generator, *, paper: bool) -> dict[str, str]:
    chosen = {}
    for name in parameters.names("choice"):
        options = parameters.table("choice", name)
        chosen[name] = str(random.choice(list(options), p=list(options.values())))
    # The paper's hospital codes everything it finds: its 32 triple cases say so.
    return {**chosen, "convention": "all"} if paper else chosen


def _form_shares(parameters: Parameters, random: np.random.Generator, spectrum: Spectrum) -> dict[str, float]:
    table = dict(parameters.table("form_share", spectrum))
    concentration = table.pop("concentration")
    if not concentration:
        return table
    drawn = random.dirichlet(np.array(list(table.values())) * concentration)
    return dict(zip(table, drawn.tolist(), strict=True))


def _left_out(parameters: Parameters, random: np.random.Generator, *, paper: bool) -> dict[str, float]:
    habits = parameters.table("left_out", "habits")
    factor = np.exp(habits["hospital_log_sd"] * random.standard_normal(len(KEYS)))
    if paper:
        factor = factor * habits["paper_factor"]  # "missing values treated" in the paper
    table = parameters.table("left_out", "full")
    return {key: min(0.95, table[key] * float(one)) for key, one in zip(KEYS, factor, strict=True)}
