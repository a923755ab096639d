"""How the weights that ship with Dragoman were made."""
