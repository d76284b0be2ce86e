"""Simulated hospitals and the cohort format; hospital side, never imported by the clinic."""
