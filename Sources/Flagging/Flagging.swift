// Flagging: see Documentation/Architecture.md.
