"""Cited questions from Chinese essays."""

__version__ = "0.1.0"
