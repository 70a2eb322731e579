"""Reading calendar expressions: the parts of `analysis.dates` and `analysis.deadlines`."""
