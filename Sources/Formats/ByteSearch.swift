// Looking for a word among bytes, without strings and their tables.

enum ByteSearch {
    /// Whether some bytes stand within others; nothing stands nowhere.
    static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for index in 0...(bytes.count - wanted.count) where bytes[index] == first {
                if UnsafeBufferPointer(rebasing: bytes[index..<(index + wanted.count)]).elementsEqual(wanted) {
                    return true
                }
            }
            return false
        }
    }
}
