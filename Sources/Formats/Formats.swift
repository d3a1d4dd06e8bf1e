// Formats: see Documentation/Architecture.md.
