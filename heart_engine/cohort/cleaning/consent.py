"""Whether a row may leave its file at all: by whose consent, and whether it is a minor's."""

from __future__ import annotations

import functools

from heart_engine.cohort.cleaning.mapping import CleaningMapping
from heart_engine.cohort.cleaning.roles import Role
from heart_engine.cohort.cleaning.studies import Study
from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.resources import read_table
from heart_engine.domain.typed_text import plain

REFUSED = "refused"
SECTIONS = {Role.CONSENT: "consents", Role.MINOR: "minors"}
_FOR_MINORS = ("guardian", "waiver")


def meaning_of(role: Role, text: str, mapping: CleaningMapping) -> str | None:
    """Return what a text of a consent or minor column means; a person's word goes first."""
    return mapping.said(SECTIONS[role], text) or _known(role).get(plain(text))


def meanings(role: Role) -> tuple[str, ...]:
    """Return what a text of this column may mean."""
    return tuple(dict.fromkeys(_known(role).values()))


def reason_to_stay_out(study: Study, mapping: CleaningMapping) -> str | None:
    """Return why a row stays out; None where its consent and its minor flag are both stated and agree."""
    basis = meaning_of(Role.CONSENT, study.said.get(Role.CONSENT, ""), mapping)
    minor = meaning_of(Role.MINOR, study.said.get(Role.MINOR, ""), mapping)
    if basis is None or minor is None:
        return "no_consent_basis" if basis is None else "no_minor_flag"
    if basis == REFUSED:
        return "consent_refused"
    group = age_group(study.case.patient)
    if group is not AgeGroup.UNKNOWN and (group is AgeGroup.CHILD) != (minor == "yes"):
        return "minor_flag_contradicts_age"
    if minor == "yes" and basis not in _FOR_MINORS:
        return "minor_without_guardian"
    return None


@functools.cache
def _known(role: Role) -> dict[str, str]:
    rows = read_table("consent_words.csv")
    return {plain(row["text"]): row["meaning"] for row in rows if row["kind"] == role.value}
