"""Shunts: how large each defect is, how much blood crosses it, what the lungs' resistance makes of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heart_engine.cohort.hospital import SETS
from heart_engine.cohort.parameters import Parameters
from heart_engine.cohort.people import Flags, Floats, Indices
from heart_engine.domain.labels import LABELS

_DEFECTS = {"asd": "asd", "vsd": "vsd", "pdo": "pda"}  # the third label is simulated as a duct


@dataclass(frozen=True, slots=True)
class Shunts:
    """What flows where; a load is doublings of flow (1 where Qp/Qs is 2), 0 without the defect."""

    present: Flags  # (n, 3) in the order of LABELS
    flow: Floats  # (n, 3) extra lung flow as a share of body flow, after all interactions
    load: Floats  # (n, 3) log2(1 + flow)
    resistance: Floats  # doublings of the lungs' resistance over normal; 0 in most
    pressure: Floats  # load on the right ventricle
    left_share: Floats  # how much of a post-tricuspid load reaches the left heart
    cusp_prolapse: Flags  # an aortic cusp sinks into the ventricular defect

    @property
    def qp_over_qs(self) -> Floats:
        """Return lung flow over body flow."""
        return np.asarray(1 + self.flow.sum(axis=1))


def draw_shunts(
    parameters: Parameters, random: np.random.Generator, sets: Indices, age: Floats, interaction: float
) -> Shunts:
    """Draw the defects of people with known label sets; `interaction` scales how they bend each other."""
    present = _membership()[sets]
    open_flow = np.column_stack([_open_flow(parameters, random, label, len(sets)) for label in LABELS])
    flow = _bent_by_each_other(parameters, np.where(present, open_flow, 0.0), age, interaction)
    resistance = _late_resistance(parameters, random, flow, age) * interaction
    loss = np.exp(-parameters.table("resistance", "height")["flow_loss"] * resistance)
    flow = flow * loss[:, None]
    load = np.log2(1 + flow)
    table = parameters.table("resistance", "pressure")
    prolapse = random.random(len(sets)) < parameters.table("prolapse", "vsd")["share"]
    return Shunts(
        present=present,
        flow=flow,
        load=load,
        resistance=resistance,
        pressure=interaction * table["from_flow"] * load.sum(axis=1) + table["from_resistance"] * resistance,
        left_share=_left_share(parameters, load[:, 0], resistance, interaction),
        cusp_prolapse=prolapse & present[:, LABELS.index("vsd")],
    )


def equal_shunts(sets: Indices, load: float) -> Shunts:
    """Return the linear variant's shunts: the same load in everybody, nothing bends anything."""
    present = _membership()[sets]
    zeros = np.zeros(len(sets))
    return Shunts(
        present=present,
        flow=np.where(present, 2.0**load - 1, 0.0),
        load=np.where(present, load, 0.0),
        resistance=zeros,
        pressure=zeros,
        left_share=np.ones(len(sets)),
        cusp_prolapse=np.zeros(len(sets), dtype=np.bool_),
    )


def _membership() -> Flags:
    return np.array([[label in one for label in LABELS] for one in SETS])


def _open_flow(parameters: Parameters, random: np.random.Generator, label: str, count: int) -> Floats:
    """Return the flow a defect would let through alone, against normal resistance."""
    table = parameters.table("defect", _DEFECTS[label])
    relative_size = np.exp(table["size_log_sd"] * random.standard_normal(count))
    scatter = np.exp(table["flow_log_sd"] * random.standard_normal(count))
    flow = table["flow_at_median"] * relative_size ** table["flow_power"] * scatter
    return np.minimum(flow, table["flow_limit"])


def _bent_by_each_other(parameters: Parameters, flow: Floats, age: Floats, interaction: float) -> Floats:
    """Let shunts compete, left heart load push through an atrial defect, and age widen the atrial shunt."""
    competition = interaction * parameters.table("interaction", "competition")["per_other_flow"]
    others = flow.sum(axis=1, keepdims=True) - flow
    bent = flow / (1 + competition * others)
    per_decade = parameters.table("interaction", "asd_age")["per_10_y_after_30"]
    stiffening = 1 + interaction * per_decade * np.maximum(age - 30, 0) / 10
    pushed = 1 + interaction * parameters.table("interaction", "steal")["extra_asd"] * bent[:, 1:].sum(axis=1)
    bent[:, 0] *= stiffening * pushed
    return np.asarray(bent)


def _late_resistance(
    parameters: Parameters, random: np.random.Generator, flow: Floats, age: Floats
) -> Floats:
    """Return doublings of resistance; years of flow at pressure bring it on, an atrial shunt less so."""
    onset, height = parameters.table("resistance", "onset"), parameters.table("resistance", "height")
    logit = (
        onset["intercept"]
        + onset["per_post_tricuspid_flow"] * flow[:, 1:].sum(axis=1)
        + onset["per_asd_flow"] * flow[:, 0]
        + onset["per_10_y_after_40"] * (age - 40) / 10
    )
    has_onset = random.random(len(age)) < 1 / (1 + np.exp(-logit))
    drawn = np.log2(height["median"]) + height["log_sd"] / np.log(2) * random.standard_normal(len(age))
    return np.where(has_onset & (flow.sum(axis=1) > 0), np.maximum(drawn, 0.0), 0.0)


def _left_share(parameters: Parameters, asd_load: Floats, resistance: Floats, interaction: float) -> Floats:
    """Return the part of the returning lung flow that still fills the left ventricle."""
    unload = interaction * parameters.table("interaction", "steal")["unload"] * asd_load / (1 + asd_load)
    loss = np.exp(-parameters.table("interaction", "eisenmenger")["left_loss"] * resistance)
    return (1 - unload) * loss
