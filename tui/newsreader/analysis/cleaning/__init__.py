"""Telling the article from what stands beside it: the parts of `analysis.clean`."""
