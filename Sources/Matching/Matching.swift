// Matching: see Documentation/Architecture.md.
