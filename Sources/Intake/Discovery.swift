// Discovery: which files the patterns of pipeline.yml name. Inputs is only ever read.

internal import Glibc

/// Files under a folder that a pattern names.
package enum Discovery {
    /// Paths relative to `folder`, bytewise sorted; a folder that can't be looked into among them, so that it is refused and
    /// nobody takes it for an empty one. `*` and `?` never match `/` or a leading dot; `**` matches folders.
    package static func files(matching pattern: String, in folder: String) -> [String] {
        var found: [String] = []
        walk(folder, "", pattern.split(separator: "/").map { Array($0.utf8) }[...], &found)
        return Set(found).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func walk(_ root: String, _ prefix: String, _ parts: ArraySlice<[UInt8]>, _ found: inout [String]) {
        guard let part = parts.first else { return }
        let isLast = parts.count == 1
        if part == [42, 42] {
            walk(root, prefix, parts.dropFirst(), &found)
            for name in entries(root, prefix, &found) where isFolder(root + "/" + prefix + name) {
                walk(root, prefix + name + "/", parts, &found)
            }
            return
        }
        guard part.contains(42) || part.contains(63) else {
            let name = prefix + String(decoding: part, as: UTF8.self)
            if !isLast {
                walk(root, name + "/", parts.dropFirst(), &found)
            } else if exists(root + "/" + name) {
                found.append(name)
            }
            return
        }
        for name in entries(root, prefix, &found) where matches(Array(name.utf8)[...], part[...]) {
            let folder = isFolder(root + "/" + prefix + name)
            if isLast, !folder {
                found.append(prefix + name)
            } else if !isLast, folder {
                walk(root, prefix + name + "/", parts.dropFirst(), &found)
            }
        }
    }

    private static func entries(_ root: String, _ prefix: String, _ found: inout [String]) -> [String] {
        guard let handle = opendir(root + "/" + prefix) else {
            if errno != ENOENT, errno != ENOTDIR, !prefix.isEmpty { found.append(String(prefix.dropLast())) }
            return []
        }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Glob match of one name; `*` any bytes, `?` one byte that begins a character.
    private static func matches(_ name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        if first == 42 {
            var rest = name
            while true {
                if matches(rest, pattern.dropFirst()) { return true }
                guard !rest.isEmpty else { return false }
                rest = rest.dropFirst()
            }
        }
        guard let byte = name.first, first == 63 || first == byte else { return false }
        var rest = name.dropFirst()
        if first == 63 { while let next = rest.first, next & 0xC0 == 0x80 { rest = rest.dropFirst() } }
        return matches(rest, pattern.dropFirst())
    }
}
