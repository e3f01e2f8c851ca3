"""Setting up: what terminal and page share, from an address to the first applications."""
