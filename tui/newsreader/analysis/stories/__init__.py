"""Which articles report one event: the parts of `analysis.grouping`."""
