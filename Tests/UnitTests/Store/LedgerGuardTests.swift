import Glibc
import Testing

@testable import Domain
@testable import Store

/// What must not be in the ledger is refused, and nothing of the night stays.
@Suite struct LedgerGuardTests {
    /// Posts one good night, then one that `spoil` has changed; the second must be refused whole.
    private func refuses(_ spoil: (inout RunPosting) -> Void, sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let folder = ScratchFolder()
        var model = BooksModel(seed: 3)
        let configuration = model.configuration()
        let ledger = try Ledger.open(path: folder.ledger, readOnly: false)
        try ledger.post(model.night(LedgerState(), configuration, obligations: 5, payments: 20))
        let before = try ledger.load(configuration)
        var posting = model.night(before, configuration, obligations: 5, payments: 20)
        spoil(&posting)
        #expect(sourceLocation: sourceLocation) { try ledger.post(posting) } throws: { error in
            (error as? StoreFailure)?.kind == .damaged
        }
        let after = try ledger.load(configuration)
        let (old, new) = (BookWords(before.book, configuration), BookWords(after.book, configuration))
        #expect(old.obligations(before.standings) == new.obligations(after.standings), sourceLocation: sourceLocation)
        #expect(old.claims() == new.claims(), sourceLocation: sourceLocation)
        #expect(after.lastRun == before.lastRun, sourceLocation: sourceLocation)
        #expect(try ledger.problems() == [], sourceLocation: sourceLocation)
        ledger.close()
    }

    @Test func `the obligation equation`() throws {
        try refuses { $0.standings[Int($0.newVersions[0])].outstanding += 1 }
    }

    @Test func `outstanding and credit at once`() throws {
        try refuses {
            $0.standings[Int($0.newVersions[0])].outstanding += 1
            $0.standings[Int($0.newVersions[0])].credit += 1
        }
    }

    @Test func `a payment given away beyond its amount`() throws {
        try refuses { $0.book.paymentStandings[Int($0.newPayments[0])].allocated = 1_000_000 }
    }

    @Test func `a payment that is not the sum of its claims`() throws {
        try refuses { $0.changedClaims.removeLast() }
    }

    @Test func `a claim whose split is not its amount`() throws {
        try refuses { $0.changedClaims[0].posted.interest += 1 }
    }

    @Test func `a claim of an unknown payment`() throws {
        try refuses { $0.changedClaims[0].payment = RecordID(bits: 1) }
    }

    @Test func `the same payment twice`() throws {
        try refuses { $0.newPayments.append($0.newPayments[0]) }
    }

    @Test func `the same run twice`() throws {
        try refuses { $0.run.identity = RunIdentity(number: 1, date: Day(number: 20_001)) }
    }

    @Test func `a file whose rows do not add up`() throws {
        try refuses { $0.book.files[Int($0.newFiles[0])].records = 1 }
    }

    @Test func `a kind that pipeline.yml has lost is named`() throws {
        let folder = ScratchFolder()
        var model = BooksModel(seed: 3)
        var configuration = model.configuration()
        let ledger = try Ledger.open(path: folder.ledger, readOnly: false)
        try ledger.post(model.night(LedgerState(), configuration, obligations: 20, payments: 0))
        let name = configuration.kinds.removeLast().name
        #expect { try ledger.load(configuration) } throws: { error in
            (error as? StoreFailure)?.message == Message("store.kind_gone", [name])
        }
        ledger.close()
    }
}

/// Opening and closing.
@Suite struct LedgerFileTests {
    @Test func `a missing ledger is read as an empty one and not made`() throws {
        let folder = ScratchFolder()
        let ledger = try Ledger.open(path: folder.ledger, readOnly: true)
        let state = try ledger.load(Configuration())
        #expect(state.lastRun == nil)
        #expect(state.book.obligations.isEmpty)
        #expect(try ledger.runs().isEmpty)
        #expect(try ledger.problems() == [])
        #expect(throws: StoreFailure.self) {
            try ledger.post(RunPosting(run: posted(), book: Book(), standings: []))
        }
        ledger.close()
        #expect(folder.tree() == [])
    }

    private func posted() -> PostedRun {
        PostedRun(
            identity: RunIdentity(number: 1, date: Day(number: 20_000)), programVersion: "1", settingsHash: "",
            fingerprint: "",
            manifestHash: "", previousManifestHash: "", exitStatus: 0)
    }

    @Test func `a ledger that no run came into goes again`() throws {
        let folder = ScratchFolder()
        let ledger = try Ledger.open(path: folder.ledger, readOnly: false)
        _ = try ledger.load(Configuration())
        ledger.close()
        #expect(folder.tree() == [])
    }

    @Test func `reading leaves no file behind, and the ledger as it was`() throws {
        let folder = ScratchFolder()
        let writer = try Ledger.open(path: folder.ledger, readOnly: false)
        try writer.post(RunPosting(run: posted(), book: Book(), standings: []))
        writer.close()
        #expect(FileSystem.entries(folder.outputs) == ["ledger.sqlite"])
        #expect(ScratchFolder.mode(folder.ledger) == 0o640)
        let before = try FileSystem.read(folder.ledger)
        let reader = try Ledger.open(path: folder.ledger, readOnly: true)
        #expect(try reader.runs() == [posted()])
        reader.close()
        #expect(FileSystem.entries(folder.outputs) == ["ledger.sqlite"])
        #expect(try FileSystem.read(folder.ledger) == before)
    }

    @Test func `a reader sees the state before, while a run writes`() throws {
        let folder = ScratchFolder()
        let writer = try Ledger.open(path: folder.ledger, readOnly: false)
        try writer.post(RunPosting(run: posted(), book: Book(), standings: []))
        let reader = try Ledger.open(path: folder.ledger, readOnly: true)
        #expect(try reader.runs().count == 1)
        var second = posted()
        second.identity.number = 2
        try writer.post(RunPosting(run: second, book: Book(), standings: []))
        #expect(try reader.runs().count == 2)
        reader.close()
        writer.close()
        #expect(FileSystem.entries(folder.outputs) == ["ledger.sqlite"])
    }

    @Test func `a file that is no ledger is damaged and stays as it is`() throws {
        let folder = ScratchFolder()
        try FileSystem.createFolder(folder.outputs)
        let bytes = Array(String(repeating: "no ledger at all\n", count: 300).utf8)
        try FileSystem.write(bytes, to: folder.ledger)
        for readOnly in [true, false] {
            #expect { try Ledger.open(path: folder.ledger, readOnly: readOnly) } throws: { error in
                (error as? StoreFailure)?.kind == .damaged
            }
        }
        #expect(try FileSystem.read(folder.ledger) == bytes)
    }

    @Test func `an empty file is an empty ledger`() throws {
        let folder = ScratchFolder()
        try FileSystem.createFolder(folder.outputs)
        try FileSystem.write([], to: folder.ledger)
        let reader = try Ledger.open(path: folder.ledger, readOnly: true)
        #expect(try reader.runs().isEmpty)
        reader.close()
        let writer = try Ledger.open(path: folder.ledger, readOnly: false)
        try writer.post(RunPosting(run: posted(), book: Book(), standings: []))
        writer.close()
    }

    @Test func `folders that cannot be made`() throws {
        let folder = ScratchFolder()
        try FileSystem.write([1], to: folder.path + "/Outputs")
        #expect { try Ledger.open(path: folder.ledger, readOnly: false) } throws: { error in
            (error as? StoreFailure)?.kind == .cannotCreate
        }
        #expect { try RunLock.acquire(ledgerPath: folder.ledger) } throws: { error in
            (error as? StoreFailure)?.kind == .cannotCreate
        }
    }
}

@Suite struct RunLockTests {
    @Test func `a second run is told to wait, a later one is not`() throws {
        let folder = ScratchFolder()
        do {
            let lock = try RunLock.acquire(ledgerPath: folder.ledger)
            #expect { try RunLock.acquire(ledgerPath: folder.ledger) } throws: { error in
                (error as? StoreFailure)?.kind == .locked
            }
            withExtendedLifetime(lock) {}
        }
        #expect(folder.tree() == [])
        let again = try RunLock.acquire(ledgerPath: folder.ledger)
        withExtendedLifetime(again) {}
    }

    @Test func `a file that a killed run left locks nobody out`() throws {
        let folder = ScratchFolder()
        try FileSystem.createFolder(folder.outputs)
        try FileSystem.write([], to: folder.ledger + ".lock")
        let lock = try RunLock.acquire(ledgerPath: folder.ledger)
        withExtendedLifetime(lock) {}
    }
}
