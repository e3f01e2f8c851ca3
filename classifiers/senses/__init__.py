"""Owns the senses of words: a sentence written in classes of words, so that one pattern meets every choice of words."""
