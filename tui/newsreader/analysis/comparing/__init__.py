"""Holding two reports against each other: the parts of `analysis.align` and `analysis.facts`."""
