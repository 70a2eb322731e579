"""The face for people: the only place that imports Textual or Rich."""
