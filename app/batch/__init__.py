"""A table of cases, screened row by row; the same for the command and for the window."""
