"""Facts and tools about languages; knows texts, not checks."""
