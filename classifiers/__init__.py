"""What employers' mail means: from raw bytes to a Reading. Pure; imports nothing of ours; can be used alone."""
