"""What the house adds to mtcheck."""
