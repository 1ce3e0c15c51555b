"""How fast the stages are, how much the finders find, and what the checks let through."""
