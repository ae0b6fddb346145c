"""Faults of known kinds are put into the user's own pairs, to see how many of them the installed version finds."""
