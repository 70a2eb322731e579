"""Pure functions on text and models: no files, no clock, no database."""
