"""How surprising a text is: the n-gram language models."""
