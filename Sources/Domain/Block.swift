// Blocks of rows: records that lie far apart are fetched side by side before they are worked through one by one.

/// Records and texts of a block are touched first, all at once: in the order of hashed ids they lie all over the memory, and
/// the processor waits for many places in the time of one.
public enum Block {
    /// Records of a block.
    @inlinable public static var rows: Int { 32 }

    /// Blocks of `rows`, in order; the last one may be shorter.
    @inlinable @inline(__always)
    public static func forEach(_ rows: Range<Int>, _ body: (Range<Int>) throws -> Void) rethrows {
        var start = rows.lowerBound
        while start < rows.upperBound {
            let end = min(start &+ Block.rows, rows.upperBound)
            try body(start..<end)
            start = end
        }
    }

    /// Takes what was touched, so that the compiler does not leave the touching out. Only from other modules: within its
    /// own the compiler sees that it does nothing.
    @inline(never) package static func keep(_ touched: UInt8) {}

    /// The first byte of a text, and the last.
    @inlinable @inline(__always)
    public static func edge(_ text: TextRef, _ arena: borrowing Span<UInt8>) -> UInt8 {
        text.isEmpty ? 0 : arena[Int(text.offset)] ^ arena[text.range.upperBound &- 1]
    }
}
