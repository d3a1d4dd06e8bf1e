// A value of a row: its bytes where they stand, and what is left away around them.

internal import Domain
internal import Glibc

/// One value of the row: its bytes, and where they stand.
struct CSVCell {
    enum Place { case file, pool, scratch }
    var base: UnsafePointer<UInt8>
    var count: Int
    var place: Place

    @inline(__always) var isEmpty: Bool { count == 0 }
    @inline(__always) var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    @inline(__always)
    func equals(_ other: borrowing [UInt8]) -> Bool {
        guard count == other.count else { return false }
        return other.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return true }
            return memcmp(base, start, count) == 0
        }
    }

    /// Blanks around it left out, no-break blanks too.
    @inline(never)
    var trimmed: CSVCell {
        var start = 0
        var end = count
        while start < end {
            if base[start] <= 32 {
                start += 1
            } else if start + 1 < end, base[start] == 0xC2, base[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while end > start {
            if base[end - 1] <= 32 {
                end -= 1
            } else if end - 2 >= start, base[end - 2] == 0xC2, base[end - 1] == 0xA0 {
                end -= 2
            } else {
                break
            }
        }
        return CSVCell(base: base + start, count: end - start, place: place)
    }

    /// What stands in `="00123"`: how spreadsheets are kept from making a number of a text.
    @inline(never)
    var unguarded: CSVCell {
        guard count > 2, base[0] == 61, base[1] == 34, base[count - 1] == 34 else { return self }
        return CSVCell(base: base + 2, count: count - 3, place: place).trimmed
    }
}
