"""How the words a sender wrote are told from quoted history, forwards, signatures and footers. Pure."""
