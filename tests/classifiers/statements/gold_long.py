"""x"""
TABLES: list[tuple[str, str, str]] = []
