"""The program around readers and letters. PyPI's python-daemon has a package of this name too: install isolated."""
