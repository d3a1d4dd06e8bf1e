import Testing

@testable import Domain
@testable import Store

/// Which obligations a register file only repeated.
@Suite struct RepeatsTests {
    @Test(arguments: 1...20)
    func `rows written as runs are read back`(seed: Int) {
        var dice = Dice(seed: UInt64(seed))
        var rows: [Int64] = []
        var row: Int64 = 0
        for _ in 0..<dice.below(400) {
            row += Int64(dice.below(4) == 0 ? 1 + dice.below(40_000) : 1)
            rows.append(row)
        }
        var found = PlaceSet()
        RowRuns.read(RowRuns(rows).bytes, into: &found)
        var read: [Int64] = []
        found.forEach { read.append(Int64($0)) }
        #expect(read == rows)
        #expect(rows.allSatisfy { found.contains(Int($0)) } && !found.contains(Int(row) + 1))
    }

    @Test func `a register repeated whole takes a few bytes`() {
        #expect(RowRuns(Array(1...1_000_000)).bytes.count == 4)
        #expect(RowRuns([]).bytes.isEmpty)
    }

    @Test func `only what newer files of the source repeated is asked for`() throws {
        let folder = ScratchFolder()
        var model = BooksModel(seed: 3)
        let ledger = try Ledger.open(path: folder.ledger, readOnly: false)
        let configuration = model.configuration()
        try ledger.post(model.night(LedgerState(), configuration, obligations: 10, payments: 0))
        var posting = model.night(try ledger.load(configuration), configuration, obligations: 2, payments: 0)
        var places = PlaceSet()
        for place in [0, 1, 4, 11] { places.insert(place) }
        posting.repeats = [(posting.newFiles[0], places)]
        try ledger.post(posting)
        var rows: [Int] = []
        try ledger.repeated(source: "source1", after: "Inputs/f1.csv").forEach { rows.append($0) }
        #expect(rows == [1, 2, 5, 12])
        #expect(try ledger.repeated(source: "source1", after: "Inputs/f2.csv").isEmpty)
        #expect(try ledger.repeated(source: "source2", after: "Inputs/f1.csv").isEmpty)
        ledger.close()
    }
}
