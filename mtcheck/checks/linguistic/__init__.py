"""The conventions of the written language: spelling, punctuation, spacing, grammar, characters."""
