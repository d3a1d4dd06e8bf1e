// Posting: see Documentation/Architecture.md.
