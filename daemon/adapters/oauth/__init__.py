"""Signing in with OAuth 2: the person's own client, a browser or a device code, and tokens that renew themselves."""
