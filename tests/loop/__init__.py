"""The turn and its parts, on a mailbox in memory."""
