// The bytes of an open file in one block. Large files are read in parts beside each other.

internal import Dispatch
internal import Glibc
internal import Synchronization

package enum FileBytes {
    /// From this size on: clearing the block's pages costs more than reading the file, and one core does both slowly.
    private static let large = 32 << 20
    private static let parts = 4

    /// All bytes of a file; fewer where it was cut meanwhile.
    ///
    /// - Parameters:
    ///   - descriptor: open for reading, of a regular file of `size` bytes.
    ///   - room: for so many more bytes there is room behind them.
    /// - Returns: the error number of the first part that can't be read; 0 for none.
    package static func read(_ descriptor: Int32, size: Int, room: Int = 0) -> (bytes: [UInt8], problem: Int32) {
        let count = size < large ? 1 : parts
        let length = (size + count - 1) / count
        var problem: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size + room) { block, filled in
            guard size > 0, let base = block.baseAddress else { return }
            let target = UInt(bitPattern: base)
            let got = Mutex<[Int: (bytes: Int, problem: Int32)]>([:])
            @Sendable func range(_ part: Int) -> Range<Int> {
                min(part * length, size)..<min((part + 1) * length, size)
            }
            @Sendable func fill(_ part: Int) {
                // Each part writes its own range of the block.
                let own = range(part)
                guard let start = UnsafeMutablePointer<UInt8>(bitPattern: target + UInt(own.lowerBound)) else { return }
                let result = read(descriptor, into: start, own)
                got.withLock { $0[part] = result }
            }
            if count == 1 { fill(0) } else { DispatchQueue.concurrentPerform(iterations: count, execute: fill) }
            for part in 0..<count {
                let result = got.withLock { $0[part] ?? (0, EIO) }
                if result.problem != 0, problem == 0 { problem = result.problem }
                filled += result.bytes
                // What lies behind a part that is short is not part of the file any more.
                if result.bytes < range(part).count { break }
            }
        }
        return (bytes, problem)
    }

    private static func read(
        _ descriptor: Int32, into target: UnsafeMutablePointer<UInt8>, _ range: Range<Int>
    ) -> (bytes: Int, problem: Int32) {
        var count = 0
        while count < range.count {
            let got = pread(
                descriptor, target + count, min(range.count - count, 1 << 24), off_t(range.lowerBound + count))
            if got < 0, errno == EINTR { continue }
            if got < 0 { return (count, errno) }
            if got == 0 { break }
            count += got
        }
        return (count, 0)
    }
}
