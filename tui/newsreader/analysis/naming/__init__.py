"""Finding names: the steps behind `analysis.entities`, and the engine that can replace its model.

Tokens (`tokens`) go through the model (`name_model`, fed by `name_features`, `name_facts`, `name_evidence` and
`name_lists`); its spans through the rules, which `name_pass` puts in order; and those become mentions with full forms
(`name_mentions`, `aliases`).
"""
