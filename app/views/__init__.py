"""Widgets: they build, bind and paint, and decide nothing."""
