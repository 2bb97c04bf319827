"""Pure metric functions. They know nothing of the coder, of files or of rows."""
