// Reporting: see Documentation/Architecture.md.
