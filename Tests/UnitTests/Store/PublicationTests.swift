import Glibc
import Testing

@testable import Domain
@testable import Fingerprints
@testable import Store

@Suite struct ArchiveTests {
    @Test func `known hashes`() {
        #expect(Fingerprint.sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            Fingerprint.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Fingerprint.recordID(Array("abc".utf8)).bits == 0x0BA7_816B_F8F0_1CFE)
        var stream = StreamHash()
        for byte in Array("abc".utf8) { withUnsafeBytes(of: byte) { stream.add($0) } }
        #expect(stream.finish() == Fingerprint.sha256(Array("abc".utf8)))
    }

    @Test(arguments: [0, 1, 1000, 1 << 20, (3 << 20) + 17])
    func `what goes into the archive comes out of it`(size: Int) throws {
        let folder = ScratchFolder()
        var dice = Dice(seed: UInt64(size))
        let bytes = (0..<size).map { _ in UInt8(truncatingIfNeeded: dice.next()) & 31 }
        let hash = Fingerprint.sha256(bytes)
        try FileSystem.write(bytes, to: folder.path + "/input")
        let publication = try Publication.begin(outputs: folder.outputs, ledgerPath: folder.ledger, folder: "r")
        try publication.archiveFile(path: folder.path + "/input", sha256: hash)
        try publication.archive(bytes: [1, 2, 3], sha256: Fingerprint.sha256([1, 2, 3]))
        try publication.sealed()
        try publication.finish()
        let archive = Archive(ledgerPath: folder.ledger)
        #expect(archive.contains(hash))
        #expect(try archive.read(hash) == bytes)
        #expect(try archive.read(Fingerprint.sha256([1, 2, 3])) == [1, 2, 3])
        #expect(ScratchFolder.mode(archive.folder + "/" + Archive.place(hash)) == 0o640)
        #expect(ScratchFolder.mode(archive.folder) == 0o750)
    }

    @Test func `a damaged object is told`() throws {
        let folder = ScratchFolder()
        let bytes = Array("стойност".utf8)
        let hash = Fingerprint.sha256(bytes)
        let publication = try Publication.begin(outputs: folder.outputs, ledgerPath: folder.ledger, folder: "r")
        try publication.archive(bytes: bytes, sha256: hash)
        try publication.sealed()
        try publication.finish()
        let archive = Archive(ledgerPath: folder.ledger)
        let path = archive.folder + "/" + Archive.place(hash)
        let good = try FileSystem.read(path)
        for place in good.indices {
            var bad = good
            bad[place] ^= 64
            try FileSystem.write(bad, to: path)
            if let read = try? archive.read(hash) { #expect(read == bytes) }
            try FileSystem.write(Array(good[..<place]), to: path)
            #expect(throws: StoreFailure.self) { try archive.read(hash) }
        }
        try FileSystem.write(Archive.compress(Array("друго".utf8)), to: path)
        #expect { try archive.read(hash) } throws: { ($0 as? StoreFailure)?.kind == .damaged }
    }

    @Test func `a file that changed since it was hashed is not archived`() throws {
        let folder = ScratchFolder()
        try FileSystem.write([1, 2, 3], to: folder.path + "/input")
        let publication = try Publication.begin(outputs: folder.outputs, ledgerPath: folder.ledger, folder: "r")
        let hash = Fingerprint.sha256([1, 2])
        #expect { try publication.archiveFile(path: folder.path + "/input", sha256: hash) } throws: { error in
            (error as? StoreFailure)?.message.key == "store.file_changed"
        }
        publication.discard()
        #expect(folder.tree() == ["input=\u{1}\u{2}\u{3}"])
        #expect(FileSystem.entries(folder.outputs) == [])
    }
}

@Suite struct PublicationTests {
    private let folder = ScratchFolder()

    /// A run folder with two files and an archive object, sealed.
    private func staged(_ name: String, _ content: String) throws -> Publication {
        let publication = try Publication.begin(outputs: folder.outputs, ledgerPath: folder.ledger, folder: name)
        try FileSystem.createFolder(publication.publishedFolder + "/public")
        try FileSystem.write(Array(content.utf8), to: publication.publishedFolder + "/run.json")
        try FileSystem.write(Array(content.utf8), to: publication.publishedFolder + "/public/a.csv")
        try publication.archive(bytes: Array(content.utf8), sha256: Fingerprint.sha256(Array(content.utf8)))
        try publication.sealed()
        return publication
    }

    private func recover(_ committed: String...) throws {
        try Publication.recover(outputs: folder.outputs, ledgerPath: folder.ledger) { committed.contains($0) }
    }

    private func expectPublished(_ name: String, _ content: String) throws {
        #expect(try FileSystem.read(folder.outputs + "/" + name + "/run.json") == Array(content.utf8))
        #expect(try FileSystem.read(folder.outputs + "/latest/public/a.csv") == Array(content.utf8))
        #expect(
            try Archive(ledgerPath: folder.ledger).read(Fingerprint.sha256(Array(content.utf8))) == Array(content.utf8))
        #expect(FileSystem.entries(folder.outputs).filter { $0.hasPrefix(".") } == [])
    }

    @Test func `a run is published, and the next one after it`() throws {
        try staged("2026-01-01-0001", "one").finish()
        try expectPublished("2026-01-01-0001", "one")
        try staged("2026-01-02-0002", "two").finish()
        try expectPublished("2026-01-02-0002", "two")
        #expect(try FileSystem.read(folder.outputs + "/2026-01-01-0001/run.json") == Array("one".utf8))
        try recover("2026-01-01-0001", "2026-01-02-0002")
        try expectPublished("2026-01-02-0002", "two")
        #expect(ScratchFolder.mode(folder.outputs + "/latest/public") == 0o750)
    }

    @Test func `what is not committed leaves nothing`() throws {
        try staged("2026-01-01-0001", "one").finish()
        let before = folder.tree()
        staged: do {
            let publication = try staged("2026-01-02-0002", "two")
            publication.discard()
        }
        #expect(folder.tree() == before)
        _ = try staged("2026-01-02-0002", "two")
        try recover("2026-01-01-0001")
        #expect(folder.tree() == before)
    }

    @Test func `a failure after the commit does not throw the run away`() throws {
        let publication = try staged("2026-01-02-0002", "two")
        // A file stands where the archive's folder of this object must be.
        let part = folder.outputs + "/archive/" + Fingerprint.sha256(Array("two".utf8)).prefix(2)
        rmdir(part)
        try FileSystem.write([], to: part)
        #expect(throws: StoreFailure.self) { try publication.finish() }
        publication.discard()
        unlink(part)
        try recover("2026-01-02-0002")
        try expectPublished("2026-01-02-0002", "two")
    }

    @Test func `a ledger away from the outputs has its objects beside it, staged and recovered`() throws {
        let ledger = folder.path + "/Books/ledger.sqlite"
        func begin(_ name: String) throws -> Publication {
            let publication = try Publication.begin(outputs: folder.outputs, ledgerPath: ledger, folder: name)
            try FileSystem.write(Array(name.utf8), to: publication.publishedFolder + "/run.json")
            try publication.archive(bytes: Array(name.utf8), sha256: Fingerprint.sha256(Array(name.utf8)))
            try publication.sealed()
            return publication
        }
        try begin("r1").discard()
        #expect(folder.tree() == [])
        _ = try begin("r1")
        #expect(FileSystem.entries(folder.path + "/Books") == [".archive-r1", "archive"])
        for isCommitted in [false, true] {
            if isCommitted { _ = try begin("r1") }
            try Publication.recover(outputs: folder.outputs, ledgerPath: ledger) { _ in isCommitted }
            #expect(!FileSystem.entries(folder.path + "/Books").contains(".archive-r1"))
            #expect(FileSystem.exists(folder.outputs + "/r1/run.json") == isCommitted)
        }
        #expect(try Archive(ledgerPath: ledger).read(Fingerprint.sha256(Array("r1".utf8))) == Array("r1".utf8))
    }

    /// The steps of `finish`, as a killed run leaves them.
    @Test(arguments: 0...6)
    func `a killed run is finished from every step`(steps: Int) throws {
        try staged("2026-01-01-0001", "one").finish()
        _ = try staged("2026-01-02-0002", "two")
        let outputs = folder.outputs
        let hash = Fingerprint.sha256(Array("two".utf8))
        let publishing = outputs + "/.publishing-2026-01-02-0002"
        let objects = outputs + "/.archive-2026-01-02-0002"
        let all: [() throws -> Void] = [
            { try FileSystem.rename(outputs + "/.staging-2026-01-02-0002", publishing) },
            {
                let place = Archive.place(hash)
                try FileSystem.rename(objects + "/" + place, outputs + "/archive/" + place)
            },
            { try FileSystem.rename(publishing + "/published", outputs + "/2026-01-02-0002") },
            { try FileSystem.rename(publishing + "/latest", outputs + "/latest") },
            { FileSystem.remove(objects) },
            { FileSystem.remove(publishing) },
        ]
        for step in all.prefix(steps) { try step() }
        try recover("2026-01-01-0001", "2026-01-02-0002")
        try expectPublished("2026-01-02-0002", "two")
        #expect(try FileSystem.read(outputs + "/2026-01-01-0001/run.json") == Array("one".utf8))
    }
}

@Suite struct FileSystemTests {
    @Test func `a full disk is said in words and is no fault of the folder`() {
        let file = open("/dev/full", O_WRONLY | O_CLOEXEC)
        #expect(file >= 0)
        defer { close(file) }
        let isWritten = [UInt8(1)].withUnsafeBytes { FileSystem.writeAll($0, file) }
        #expect(!isWritten)
        errno = ENOSPC
        let failure = FileSystem.failure("store.cannot_create", "/a/b", .cannotCreate)
        #expect(failure.kind == .cannotAccess)
        #expect(failure.message == Message("store.full", ["/a/b", "system:28"]))
    }

    @Test func `the folder of a path`() {
        #expect(FileSystem.parent("/a/b/c") == "/a/b")
        #expect(FileSystem.parent("/a") == "/")
        #expect(FileSystem.parent("a") == ".")
    }
}
