"""The nouns that travel between the rooms: frozen, without input or output, without third-party imports."""
