"""A loaded bundle: everything that answering a case needs, put together once and never changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from heart_engine.bundle.manifest import Manifest
from heart_engine.domain.case import Case
from heart_engine.domain.labels import LabelSet, label_set_to_text
from heart_engine.model.abstention import AbstentionLimits
from heart_engine.model.case_text import case_text
from heart_engine.model.device import DeviceChoice
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.settings import ModelSettings
from heart_engine.model.standard_values import StandardValues
from heart_engine.pipeline.answering import Answering, VariantNumbers
from heart_engine.pipeline.declared_prevalence import completed_prevalence
from heart_engine.pipeline.golden import GoldenCase
from heart_engine.pipeline.library_folder import Library


@dataclass(frozen=True, slots=True)
class HeartEngine:
    """One bundle in one precision on one device, with the library that was selected."""

    manifest: Manifest
    settings: ModelSettings
    choice: DeviceChoice
    model: HeartModel
    answering: Answering
    frozen_standards: StandardValues
    own_library: Library  # the bundle's; the golden cases were answered beside it
    library: Library
    golden: tuple[GoldenCase, ...]

    @property
    def sets(self) -> tuple[LabelSet, ...]:
        """Return every answer that can be given, in the order of the scores."""
        return self.settings.prompt.label_sets

    @property
    def variant(self) -> str:
        """Return the name of the precision variant that runs."""
        return self.choice.precision.value

    @property
    def numbers(self) -> VariantNumbers:
        """Return what was measured in this variant: by the library's hospital, or by the bundle's maker."""
        return self.library.about.numbers.get(self.variant, self.bundle_numbers)

    @property
    def bundle_numbers(self) -> VariantNumbers:
        """Return what was measured in this variant where the bundle was made."""
        return self.answering.variants[self.variant]

    @property
    def limits(self) -> AbstentionLimits:
        """Return when not to answer: how far is too far is the library's own figure, where it has one."""
        limits, own = self.answering.limits, self.library.about.reach
        return dataclasses.replace(limits, farthest_neighbour=own[0]) if own else limits

    @property
    def library_name(self) -> str:
        """Return what results call the library."""
        return self.library.name(self.variant)

    @property
    def trained_prevalence(self) -> tuple[float, ...]:
        """Return the prior of the training data, in the order of the scores."""
        by_text = self.manifest.spectrum.prevalence
        return tuple(by_text[label_set_to_text(one)] for one in self.sets)

    @property
    def standards(self) -> StandardValues:
        """Return the bundle's standard values, as the library's hospital reads them."""
        return self.frozen_standards.with_shifts(self.library.about.shifts)

    def prevalence(self, declared: Mapping[str, float]) -> dict[str, float]:
        """Return the prevalence that an answer is given at, by label set text in the order of the scores."""
        usual = {
            label_set_to_text(one): self.answering.prevalence[label_set_to_text(one)] for one in self.sets
        }
        return completed_prevalence(usual, declared)

    def text_of(self, case: Case) -> str:
        """Write a case as the model reads it."""
        return case_text(case, self.standards, self.settings.text)

    def beside_own_library(self) -> HeartEngine:
        """Return the same engine beside the bundle's own library."""
        return dataclasses.replace(self, library=self.own_library)
