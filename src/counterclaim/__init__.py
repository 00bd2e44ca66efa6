"""Counterclaim: dated reports in, the record of the dispute out."""

__version__ = "0.1.0"
