"""Local mail: Maildirs, mbox files and folders of .eml files, read and (Drafts, Sent) written."""
