// Small files and folders of a publication.

internal import Domain
internal import Fingerprints
internal import Glibc
internal import Reporting

enum Folder {
    /// Creates a folder and those above it.
    static func create(_ path: String) throws {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o750) != 0, errno != EEXIST { throw failure(made) }
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw failure(path) }
    }

    private static func failure(_ path: String) -> RunFailure {
        RunFailure(
            ExitStatus.cannotCreate, Message("pipeline.cannot_create", [path, String(cString: strerror(errno))]))
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw failure(path) }
        var done = 0
        var failed = false
        bytes.withUnsafeBytes { buffer in
            while done < bytes.count {
                let count = Glibc.write(file, buffer.baseAddress.map { $0 + done }, bytes.count - done)
                if count <= 0 {
                    failed = true
                    break
                }
                done += count
            }
        }
        let reason = String(cString: strerror(errno))
        if close(file) != 0 || failed {
            throw RunFailure(ExitStatus.cannotAccess, Message("pipeline.cannot_write", [path, reason]))
        }
    }

    /// All bytes of a file.
    static func read(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw RunFailure(
                ExitStatus.cannotAccess, Message("pipeline.cannot_read", [path, String(cString: strerror(errno))]))
        }
        defer { close(file) }
        var status = stat()
        fstat(file, &status)
        let size = Int(status.st_size)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, size - count)
                if got <= 0 { break }
                count += got
            }
        }
    }

    /// Size and fingerprint of a published file; one that was not hashed while it was written is read.
    static func stored(_ folder: String, _ file: WrittenFile) throws -> StoredFile {
        if let sha256 = file.sha256 { return StoredFile(name: file.name, sha256: sha256, bytes: file.bytes) }
        let bytes = try read(folder + "/" + file.name)
        return StoredFile(name: file.name, sha256: Fingerprint.sha256(bytes), bytes: Int64(bytes.count))
    }
}
