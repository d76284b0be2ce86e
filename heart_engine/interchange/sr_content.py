"""The content tree of a structured report, walked with what each item inherits from those around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from heart_engine.interchange.codes import modern
from heart_engine.interchange.limits import MAX_NESTING, MAX_RESOURCES
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode

Concept = tuple[str, str]

FINDING_SITE = ("SCT", "363698007")
IMAGE_MODE = ("SCT", "399264008")
DERIVATION = ("DCM", "121401")
SELECTION_STATUS = ("DCM", "121404")
_INHERITED = (FINDING_SITE, IMAGE_MODE)


@dataclass(frozen=True, slots=True)
class Number:
    """One NUM item with its own modifiers and those it inherits."""

    concept: Concept
    value: str
    unit: str
    path: str
    modifiers: dict[Concept, Concept] = field(default_factory=dict)


def numbers(dataset: Any) -> Iterator[Number]:  # noqa: ANN401  # pydicom's dataset gives any attribute
    """Yield every NUM item; the site and image mode of a container hold for what it contains."""
    budget = [MAX_RESOURCES]
    yield from _walk(dataset, {}, "", 0, budget)


def concept_of(dataset: Any, name: str) -> Concept | None:  # noqa: ANN401  # as above
    """Return a code sequence's first code in today's form."""
    sequence = dataset.get(name)
    if not sequence:
        return None
    code = sequence[0]
    return modern(_text(code, "CodingSchemeDesignator"), _text(code, "CodeValue"))


def _walk(
    item: Any,  # noqa: ANN401  # as above
    inherited: dict[Concept, Concept],
    path: str,
    depth: int,
    budget: list[int],
) -> Iterator[Number]:
    if depth > MAX_NESTING:
        raise FileRefusedError(RefusalCode.UNSAFE, f"nested deeper than {MAX_NESTING}")
    children = list(item.get("ContentSequence") or ())
    budget[0] -= len(children)
    if budget[0] < 0:
        raise FileRefusedError(RefusalCode.TOO_LARGE, f"more than {MAX_RESOURCES} content items")
    own = dict(_modifiers(children))
    if item.get("ValueType") == "NUM":
        yield from _number(item, inherited | own, path)
    passed = inherited | {name: code for name, code in own.items() if name in _INHERITED}
    for index, child in enumerate(children, start=1):
        if child.get("ValueType") in ("CONTAINER", "NUM"):
            yield from _walk(child, passed, f"{path}.{index}" if path else str(index), depth + 1, budget)


def _modifiers(children: list[Any]) -> Iterator[tuple[Concept, Concept]]:
    for child in children:
        if child.get("ValueType") == "CODE":
            name, code = (
                concept_of(child, "ConceptNameCodeSequence"),
                concept_of(child, "ConceptCodeSequence"),
            )
            if name and code:
                yield name, code


def _number(item: Any, modifiers: dict[Concept, Concept], path: str) -> Iterator[Number]:  # noqa: ANN401  # as above
    concept = concept_of(item, "ConceptNameCodeSequence")
    measured = item.get("MeasuredValueSequence")
    if concept is None or not measured:
        return
    unit = concept_of(measured[0], "MeasurementUnitsCodeSequence")
    yield Number(concept, _text(measured[0], "NumericValue"), unit[1] if unit else "", path, modifiers)


def _text(dataset: Any, name: str) -> str:  # noqa: ANN401  # as above
    value = dataset.get(name)
    return "" if value is None else str(value).strip()[:64]
