// Intake: see Documentation/Architecture.md.
