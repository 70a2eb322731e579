"""Windows over a screen: questions, choices, forms, texts."""
