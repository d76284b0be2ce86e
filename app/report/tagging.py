"""A tagged PDF: which part of a page is a heading, a paragraph or decoration, in reading order."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked piece of a page."""

    page: int
    number: int
    tag: str


@contextlib.contextmanager
def tagged(canvas: Any, tag: str) -> Iterator[None]:  # noqa: ANN401  # reportlab carries no types
    """Mark everything that is drawn inside as one piece of the given kind."""
    number = canvas.next_mark(tag)
    canvas.write_operator(f"/{tag} <</MCID {number}>> BDC")
    yield
    canvas.write_operator("EMC")


@contextlib.contextmanager
def decoration(canvas: Any) -> Iterator[None]:  # noqa: ANN401  # reportlab carries no types
    """Mark what is drawn inside as something that a screen reader passes over."""
    canvas.write_operator("/Artifact BMC")
    yield
    canvas.write_operator("EMC")


def write_structure(document: Any, marks: list[Mark]) -> None:  # noqa: ANN401  # reportlab carries no types
    """Add the tree that says what each marked piece is, and where it stands in the reading order."""
    root_name, body_name = "structureRoot", "structureBody"
    parents: dict[int, list[Any]] = {}
    for mark in marks:
        element = _element(document, mark, body_name)
        parents.setdefault(mark.page, []).append(element)
    body = {"S": PDFName("Document"), "P": PDFObjectReference(root_name)}
    everything = [element for page in sorted(parents) for element in parents[page]]
    document.Reference(PDFDictionary({**body, "K": PDFArray(everything)}), body_name)
    document.Reference(_root(parents, body_name), root_name)
    document.Catalog.StructTreeRoot = PDFObjectReference(root_name)
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    for page in parents:
        _link_page(document.idToObject[f"Page{page}"], page)


def _element(document: Any, mark: Mark, parent: str) -> Any:  # noqa: ANN401  # reportlab carries no types
    element = PDFDictionary(
        {
            "S": PDFName(mark.tag),
            "P": PDFObjectReference(parent),
            "Pg": PDFObjectReference(f"Page{mark.page}"),
            "K": mark.number,
        }
    )
    return document.Reference(element, f"structure-{mark.page}-{mark.number}")


def _root(parents: dict[int, list[Any]], body: str) -> PDFDictionary:
    numbers = [entry for page, elements in parents.items() for entry in (page, PDFArray(elements))]
    return PDFDictionary(
        {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFObjectReference(body),
            "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
        }
    )


def _link_page(page: Any, number: int) -> None:  # noqa: ANN401  # reportlab carries no types
    """Give a page its key in the parent tree; reportlab writes only the entries that it knows by name."""
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = number
    page.Tabs = PDFName("S")
