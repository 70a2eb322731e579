"""Rows of lists as lines of pieces, before anything is drawn."""
