"""Examining a library file, and mending one that is damaged."""
