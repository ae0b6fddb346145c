"""Terms: glossaries, forbidden and inconsistent terms, false friends."""
