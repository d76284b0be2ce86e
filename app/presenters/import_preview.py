"""What an import offers to the form: each value beside the text it was read from, for a yes or a no.

What the reader is certain of is offered with a yes, a doubt with a no; nothing lands before a person took
the whole offer over. A text is never taken as it was read elsewhere: what lands is what the form's own
parser makes of the value with its unit.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.language import Language
from app.presenters.examination import examine
from app.presenters.field_names import field_name
from app.presenters.field_view import full_disagreement
from app.presenters.form import EXAM_DATE, Form, known, unit_of, with_text, with_typed
from heart_engine.domain.case import Sex
from heart_engine.domain.checks import CheckLevel
from heart_engine.domain.measurement import by_key
from heart_engine.domain.numbers import Status, parse_typed, typed_keys

SEX: Final = "_sex"
DATE: Final = "_date"
CERTAIN: Final = frozenset({"value", "split"})
SAID: Final = frozenset({Status.MISSING.value, Status.INEQUALITY.value, Status.RANGE.value})
CLEAR_CHARS: Final = 120


@dataclass(frozen=True, slots=True)
class Offer:
    """One reading of one text in a file."""

    key: str
    raw: str
    value: float | str | None
    status: str
    proposal: str
    place: str
    header: str

    @property
    def certain(self) -> bool:
        """Say whether the reader has no doubt."""
        return self.status in CERTAIN or self.status in SAID


@dataclass(frozen=True, slots=True)
class Study:
    """One examination of a file."""

    number: int
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """Everything that one file offers, and what of it was not read."""

    source: str
    studies: tuple[Study, ...]
    left_out: tuple[str, ...]  # headers and places, never their texts, which may be a person's


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer in words."""

    field: str
    raw: str
    taken_as: str
    remark: str
    place: str


def import_preview(document: Mapping[str, Any], source: str) -> ImportPreview:
    """Read what the reading process answered; fields that the form does not have are left out."""
    studies: dict[int, list[Offer]] = {}
    for candidate in document["candidates"]:
        if candidate["key"] in (*typed_keys(), SEX, DATE):
            studies.setdefault(candidate["where"]["study"], []).append(_offer(candidate))
    left_out = [_left_out(one["where"]) for one in document["ignored"]]
    return ImportPreview(
        source,
        tuple(Study(number, tuple(offers)) for number, offers in sorted(studies.items())),
        tuple(dict.fromkeys(filter(None, left_out))),
    )


def landing(form: Form, offer: Offer) -> Form | None:
    """Return the form with one offer taken over; None where nothing of it can land."""
    if offer.key == SEX:
        return dataclasses.replace(form, sex=Sex(offer.value)) if offer.value in set(Sex) else None
    if offer.key == DATE:
        dated = with_text(form, EXAM_DATE, str(offer.value or offer.proposal))
        return dated if dated.context.exam_date is not None else None
    if isinstance(offer.value, float | int):
        return with_typed(form, known(offer.key, float(offer.value)))
    text = offer.raw if offer.status in SAID else _settling(offer)
    return with_text(form, offer.key, text) if text else None


def taken_over(form: Form, offers: Iterable[Offer]) -> Form:
    """Return the form with every offer that a person said yes to."""
    for offer in offers:
        form = landing(form, offer) or form
    return form


def disagreements(form: Form, offers: Iterable[Offer], language: Language) -> tuple[str, ...]:
    """Say which numbers would not agree with each other if all of this were taken over."""
    checks = examine(taken_over(form, offers)).checks
    return tuple(full_disagreement(one, language) for one in checks if one.level is not CheckLevel.OK)


def offer_line(offer: Offer, form: Form, language: Language) -> OfferLine:
    """Say what an offer is, what it would become, and what stands in the form already."""
    landed = landing(form, offer)
    taken_as = "" if landed is None else _standing(landed, offer.key, language)
    return OfferLine(
        field=field_name(EXAM_DATE if offer.key == DATE else offer.key, language),
        raw=_clear(offer.raw),
        taken_as=taken_as,
        remark=_remark(offer, form, taken_as, language),
        place=offer.place if not offer.header else f"{offer.place} {_clear(offer.header)}".strip(),
    )


def is_proposed(offer: Offer, form: Form) -> bool:
    """Say whether an offer begins with a yes: certain, possible, and not against what was typed."""
    landed = landing(form, offer)
    if landed is None or not offer.certain:
        return False
    key = EXAM_DATE if offer.key == DATE else offer.key
    untouched = form.sex is Sex.UNKNOWN if key == SEX else not form.text(key)
    return untouched or landed == form


def _remark(offer: Offer, form: Form, taken_as: str, language: Language) -> str:
    if not taken_as:
        return language.text("import.cannot_land")
    standing = _standing(form, offer.key, language)
    if standing and standing != taken_as:
        return language.text("import.stands_already", value=standing)
    if offer.status in SAID:
        return language.text(f"verdict.{offer.status}")
    return "" if offer.certain else language.text("import.please_confirm")


def _standing(form: Form, key: str, language: Language) -> str:
    """Write what a box holds, with its unit."""
    if key == SEX:
        return "" if form.sex is Sex.UNKNOWN else language.text(f"patient.sex.{form.sex}")
    text = form.text(EXAM_DATE if key == DATE else key)
    return f"{text} {unit_of(key)}".strip() if key in by_key() and form.value(key) is not None else text


def _settling(offer: Offer) -> str | None:
    """Return the text that the form's parser takes for what the reader proposes."""
    plain = offer.proposal.split(" (")[0]
    candidates = (offer.proposal, plain, f"{plain} {unit_of(offer.key)}".strip())
    return next(
        (one for one in candidates if one and parse_typed(offer.key, one).status is Status.VALUE), None
    )


def _offer(candidate: Mapping[str, Any]) -> Offer:
    where = candidate["where"]
    cell = "".join(str(where.get(name) or "") for name in ("column", "row"))
    return Offer(
        key=candidate["key"],
        raw=candidate["raw"],
        value=candidate["value"],
        status=candidate["status"],
        proposal=candidate["proposal"] or "",
        place=cell or where.get("path") or "",
        header=where.get("header") or "",
    )


def _left_out(where: Mapping[str, Any]) -> str:
    return _clear(str(where.get("header") or where.get("path") or ""))


def _clear(text: str) -> str:
    """Cut what a file says to one line that fits a cell."""
    line = " ".join(text.split())
    return line if len(line) <= CLEAR_CHARS else f"{line[:CLEAR_CHARS]}…"
