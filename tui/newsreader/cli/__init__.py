"""The face for scripts: one click command per use case, as text and as --json."""
