import Testing

@testable import Domain
@testable import Store

/// What was posted is loaded, whatever it was.
@Suite struct LedgerRoundTripTests {
    @Test(arguments: 1...12)
    func `what nights post is what the next night loads`(seed: Int) throws {
        let folder = ScratchFolder()
        var model = BooksModel(seed: UInt64(seed))
        for _ in 0..<5 {
            let ledger = try Ledger.open(path: folder.ledger, readOnly: false)
            let configuration = model.configuration()
            let state = try ledger.load(configuration)
            expect(state, model, configuration)
            try ledger.post(model.night(state, configuration, obligations: 8, payments: 12))
            #expect(try ledger.problems() == [])
            ledger.close()
        }
        let ledger = try Ledger.open(path: folder.ledger, readOnly: true)
        let configuration = model.configuration()
        let state = try ledger.load(configuration)
        expect(state, model, configuration)
        #expect(state.lastPostingSerial == 50)
        #expect(state.lastRun?.identity.number == 5)
        #expect(try ledger.runs().count == 5)
        let ids = model.payments.keys.sorted().map { RecordID(bits: $0) }
        let all = try ledger.payments(ids: ids, configuration)
        var book = Book()
        (book.text, book.payments, book.paymentStandings, book.files) = (
            all.text, all.payments, all.standings, state.book.files
        )
        let words = BookWords(book, configuration)
        #expect(book.payments.indices.map { words.payment($0) } == ids.compactMap { model.payments[$0.bits] })
        #expect(try ledger.knownPayments(among: ids + [RecordID(bits: 77)]) == Set(ids))
        ledger.close()
    }

    private func expect(_ state: LedgerState, _ model: BooksModel, _ configuration: Configuration) {
        let words = BookWords(state.book, configuration)
        #expect(words.obligations(state.standings) == model.obligations)
        #expect(words.claims() == model.claims)
        #expect(Set(state.book.payments.map(\.id.bits)) == model.openPayments)
        for index in state.book.payments.indices {
            #expect(words.payment(index) == model.payments[state.book.payments[index].id.bits])
        }
    }

    @Test func `a load that takes the indexes down is the same`() throws {
        let folder = ScratchFolder()
        var model = BooksModel(seed: 99)
        let ledger = try Ledger.open(path: folder.ledger, readOnly: false)
        let configuration = model.configuration()
        try ledger.post(model.night(LedgerState(), configuration, obligations: 11_000, payments: 10))
        #expect(try ledger.problems() == [])
        let state = try ledger.load(configuration)
        expect(state, model, configuration)
        #expect(throws: StoreFailure.self) {
            var again = model.night(LedgerState(), configuration, obligations: 1, payments: 0)
            again.book.obligations[0].id = again.book.text.append("O-1-0")
            try ledger.post(again)
        }
        ledger.close()
    }

    @Test func `statements, discrepancies, decisions and files come back as they were`() throws {
        let folder = ScratchFolder()
        var model = BooksModel(seed: 5)
        let configuration = model.configuration()
        let ledger = try Ledger.open(path: folder.ledger, readOnly: false)
        var posting = model.night(LedgerState(), configuration, obligations: 1, payments: 1)
        var statement = Domain.Statement()
        (statement.account, statement.number, statement.sequence, statement.opening) = (1, "12", 12, -5)
        (statement.to, statement.balanced, statement.currency) = (Day(number: 20_000), false, .eur)
        posting.newStatements = [statement]
        let finding = Finding(
            .STATEMENT_GAP, Subjects(file: "a.xml", position: "7", key: "BG1"), bankReference: "R", sourceFile: "a.xml",
            sourcePosition: "7", amount: -3, currency: .bgn, message: Message("k", ["", "two", ""]), related: "P-1")
        posting.discrepancies = [
            Discrepancy(id: RecordID(bits: 9), finding: finding, state: .new, openedOn: Day(number: 20_001))
        ]
        let event = Finding(.DUPLICATE_FILE, Subjects(file: "b"), message: Message("k"))
        posting.discrepancies.append(
            Discrepancy(id: RecordID(bits: 8), finding: event, state: .new, openedOn: Day(number: 20_001)))
        var decision = Decision()
        (decision.id, decision.amount, decision.documentDate, decision.reason) = ("D1", 12, Day(number: 1), "защото")
        posting.newDecisions = [decision]
        posting.outputs = [StoredFile(name: "run.json", sha256: "aa", bytes: 3)]
        posting.rejects = [Reject(position: SourcePosition(file: 0, line: 3), message: Message("r", ["x"]), raw: "a;b")]
        try ledger.post(posting)
        let state = try ledger.load(configuration)
        #expect(state.statements.count == 1)
        #expect(state.statements.first?.account == 1)
        #expect(state.statements.first?.opening == -5)
        #expect(state.statements.first?.balanced == false)
        #expect(state.statements.first?.to == Day(number: 20_000))
        #expect(state.discrepancies.map(\.id.bits) == [9])
        #expect(state.discrepancies.first?.finding.message == Message("k", ["", "two", ""]))
        #expect(state.discrepancies.first?.finding.subjects == finding.subjects)
        #expect(state.discrepancies.first?.finding.amount == -3)
        #expect(state.raisedEvents == [RecordID(bits: 8)])
        #expect(state.decisions == [decision])
        #expect(state.files.map(\.name) == ["Inputs/f1.csv"])
        #expect(try ledger.outputs(ofRun: 1) == posting.outputs)
        ledger.close()
    }

    @Test func `an original is found by each of its references, once`() throws {
        let folder = ScratchFolder()
        var model = BooksModel(seed: 6)
        let configuration = model.configuration()
        let ledger = try Ledger.open(path: folder.ledger, readOnly: false)
        var posting = model.night(LedgerState(), configuration, obligations: 0, payments: 3)
        for (index, key) in [\Payment.bankReference, \.endToEndID, \.merchantReference].enumerated() {
            posting.book.payments[index][keyPath: key] = posting.book.text.append("REF\(index)")
            posting.book.payments[0][keyPath: key] = posting.book.text.append("ALSO\(index)")
        }
        posting.book.payments[0].bankReference = posting.book.text.append("REF0")
        try ledger.post(posting)
        let references = ["REF0", "REF1", "REF2", "ALSO1", "ALSO2", "NONE"].map { Array($0.utf8) }
        let found = try ledger.payments(matchingReferences: references, configuration)
        #expect(found.payments.map(\.id) == posting.book.payments.map(\.id))
        ledger.close()
    }
}
