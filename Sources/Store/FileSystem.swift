// Files and folders: creating, writing, syncing, renaming, with the system's reason when it fails.

internal import Domain
internal import Glibc

enum FileSystem {
    static func reason() -> String { String(cString: strerror(errno)) }

    static func createFolder(_ path: String) throws(StoreFailure) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o750) != 0, errno != EEXIST { throw StoreFailure(.cannotCreate, "store.cannot_create", [name(made), reason()]) }
        }
        if !isFolder(path) { throw StoreFailure(.cannotCreate, "store.cannot_create", [name(path), reason()]) }
    }

    /// The last part of a path: messages name no machine's folders.
    static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    static func entries(_ folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func read(_ path: String) throws(StoreFailure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw StoreFailure(.cannotAccess, "store.cannot_read_file", [name(path), reason()]) }
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

    /// Writes and syncs a whole file.
    static func write(_ bytes: [UInt8], to path: String) throws(StoreFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw StoreFailure(.cannotCreate, "store.cannot_create", [name(path), reason()]) }
        var failed = false
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < bytes.count {
                let count = Glibc.write(file, buffer.baseAddress.map { $0 + done }, bytes.count - done)
                if count <= 0 {
                    failed = true
                    return
                }
                done += count
            }
            failed = fsync(file) != 0
        }
        let why = reason()
        if close(file) != 0 || failed { throw StoreFailure(.cannotAccess, "store.cannot_write_file", [name(path), why]) }
    }

    /// Syncs a file or folder that is there already.
    static func sync(_ path: String) throws(StoreFailure) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw StoreFailure(.cannotAccess, "store.cannot_read_file", [name(path), reason()]) }
        defer { close(file) }
        if fsync(file) != 0 { throw StoreFailure(.cannotAccess, "store.cannot_write_file", [name(path), reason()]) }
    }

    static func rename(_ from: String, _ to: String) throws(StoreFailure) {
        if Glibc.rename(from, to) != 0 { throw StoreFailure(.cannotAccess, "store.cannot_write_file", [name(to), reason()]) }
    }

    /// Removes a file, or a folder with all in it.
    static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            for entry in entries(path) { remove(path + "/" + entry) }
            rmdir(path)
        } else {
            unlink(path)
        }
    }

    /// All files below a folder, relative to it.
    static func files(below folder: String, _ prefix: String = "") -> [String] {
        entries(folder).flatMap { entry in
            isFolder(folder + "/" + entry) ? files(below: folder + "/" + entry, prefix + entry + "/") : [prefix + entry]
        }
    }
}
