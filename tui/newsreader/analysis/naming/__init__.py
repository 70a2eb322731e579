"""Finding names: the parts of `analysis.entities`, and the engine that can stand in for it."""
