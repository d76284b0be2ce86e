"""From a hospital's spreadsheet to `heart-cohort/1`: nothing filled, converted or deleted in silence."""
