"""Views of a record: JSON, terminal, one claim explained, one self-contained web page.

They only read a ``types.Record``; none of them codes anything.
"""
