"""The checks of the house, a module each: ``shouted_word.py`` holds ``harbor/shouted-word``."""
