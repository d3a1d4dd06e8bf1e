import Glibc

@testable import Store

/// A folder of its own for a test, gone with it.
final class ScratchFolder: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/sverka-test-XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress, let made = mkdtemp(start) else { return "/tmp/sverka-test" }
            return String(cString: made)
        }
    }

    deinit { FileSystem.remove(path) }

    var ledger: String { path + "/Outputs/ledger.sqlite" }
    var outputs: String { path + "/Outputs" }

    /// Every file and link below, with its first bytes or target.
    func tree() -> [String] {
        FileSystem.files(below: path).map { name in
            let bytes = (try? FileSystem.read(path + "/" + name)) ?? []
            return name + "=" + String(decoding: bytes.prefix(64), as: UTF8.self)
        }
    }

    static func mode(_ path: String) -> UInt32 {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }
}
