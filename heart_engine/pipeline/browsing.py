"""A page of the library that stands beside a loaded bundle."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from heart_engine.domain.case import Case
from heart_engine.library.browse import Listed, browse, by_similarity, in_order
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.protocol.messages import Browse, Page


def page_of(engine: HeartEngine, request: Browse) -> Page:
    """Return the page that is asked for."""
    return browse(_listed(engine, request), request)


def _listed(engine: HeartEngine, request: Browse) -> Iterator[Listed]:
    """Put the library in the order that is asked for."""
    if request.like is not None:
        return _like(engine, request.like)
    search = engine.library.search
    return in_order(search.named(request.case_ids) if request.case_ids else search.cases)


def _like(engine: HeartEngine, case: Case) -> Iterator[Listed]:
    with torch.inference_mode():
        [key] = engine.model.encode([engine.text_of(case)]).keys().cpu().numpy()
    return by_similarity(engine.library.search, key)
