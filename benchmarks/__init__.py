"""How fast each stage is on growing text."""
