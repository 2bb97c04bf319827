"""Tests of the views of a record."""
