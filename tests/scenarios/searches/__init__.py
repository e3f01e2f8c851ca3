"""Whole job searches, told by a stranger: all mails first, then the clock is stepped and everything is compared."""
