"""Reads, validates and indexes the rules and tables in ``dragoman/data``."""
