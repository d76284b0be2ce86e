"""The desktop: a window, an engine client, reports; never torch."""
