"""Finds the mail servers of an address: a table, MX, SRV (RFC 6186), autoconfig, then usual names."""
