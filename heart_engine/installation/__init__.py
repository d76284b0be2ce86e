"""Bundles and libraries from a stick into a user's own folder: checked in full, never half there."""
