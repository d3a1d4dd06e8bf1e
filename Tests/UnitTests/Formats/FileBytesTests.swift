// Files read in parts beside each other are the bytes that stand there, whatever the size that was told.

import Foundation
import Testing

@testable import Formats

@Suite struct FileBytesTests {
    private func read(_ content: [UInt8], told size: Int, room: Int = 0) throws -> (bytes: [UInt8], problem: Int32) {
        let path =
            NSTemporaryDirectory() + "file-bytes-\(ProcessInfo.processInfo.processIdentifier)-\(content.count)-\(size)"
        try Data(content).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        return FileBytes.read(descriptor, size: size, room: room)
    }

    private func content(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
    }

    /// Below and above the size from which parts are read; sizes that four parts don't share equally.
    @Test(arguments: [0, 1, 70_000, (32 << 20) - 1, 32 << 20, (32 << 20) + 1, (33 << 20) + 3])
    func `all bytes in their order`(_ count: Int) throws {
        let written = content(count)
        let (bytes, problem) = try read(written, told: count, room: 5)
        #expect(problem == 0)
        #expect(bytes == written)
        #expect(bytes.capacity >= count + 5)
    }

    /// The file was cut between the look at its size and the reading: nothing stands behind its end.
    @Test(arguments: [0, 1, 10 << 20, 30 << 20, (40 << 20) - 1])
    func `a file that was cut meanwhile ends where it ends`(_ count: Int) throws {
        let written = content(count)
        let (bytes, problem) = try read(written, told: 40 << 20)
        #expect(problem == 0)
        #expect(bytes == written)
    }

    @Test(arguments: [100, 40 << 20]) func `an error is told`(_ size: Int) throws {
        let folder = open("/", O_RDONLY)
        defer { close(folder) }
        let (bytes, problem) = FileBytes.read(folder, size: size)
        #expect(problem == EISDIR)
        #expect(bytes.isEmpty)
    }
}
