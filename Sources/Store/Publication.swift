// Publication: a run's folder and archive objects are staged, synced, and renamed into place after the ledger's commit.
//
// Outputs/.staging-<run>/published/…   what will be Outputs/<run>/
// Outputs/.staging-<run>/archive/…     new objects of the archive
//
// The ledger's transaction is the only commit point. A start finishes the staging of a run that the ledger knows,
// and discards any other; every step may be done again.

internal import Domain
internal import Glibc

package struct Publication: Sendable {
    private let outputs: String
    private let folder: String
    private let archive: Archive
    private let staging: String
    package var publishedFolder: String { staging + "/published" }

    private init(outputs: String, ledgerPath: String, folder: String) {
        self.outputs = outputs
        self.folder = folder
        archive = Archive(ledgerPath: ledgerPath)
        staging = outputs + "/.staging-" + folder
    }

    /// Makes an empty staging folder.
    package static func begin(outputs: String, ledgerPath: String, folder: String) throws(StoreFailure) -> Publication {
        try FileSystem.createFolder(outputs)
        let publication = Publication(outputs: outputs, ledgerPath: ledgerPath, folder: folder)
        FileSystem.remove(publication.staging)
        try FileSystem.createFolder(publication.publishedFolder)
        try FileSystem.createFolder(publication.staging + "/archive")
        return publication
    }

    /// Stages a file for the archive, unless it is there.
    package func archiveFile(path: String, sha256: String) throws(StoreFailure) {
        guard !sha256.isEmpty, !archive.contains(sha256) else { return }
        try self.archive(bytes: try FileSystem.read(path), sha256: sha256)
    }

    package func archive(bytes: [UInt8], sha256: String) throws(StoreFailure) {
        let path = staging + "/archive/" + Archive.place(sha256)
        guard !archive.contains(sha256), !FileSystem.exists(path) else { return }
        try FileSystem.createFolder(staging + "/archive/" + sha256.prefix(2))
        try FileSystem.write(Archive.compress(bytes), to: path)
    }

    /// Everything staged is on the disk.
    package func sealed() throws(StoreFailure) {
        for name in FileSystem.files(below: publishedFolder) { try FileSystem.sync(publishedFolder + "/" + name) }
        for path in [publishedFolder, staging + "/archive", staging, outputs] { try FileSystem.sync(path) }
    }

    /// Renames all into place; may be called again after any interruption.
    package func finish() throws(StoreFailure) {
        for name in FileSystem.files(below: staging + "/archive") {
            let part = name.prefix(2)
            try FileSystem.createFolder(archive.folder + "/" + part)
            try FileSystem.rename(staging + "/archive/" + name, archive.folder + "/" + name)
        }
        if FileSystem.exists(publishedFolder) {
            let target = outputs + "/" + folder
            if FileSystem.exists(target) { FileSystem.remove(target) }
            try FileSystem.rename(publishedFolder, target)
        }
        let link = outputs + "/.latest-" + folder
        unlink(link)
        if symlink(folder, link) != 0 { throw StoreFailure(.cannotAccess, "store.cannot_write_file", ["latest", FileSystem.reason()]) }
        try FileSystem.rename(link, outputs + "/latest")
        try FileSystem.sync(outputs)
        FileSystem.remove(staging)
    }

    package func discard() { FileSystem.remove(staging) }

    /// Finishes or discards what killed runs left.
    package static func recover(outputs: String, ledgerPath: String, committed: (String) -> Bool) throws(StoreFailure) {
        for entry in FileSystem.entries(outputs) {
            if entry.hasPrefix(".latest-") { unlink(outputs + "/" + entry) }
            guard entry.hasPrefix(".staging-") else { continue }
            let folder = String(entry.dropFirst(".staging-".count))
            let publication = Publication(outputs: outputs, ledgerPath: ledgerPath, folder: folder)
            if committed(folder) { try publication.finish() } else { publication.discard() }
        }
    }
}
