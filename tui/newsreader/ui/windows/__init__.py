"""Windows over a screen: questions, choices, forms. Each ends with an answer."""
