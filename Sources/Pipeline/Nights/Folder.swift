// Files of a publication.

internal import Domain
internal import Fingerprints
internal import Reporting
internal import Store

enum Folder {
    /// Size and fingerprint of a published file; one that was not hashed while it was written is read.
    static func stored(_ folder: String, _ file: WrittenFile) throws -> StoredFile {
        if let sha256 = file.sha256 { return StoredFile(name: file.name, sha256: sha256, bytes: file.bytes) }
        let bytes = try FileSystem.read(folder + "/" + file.name)
        return StoredFile(name: file.name, sha256: Fingerprint.sha256(bytes), bytes: Int64(bytes.count))
    }
}
