"""The scorer of antecedents: how its weights were made."""
