"""The program around the readers and the letters. (PyPI's python-daemon installs a package of this name too: install isolated.)"""
