// Files and folders: creating, writing, syncing, renaming, with the system's reason when it fails.

internal import Domain
internal import Glibc

package enum FileSystem {
    /// What the system says now, about a path. No room on the disk is said in words of its own, whatever was tried.
    static func failure(_ key: String, _ path: String, _ kind: StoreFailure.Kind = .cannotAccess) -> StoreFailure {
        let code = errno
        return StoreFailure(
            isFull(code) ? .cannotAccess : kind, isFull(code) ? "store.full" : key, [shown(path), Reason.system(code)])
    }

    /// Creates a folder and those above it.
    package static func createFolder(_ path: String) throws(StoreFailure) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o750) != 0, errno != EEXIST {
                throw failure("store.cannot_create", made, .cannotCreate)
            }
        }
        if !isFolder(path) {
            errno = ENOTDIR
            throw failure("store.cannot_create", path, .cannotCreate)
        }
    }

    /// Says at once whether a folder can be made and written into; leaves nothing behind.
    package static func checkWritable(_ path: String) throws(StoreFailure) {
        var missing: [String] = []
        var place = path
        while !exists(place), place != "/", place != "." {
            missing.append(place)
            place = parent(place)
        }
        defer { for folder in missing { rmdir(folder) } }
        try createFolder(path)
        guard access(path, W_OK | X_OK) == 0 else { throw failure("store.cannot_create", path, .cannotCreate) }
    }

    private static func isFull(_ code: Int32) -> Bool { code == ENOSPC || code == EDQUOT }

    /// A path as messages name it: from the folder in which the program was called where it lies below that, else whole.
    static func shown(_ path: String) -> String {
        let here = canonical(".") + "/"
        if path.hasPrefix(here), path.count > here.count { return String(path.dropFirst(here.count)) }
        return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }

    /// The folder of a path.
    package static func parent(_ path: String) -> String {
        let parts = path.split(separator: "/").dropLast()
        return (path.hasPrefix("/") ? "/" : parts.isEmpty ? "." : "") + parts.joined(separator: "/")
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    package static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Whether a folder is not there yet or holds nothing.
    package static func isEmptyFolder(_ path: String) throws(StoreFailure) -> Bool {
        if exists(path), !isFolder(path) {
            errno = EEXIST
            throw failure("store.cannot_create", path, .cannotCreate)
        }
        return entries(path).isEmpty
    }

    /// A path without links and dots, as far as it exists.
    package static func canonical(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        let name = path.split(separator: "/").last ?? ""
        let folder = parent(path)
        return folder == path || name.isEmpty ? path : canonical(folder) + "/" + name
    }

    package static func entries(_ folder: String) -> [String] {
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

    /// All bytes of a file.
    package static func read(_ path: String) throws(StoreFailure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("store.cannot_read_file", path) }
        defer { close(file) }
        var status = stat()
        fstat(file, &status)
        let size = Int(status.st_size)
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, size - count)
                if got < 0 { code = errno }
                if got <= 0 { break }
                count += got
            }
        }
        if code != 0 {
            errno = code
            throw failure("store.cannot_read_file", path)
        }
        return bytes
    }

    /// False where not all could be written; `errno` says why.
    static func writeAll(_ bytes: UnsafeRawBufferPointer, _ file: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = Glibc.write(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            done += count
        }
        return true
    }

    /// Writes a whole file, and syncs it unless it only lives as long as this call; leaves none where it fails.
    package static func write(_ bytes: [UInt8], to path: String, isTemporary: Bool = false) throws(StoreFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw failure("store.cannot_create", path, .cannotCreate) }
        let isWritten = bytes.withUnsafeBytes { writeAll($0, file) } && (isTemporary || fsync(file) == 0)
        let code = errno
        if close(file) == 0, isWritten { return }
        if !isWritten { errno = code }
        let why = failure("store.cannot_write_file", path)
        unlink(path)
        throw why
    }

    /// Syncs a file or folder that is there already.
    static func sync(_ path: String) throws(StoreFailure) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("store.cannot_read_file", path) }
        defer { close(file) }
        if fsync(file) != 0 { throw failure("store.cannot_write_file", path) }
    }

    static func rename(_ from: String, _ to: String) throws(StoreFailure) {
        if Glibc.rename(from, to) != 0 { throw failure("store.cannot_write_file", to) }
    }

    /// Renames a file, or copies it where the target stands on another disk; it appears whole or not at all.
    static func move(_ from: String, _ to: String) throws(StoreFailure) {
        if Glibc.rename(from, to) == 0 { return }
        guard errno == EXDEV else { throw failure("store.cannot_write_file", to) }
        try write(try read(from), to: to + ".part")
        try rename(to + ".part", to)
        unlink(from)
    }

    /// A new folder for work that nobody keeps, under TMPDIR.
    package static func temporaryFolder() throws(StoreFailure) -> String {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array((root + "/sverka-XXXXXX").utf8CString)
        guard mkdtemp(&name) != nil else { throw failure("store.cannot_create", root, .cannotCreate) }
        return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes a file, or a folder with all in it.
    package static func remove(_ path: String) {
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
    package static func files(below folder: String, _ prefix: String = "") -> [String] {
        entries(folder).flatMap { entry in
            isFolder(folder + "/" + entry) ? files(below: folder + "/" + entry, prefix + entry + "/") : [prefix + entry]
        }
    }

    /// Syncs a folder with all files and folders in it.
    static func syncTree(_ folder: String) throws(StoreFailure) {
        for entry in entries(folder) {
            var status = stat()
            guard lstat(folder + "/" + entry, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: try syncTree(folder + "/" + entry)
            case S_IFREG: try sync(folder + "/" + entry)
            default: break
            }
        }
        try sync(folder)
    }
}
