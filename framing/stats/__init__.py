"""Statistics: one question a function, one tidy table an answer. The names are in the face of the package."""
