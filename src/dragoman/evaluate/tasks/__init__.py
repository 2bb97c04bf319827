"""The tasks: each asks a coder about gold rows and gives a report."""
