// Publication: a run's folder and archive objects are staged, synced, and renamed into place after the ledger's commit.
//
// Outputs/.staging-<run>/published/…   what will be Outputs/<run>/
// Outputs/.staging-<run>/latest        the link that will be Outputs/latest
// Outputs/.publishing-<run>/           the same after the commit: no failure throws it away any more
// .archive-<run>/…                     new objects of the archive, beside it: the ledger may stand on another disk
//
// The ledger's transaction is the only commit point. A start finishes what stands of a run that the ledger knows,
// and discards any other; every step may be done again. After the commit there are only renames, which need no room.

internal import Domain
internal import Glibc

package struct Publication: Sendable {
    private let outputs: String
    private let folder: String
    private let archive: Archive
    private let staging: String
    private let publishing: String
    private let objects: String
    package var publishedFolder: String { staging + "/published" }

    private init(outputs: String, ledgerPath: String, folder: String) {
        self.outputs = outputs
        self.folder = folder
        archive = Archive(ledgerPath: ledgerPath)
        staging = outputs + "/.staging-" + folder
        publishing = outputs + "/.publishing-" + folder
        objects = FileSystem.parent(ledgerPath) + "/.archive-" + folder
    }

    /// Makes an empty staging folder.
    package static func begin(outputs: String, ledgerPath: String, folder: String) throws(StoreFailure) -> Publication {
        try FileSystem.createFolder(outputs)
        let publication = Publication(outputs: outputs, ledgerPath: ledgerPath, folder: folder)
        publication.discardAll()
        do {
            try FileSystem.createFolder(publication.publishedFolder)
            try FileSystem.createFolder(publication.objects)
        } catch {
            publication.discard()
            throw error
        }
        return publication
    }

    /// Stages a file for the archive, unless it is there.
    package func archiveFile(path: String, sha256: String) throws(StoreFailure) {
        guard !sha256.isEmpty, let target = try place(sha256) else { return }
        try ArchivePacker.pack(path, to: target, sha256: sha256)
    }

    /// Stages bytes for the archive, unless they are there.
    package func archive(bytes: [UInt8], sha256: String) throws(StoreFailure) {
        guard let target = try place(sha256) else { return }
        try FileSystem.write(Archive.compress(bytes), to: target)
    }

    /// Where an object is staged; nil where it is in the archive or staged already.
    private func place(_ sha256: String) throws(StoreFailure) -> String? {
        let path = objects + "/" + Archive.place(sha256)
        guard !archive.contains(sha256), !FileSystem.exists(path) else { return nil }
        try FileSystem.createFolder(objects + "/" + sha256.prefix(2))
        return path
    }

    /// Everything staged is on the disk, and there is room for all that `finish` makes.
    package func sealed() throws(StoreFailure) {
        if symlink(folder, staging + "/latest") != 0, errno != EEXIST {
            throw FileSystem.failure("store.cannot_write_file", "latest")
        }
        try FileSystem.createFolder(archive.folder)
        for part in FileSystem.entries(objects) { try FileSystem.createFolder(archive.folder + "/" + part) }
        for tree in [staging, objects] {
            try FileSystem.syncTree(tree)
            try FileSystem.sync(FileSystem.parent(tree))
        }
    }

    /// Renames all into place; may be called again after any interruption.
    package func finish() throws(StoreFailure) {
        if FileSystem.exists(staging) { try FileSystem.rename(staging, publishing) }
        try finishArchive()
        let published = publishing + "/published"
        if FileSystem.exists(published) {
            let target = outputs + "/" + folder
            FileSystem.remove(target)
            try FileSystem.rename(published, target)
        }
        if FileSystem.exists(publishing + "/latest") {
            try FileSystem.rename(publishing + "/latest", outputs + "/latest")
        }
        try FileSystem.sync(outputs)
        FileSystem.remove(publishing)
    }

    private func finishArchive() throws(StoreFailure) {
        let names = FileSystem.files(below: objects)
        for name in names {
            try FileSystem.createFolder(archive.folder + "/" + name.prefix(2))
            try FileSystem.move(objects + "/" + name, archive.folder + "/" + name)
        }
        for part in Set(names.map { $0.prefix(2) }) { try FileSystem.sync(archive.folder + "/" + part) }
        if !names.isEmpty { try FileSystem.sync(archive.folder) }
        FileSystem.remove(objects)
    }

    /// Takes back what was staged. Does nothing once `finish` has begun.
    package func discard() {
        if FileSystem.exists(staging) { discardAll() }
    }

    private func discardAll() {
        FileSystem.remove(staging)
        FileSystem.remove(objects)
        // Folders of the archive that `sealed` made and nothing came into.
        for part in FileSystem.entries(archive.folder) { rmdir(archive.folder + "/" + part) }
        rmdir(archive.folder)
    }

    /// Folders of runs in `outputs`; those whose renaming was cut short are committed ones, too.
    package static func published(_ outputs: String) -> Set<String> {
        let prefix = ".publishing-"
        let names = FileSystem.entries(outputs).map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
        return Set(names).filter { name in
            let parts = name.split(separator: "-", omittingEmptySubsequences: false)
            return parts.map(\.count).prefix(3) == [4, 2, 2] && parts.count == 4
                && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
        }
    }

    /// Finishes or discards what killed runs left.
    package static func recover(
        outputs: String, ledgerPath: String, committed: (String) -> Bool
    ) throws(StoreFailure) {
        var folders: Set<String> = []
        for entry in FileSystem.entries(outputs) + FileSystem.entries(FileSystem.parent(ledgerPath)) {
            for prefix in [".staging-", ".publishing-", ".archive-"] where entry.hasPrefix(prefix) {
                folders.insert(String(entry.dropFirst(prefix.count)))
            }
        }
        for folder in folders.sorted() {
            let publication = Publication(outputs: outputs, ledgerPath: ledgerPath, folder: folder)
            if committed(folder) {
                try publication.finish()
            } else {
                publication.discardAll()
                FileSystem.remove(publication.publishing)
            }
        }
    }
}
