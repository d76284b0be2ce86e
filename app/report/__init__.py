"""The printed report: plain values, then their layout, then a PDF; never Qt."""
