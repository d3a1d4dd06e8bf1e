// Store: see Documentation/Architecture.md.
