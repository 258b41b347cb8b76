"""A legislative amendment drafting assistant for the Republic of Kazakhstan."""

__version__ = "0.1.0"
