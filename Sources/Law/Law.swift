// Law: see Documentation/Architecture.md.
