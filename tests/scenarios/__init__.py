"""Whole job searches: mails, days and hands in; stages, drafts, tasks and plans out."""
