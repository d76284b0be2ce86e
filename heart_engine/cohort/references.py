"""Normal values of whole columns: the published equations of the clinical table, in both directions.

`value_at` turns a position (z) into millimetres or cm/s for each person, `z_of` turns a value back. The
scalar form for one patient lives in `heart_engine.domain`; a test holds the two together.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from heart_engine.cohort.parameters import Parameters
from heart_engine.cohort.people import Floats, People, interpolated
from heart_engine.domain.resources import resource_path

LENGTHS = ("lvedd", "lvpwt", "ivst", "rvot", "lad", "ao_sinus", "ao_annulus", "pa", "ra", "rv")
DEFAULT_SITES = {"rv": "plax_ap", "mve_e": "septal", "rvot": "psax_distal"}

_CHILD_EQUATIONS = {
    "lvedd": "phn_lvedd",
    "lvesd": "cantinotti14_lvesd",
    "lvpwt": "phn_lvpwt",
    "ivst": "phn_ivst",
    "lad": "neilan_lad",
    "ao_sinus": "phn_ao_sinus",
    "ao_annulus": "phn_ao_annulus",
    "pa": "phn_pa",
    "ra": "cantinotti14_ra",
    "rv": "detroit_rv",
    "rv_basal": "cantinotti14_rv_basal",
    "rv_mid": "cantinotti14_rv_mid",
    "mv_e": "dallaire_mv_e",
    "mv_a": "dallaire_mv_a",
}
_MM_PER_CM = 10.0
_RV_SITES = {"plax_ap": "rv", "a4c_basal": "rv_basal", "a4c_mid": "rv_mid"}


@dataclass(frozen=True, slots=True)
class Scale:
    """A normal distribution per person, of the value itself or of its logarithm."""

    mean: Floats
    sd: Floats
    logarithmic: bool = False

    def value_at(self, z: Floats) -> Floats:
        """Return the value that lies z standard deviations from normal."""
        at = self.mean + self.sd * z
        return np.exp(at) if self.logarithmic else at

    def z_of(self, value: Floats) -> Floats:
        """Return how many standard deviations a value lies from normal."""
        return ((np.log(value) if self.logarithmic else value) - self.mean) / self.sd


@dataclass(frozen=True, slots=True)
class Normals:
    """The normal values of some people, measured at one hospital's sites."""

    parameters: Parameters
    people: People
    sites: Mapping[str, str]

    def value_at(self, key: str, z: Floats) -> Floats:
        """Return the measurement at position z for each person."""
        adult, child = self.scales(key)
        return np.where(self.people.adult, adult.value_at(z), child.value_at(z))

    def z_of(self, key: str, value: Floats) -> Floats:
        """Return the position of a measurement for each person."""
        adult, child = self.scales(key)
        return np.where(self.people.adult, adult.z_of(value), child.z_of(value))

    def scales(self, key: str) -> tuple[Scale, Scale]:
        """Return the adult and the child scale; each is meant for its own people only."""
        if key == "fs":
            return self._shortening()
        if key == "rvot":
            both = self._adult_outflow()
            return both, both  # no children's equation exists; the adult one shrinks with weight
        if key == "mve_e":
            return self._annular_velocity()
        if key == "mv_e":
            return self._adult_early_filling(), self._child(key)
        if key == "mv_a":
            return self._adult_late_filling(), self._child(key)
        at_site = _RV_SITES[self.sites["rv"]] if key == "rv" else key
        return _adult_scale(f"omam_{at_site}", self.people), self._child(at_site)

    def _child(self, key: str) -> Scale:
        return _child_scale(_CHILD_EQUATIONS[key], self.people)

    def _shortening(self) -> tuple[Scale, Scale]:
        """Return FS in percent; its mean is what the two mean diameters imply."""
        means = [
            100 * (1 - systole.value_at(_zeros(self.people)) / diastole.value_at(_zeros(self.people)))
            for systole, diastole in zip(self.scales("lvesd"), self.scales("lvedd"), strict=True)
        ]
        sd = np.full(len(self.people), self.parameters.table("normal", "fs")["sd"])
        return Scale(means[0], sd), Scale(means[1], sd)

    def _adult_outflow(self) -> Scale:
        factor = self.parameters.table("site", "rvot")[self.sites["rvot"]]
        scale = _adult_scale("omam_rvot", self.people)
        return Scale(scale.mean * factor, scale.sd * factor)

    def _annular_velocity(self) -> tuple[Scale, Scale]:
        site, age = self.sites["mve_e"], self.people.age_years
        adult = {
            one: interpolated(self.parameters.table("normal", f"mve_e_{one}"), age)
            for one in ("septal", "lateral")
        }
        adult["average"] = (adult["septal"] + adult["lateral"]) / 2
        sd = self.parameters.table("normal", "mve_e")[f"sd_{site}"]
        walls = ("septal", "lateral") if site == "average" else (site,)
        child = [_child_scale(f"eidem_mve_e_{wall}", self.people) for wall in walls]
        return Scale(adult[site], np.full(len(age), sd)), Scale(
            np.mean([one.mean for one in child], axis=0), np.mean([one.sd for one in child], axis=0)
        )

    def _adult_early_filling(self) -> Scale:
        table = self.parameters.table("normal", "mv_e")
        mean = table["at_40_y"] + table["per_y"] * (self.people.age_years - 40)
        return Scale(mean, np.full(len(mean), table["sd"]))

    def _adult_late_filling(self) -> Scale:
        ratio = self.parameters.table("normal", "ea_ratio")
        per_year = np.log(ratio["at_75_y"] / ratio["at_25_y"]) / 50
        mean_ratio = ratio["at_25_y"] * np.exp(per_year * (self.people.age_years - 25))
        mean = self._adult_early_filling().mean / mean_ratio
        return Scale(mean, mean * self.parameters.table("normal", "mv_a")["sd_share"])


def normals_at_default_sites(parameters: Parameters, people: People) -> Normals:
    """Return the reference that a reader uses who does not know the hospital's sites."""
    return Normals(parameters, people, DEFAULT_SITES)


@functools.cache
def _document() -> dict[str, Any]:
    text = resource_path("domain", "zscore_equations.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


@functools.cache
def _equation(equation_id: str) -> dict[str, Any]:
    return next(one for one in _document()["equations"] if one["id"] == equation_id)


def _adult_scale(equation_id: str, people: People) -> Scale:
    """Return OMAM's power law of age, weight and height."""
    equation = _equation(equation_id)
    c, from_age = equation["coef"], equation["valid"]["age_y"][0]
    age = np.maximum(people.age_years, from_age)  # children pass through here and are replaced by the caller
    predicted = c["constant"] * age ** c["a"] * people.weight_kg ** c["w"] * people.height_cm ** c["h"]
    return Scale(predicted * c["mean"], predicted * c["sd"])


def _child_scale(equation_id: str, people: People) -> Scale:
    """Return one children's equation; the form is told by the id's first word, the paper it comes from."""
    equation = _equation(equation_id)
    paper, _, quantity = equation_id.partition("_")
    if paper == "dallaire" and quantity == "mv_a":
        return _dallaire_logarithmic(equation, people)
    return _CHILD_FORMS[paper](equation, people)


def _surface(equation: dict[str, Any], people: People) -> Floats:
    """Return body surface by the equation's own formula, inside the range it was published for."""
    name = str(equation["bsa"]).split(" ", 1)[0]
    constant, *powers = _document()["bsa_formulas"][name].split("*")
    columns = {"height_cm": people.height_cm, "weight_kg": people.weight_kg}
    surface = np.full(len(people), float(constant))
    for power in powers:
        quantity, exponent = power.split("^")
        surface = surface * columns[quantity] ** float(exponent)
    return np.asarray(np.clip(surface, *equation["valid"].get("bsa", (0.0, np.inf))))


def _phn(equation: dict[str, Any], people: People) -> Scale:
    c = equation["coef"]
    size = _MM_PER_CM * _surface(equation, people) ** c["exp"]
    return Scale(size * c["mean"], size * c["sd"])


def _cantinotti(equation: dict[str, Any], people: People) -> Scale:
    c = equation["coef"]
    mean = c["intercept"] + c["slope"] * np.log(_surface(equation, people))
    return Scale(mean, np.full(len(mean), c["rmse"]), logarithmic=True)


def _detroit(equation: dict[str, Any], people: People) -> Scale:
    c, b = equation["coef"], _surface(equation, people)
    mean = c["intercept"] + c["b1"] * b + c["b2"] * b**2 + c["b3"] * b**3 + np.log(_MM_PER_CM)
    return Scale(mean, np.full(len(mean), np.sqrt(c["mse"])), logarithmic=True)


def _neilan(equation: dict[str, Any], people: People) -> Scale:
    c = equation["coef"]
    size = c["k"] * np.clip(people.weight_kg, *equation["valid"]["weight_kg"]) ** c["exp"]
    return Scale(size * c["mean"], size * c["sd"])


def _dallaire(equation: dict[str, Any], people: People) -> Scale:
    c, b = equation["coef"], _surface(equation, people)
    return Scale(c["a"] * b**3 + c["b"] * b**2 + c["c"] * b + c["d"], c["g"] * b + c["h"])


def _dallaire_logarithmic(equation: dict[str, Any], people: People) -> Scale:
    c, b = equation["coef"], _surface(equation, people)
    return Scale(c["e"] * b ** c["f"], c["g"] * b + c["h"], logarithmic=True)


def _eidem(equation: dict[str, Any], people: People) -> Scale:
    c = equation["coef"]
    band = np.searchsorted(c["age_from_y"], people.age_years, side="right") - 1
    mean, sd = np.asarray(c["mean_sd"])[band].T
    return Scale(mean, sd)


_CHILD_FORMS = {
    "phn": _phn,
    "cantinotti14": _cantinotti,
    "detroit": _detroit,
    "neilan": _neilan,
    "dallaire": _dallaire,
    "eidem": _eidem,
}


def _zeros(people: People) -> Floats:
    return np.zeros(len(people))
