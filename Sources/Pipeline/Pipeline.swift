// Pipeline: see Documentation/Architecture.md.
