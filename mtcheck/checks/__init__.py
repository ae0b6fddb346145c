"""The checks, one module each, in the folder of their MQM dimension."""
