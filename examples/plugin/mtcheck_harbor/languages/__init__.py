"""Profiles of languages: ``en.txt`` adds to what mtcheck knows of English."""
