"""How it is said: machine talk, translator notes, register."""
