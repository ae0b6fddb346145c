"""The processes and threads that mtcheck works in."""
