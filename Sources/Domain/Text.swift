// Text: names, references and remittances stay bytes in one arena; records hold where they stand.

/// Where a text stands in its `TextArena`. Valid only with the arena that gave it.
public struct TextRef: Hashable, Sendable {
    /// Bytes from the beginning of the arena.
    public var offset: UInt32
    /// In bytes.
    public var length: UInt32
    /// A place in an arena, in bytes.
    @inlinable public init(offset: UInt32, length: UInt32) {
        self.offset = offset
        self.length = length
    }
    /// No text.
    @inlinable public static var none: TextRef { TextRef(offset: 0, length: 0) }
    /// No byte.
    @inlinable public var isEmpty: Bool { length == 0 }
    /// Its bytes in the arena.
    @inlinable public var range: Range<Int> { Int(offset)..<Int(offset) + Int(length) }
    /// The same text after its arena was absorbed by another one (`TextArena.absorb`).
    @inlinable public func moved(by shift: UInt32) -> TextRef {
        length == 0 ? .none : TextRef(offset: offset + shift, length: length)
    }
}

/// The bytes of all kept texts, valid UTF-8, one behind the other. At most 4 GiB.
public struct TextArena: Sendable {
    /// UTF-8, one text behind the other.
    public var bytes: [UInt8]

    /// No text.
    @inlinable public init() { bytes = [] }

    /// Room for so many bytes.
    @inlinable public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    package mutating func append(_ text: String) -> TextRef {
        guard !text.isEmpty else { return .none }
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        return TextRef(offset: UInt32(start), length: UInt32(bytes.count - start))
    }

    /// Appends a text and says where it stands.
    @inlinable public mutating func append(_ text: some Collection<UInt8>) -> TextRef {
        let start = bytes.count
        bytes.append(contentsOf: text)
        return bytes.count == start ? .none : TextRef(offset: UInt32(start), length: UInt32(bytes.count - start))
    }

    /// Takes over all of another arena; its references hold here after `moved(by:)` with the result.
    package mutating func absorb(_ other: TextArena) -> UInt32 {
        // Room that was reserved for all texts of a run is not given up for the first of them.
        if bytes.isEmpty, bytes.capacity < other.bytes.count {
            bytes = other.bytes
            return 0
        }
        let shift = UInt32(bytes.count)
        bytes.append(contentsOf: other.bytes)
        return shift
    }

    package func string(_ text: TextRef) -> String { String(decoding: bytes[text.range], as: UTF8.self) }

    /// The bytes of a text.
    @inlinable public func slice(_ text: TextRef) -> ArraySlice<UInt8> { bytes[text.range] }

    /// Byte by byte over the arena itself: a slice would count one more owner, and tasks beside each other would fight for it.
    @inlinable public func equal(_ left: TextRef, _ right: TextRef) -> Bool {
        if left == right { return true }
        guard left.length == right.length else { return false }
        let (a, b, count) = (Int(left.offset), Int(right.offset), Int(left.length))
        let span = bytes.span
        for place in 0..<count where span[a + place] != span[b + place] { return false }
        return true
    }

    /// Words of a remittance that may be a bank's reference: six bytes or more, with a digit.
    package func referenceWords(_ text: TextRef) -> [ArraySlice<UInt8>] {
        slice(text).split { $0 <= 32 || $0 == 44 || $0 == 58 || $0 == 59 }.filter { word in
            word.count >= 6 && word.contains { $0 >= 48 && $0 <= 57 }
        }
    }

    /// Below 0, 0 or above it: a text before, equal to or after some bytes.
    package func compare(_ text: TextRef, _ other: borrowing Span<UInt8>) -> Int {
        let count = min(Int(text.length), other.count)
        let (start, own, bytes) = (Int(text.offset), self.bytes.span.bytes, other.bytes)
        precondition(start + count <= self.bytes.count, "a text lies outside of its arena")
        var place = 0
        while place + 8 <= count {
            let one = own.unsafeLoadUnaligned(fromByteOffset: start + place, as: UInt64.self).bigEndian
            let two = bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).bigEndian
            if one != two { return one < two ? -1 : 1 }
            place += 8
        }
        while place < count {
            let (one, two) = (self.bytes[start + place], other[place])
            if one != two { return one < two ? -1 : 1 }
            place += 1
        }
        return Int(text.length) - other.count
    }

    /// Bytewise order.
    @inlinable public func precedes(_ left: TextRef, _ right: TextRef) -> Bool {
        let count = Int(min(left.length, right.length))
        let (a, b) = (Int(left.offset), Int(right.offset))
        precondition(a + count <= bytes.count && b + count <= bytes.count, "a text lies outside of its arena")
        var place = 0
        let span = bytes.span.bytes
        // Eight bytes at a time: the first in order is the highest of the number.
        while place + 8 <= count {
            let one = span.unsafeLoadUnaligned(fromByteOffset: a + place, as: UInt64.self).bigEndian
            let other = span.unsafeLoadUnaligned(fromByteOffset: b + place, as: UInt64.self).bigEndian
            if one != other { return one < other }
            place += 8
        }
        while place < count {
            if bytes[a + place] != bytes[b + place] { return bytes[a + place] < bytes[b + place] }
            place += 1
        }
        return left.length < right.length
    }
}
