"""IMAP accounts: connecting, watching, reading little and safely, and the person's Drafts and Sent."""
