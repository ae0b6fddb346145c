"""The reader of pairs: from data that people annotated to weights (``python -m training.reader``)."""
