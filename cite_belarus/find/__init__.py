"""Words in any script find a work in any other."""
