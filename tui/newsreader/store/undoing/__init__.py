"""Undo. A change is recorded as the rows it touched, before and after (`images`), and logged as one step (`undo`).

Undoing writes the rows back and recomputes what depends on them (`restoring`); what an import brought meanwhile stays.
"""
