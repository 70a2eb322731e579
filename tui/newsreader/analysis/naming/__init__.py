"""Finding names: the steps behind `analysis.entities`, and the engine that can replace its model.

Tokens (`tokens`) go through the model (`model`, fed by `features`, `facts`, `evidence` and `lists`); its spans through the
rules, which `settling` puts in order; and those become mentions with full forms (`mentions`, `aliases`).
"""
