"""Which story each article belongs to: what is like it, stories regrouped and numbered, copies folded, dates lent."""
