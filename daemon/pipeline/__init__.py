"""The straight line, pure: from a read mail to facts, from wishes to words, from the person's word to events."""
