"""The version of dragoman; stated once, read by the build."""

__version__ = "0.1.0"
