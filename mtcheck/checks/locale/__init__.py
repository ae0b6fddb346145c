"""The conventions of the place: numbers, dates, times, quotation marks, the language itself."""
