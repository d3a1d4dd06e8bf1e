// Buffers of the camt reader: the text of the open element, and the names seen so far.

/// The text of the element that is open, trimmed before it is used.
final class CamtScratch {
    private var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 4096)
    private var start = 0
    private var end = 0

    deinit { buffer.deallocate() }

    var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer[start..<end]) }
    var count: Int { end - start }
    var first: UInt8? { start < end ? buffer[start] : nil }

    subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < end - start, "inside the text")
        return buffer[start + index]
    }

    func clear() {
        start = 0
        end = 0
    }

    func append(_ text: UnsafePointer<UInt8>, _ count: Int) {
        if end + count > buffer.count { grow(end + count) }
        (buffer.baseAddress.unsafelyUnwrapped + end).update(from: text, count: count)
        end += count
    }

    private func grow(_ needed: Int) {
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(needed, buffer.count * 2))
        _ = larger.initialize(from: buffer[0..<end])
        buffer.deallocate()
        buffer = larger
    }

    /// Leaves blanks at both ends away; false where nothing is left.
    func trim() -> Bool {
        while start < end, buffer[start] <= 32 { start += 1 }
        while end > start, buffer[end - 1] <= 32 { end -= 1 }
        return start < end
    }

    func dropFirst() { start = min(start + 1, end) }

    func equals(_ word: StaticString) -> Bool {
        guard word.utf8CodeUnitCount == end - start else { return false }
        for index in 0..<(end - start) where buffer[start + index] != word.utf8Start[index] { return false }
        return true
    }
}

/// Indexes of names by their address: libxml2's dictionary gives one address to one name for the whole file.
final class CamtNameCache {
    private static let size = 1024
    private let addresses = UnsafeMutablePointer<UInt>.allocate(capacity: size)
    private let indexes = UnsafeMutablePointer<UInt16>.allocate(capacity: size)
    private var count = 0

    init() {
        addresses.initialize(repeating: 0, count: Self.size)
        indexes.initialize(repeating: 0, count: Self.size)
    }

    deinit {
        addresses.deallocate()
        indexes.deallocate()
    }

    @inline(__always)
    private func slot(_ address: UInt) -> Int {
        var slot = Int(truncatingIfNeeded: (address >> 3) ^ (address >> 11)) & (Self.size - 1)
        while addresses[slot] != 0, addresses[slot] != address { slot = (slot + 1) & (Self.size - 1) }
        return slot
    }

    @inline(__always)
    func index(_ address: UInt) -> Int? {
        let slot = slot(address)
        return addresses[slot] == address ? Int(indexes[slot]) : nil
    }

    /// Compares a name that is seen for the first time.
    func learn(_ name: UnsafePointer<UInt8>, _ tree: CamtTree) -> Int {
        var length = 0
        while name[length] != 0 { length += 1 }
        let bytes = UnsafeBufferPointer(start: name, count: length)
        let index = tree.names.firstIndex { $0.count == length && $0.elementsEqual(bytes) } ?? 0
        // A file with endless names of its own fills no table.
        if count < 700 {
            let slot = slot(UInt(bitPattern: name))
            addresses[slot] = UInt(bitPattern: name)
            indexes[slot] = UInt16(index)
            count += 1
        }
        return index
    }
}
