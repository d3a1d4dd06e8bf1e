// Workbooks: see Documentation/Architecture.md.
