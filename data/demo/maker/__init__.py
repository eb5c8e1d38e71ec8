"""Maker of the fictitious demonstration territory of Terracord (see ../README.md)."""
