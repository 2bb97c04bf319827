"""Rules put to the test: the examples of frames, and what becomes of a sentence."""
