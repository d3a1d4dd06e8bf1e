// Settings: see Documentation/Architecture.md.
