// Stage 3, Matching: evidence of each payment (parallel), then decisions in order of payment day.

package import Domain
internal import Law

package struct MatchingInput: Sendable {
    package var book: Book
    package var configuration: Configuration
    package var date: Day
    package var firstNewPayment: Int
    /// All decisions; those from `firstNewDecision` take effect tonight.
    package var decisions: [Decision]
    package var firstNewDecision: Int
    /// Debts of the payments that earlier releases without an obligation undid, by decision.
    package var released: [String: [String]]
    package var threads: Int
    package init(
        book: Book, configuration: Configuration, date: Day, firstNewPayment: Int, decisions: [Decision],
        firstNewDecision: Int, released: [String: [String]] = [:], threads: Int
    ) {
        self.book = book
        self.configuration = configuration
        self.date = date
        self.firstNewPayment = firstNewPayment
        self.decisions = decisions
        self.firstNewDecision = firstNewDecision
        self.released = released
        self.threads = threads
    }
}

/// The third stage.
package struct Matching: Sendable {
    package init() {}

    package func run(_ input: consuming MatchingInput) async -> MatchingResult {
        let pending = Self.pending(input)
        let tables = await EvidenceTables.build(input.book, input.configuration, threads: input.threads)
        let evidence = EvidenceList(await Self.evidence(of: pending, tables, input))
        let book = input.book
        input.book = Book()
        let ledger = ClaimKeeper(
            consume book, debtors: tables.debtors, configuration: input.configuration, date: input.date)
        let rulings = Rulings(
            input.decisions, firstNew: input.firstNewDecision, released: input.released, book: ledger.book)
        rulings.apply(to: ledger)
        var decider = Decider(
            configuration: input.configuration, rulings: rulings, tables: tables, book: ledger.book)
        let order = Self.inOrder(pending, evidence, ledger.book, decider, ledger)
        var nearby = Nearby()
        Block.forEach(order.indices) { block in
            nearby.fetch(order[block], pending, evidence, ledger)
            for turn in block {
                let place = order[turn]
                if let plain = evidence.plain(place), decider.joins(pending[place], plain, ledger) { continue }
                let found = evidence[place]
                if let details = found.more.first { ledger.complete(pending[place], details) }
                decider.decide(pending[place], found, ledger)
            }
        }
        await Suggestions.add(to: &decider, ledger, threads: input.threads)
        // After the joining: what came and went back in one night is shown as reversed, as over two nights.
        Refunds.apply(to: ledger, decisions: input.decisions)
        Reversals.apply(to: ledger)
        return ledger.result(decider, rulings)
    }

    /// Open payments that may be joined tonight, and those that a ruling of tonight may open.
    private static func pending(_ input: borrowing MatchingInput) -> [Int32] {
        let book = input.book
        let ruled = Set(
            input.decisions[input.firstNewDecision...].compactMap { RecordID($0.paymentID, prefix: .payment) })
        var pending: [Int32] = []
        pending.reserveCapacity(book.payments.count)
        let payments = book.payments.span
        let standings = book.paymentStandings.span
        for index in payments.indices {
            let status = standings[index].status
            let isRuled = !ruled.isEmpty && ruled.contains(payments[index].id)
            guard payments[index].purpose == .obligation, payments[index].amount > 0, status != .ignored || isRuled,
                status != .reversed, !payments[index].flags.contains(.pending)
            else { continue }
            let amount = Euro.convert(
                payments[index].amount, from: payments[index].currency, to: input.configuration.organisation.currency)
            // What can't be converted is open.
            if isRuled || amount.map({ standings[index].allocated + standings[index].reserved < $0 }) ?? true {
                pending.append(Int32(index))
            }
        }
        return pending
    }

    /// The evidence of the payments by shares of equal size.
    private static func evidence(
        of pending: [Int32], _ tables: EvidenceTables, _ input: borrowing MatchingInput
    ) async -> [[Evidence]] {
        let book = input.book
        let strategies = input.configuration.strategies
        return await Shares.map(pending.count, threads: input.threads, least: 2000) { range in
            var reader = EvidenceReader(tables, book, strategies: strategies)
            var found: [Evidence] = []
            found.reserveCapacity(range.count)
            let bytes = book.text.bytes.span
            var likely = LikelyReferences()
            for start in stride(from: range.lowerBound, to: range.upperBound, by: Block.rows) {
                let block = start..<min(start + Block.rows, range.upperBound)
                for place in block {
                    likely.add(book.payments[Int(pending[place])].remittance, bytes)
                    likely.add(person: book.payments[Int(pending[place])].obligorID, bytes)
                }
                likely.fetch(tables, bytes)
                for place in block { found.append(reader.read(book.payments[Int(pending[place])], bytes)) }
            }
            return found
        }
    }

    /// Places in `pending` in the order in which money counts: payment day, strategy, booking day, amount, reference, id.
    private static func inOrder(
        _ pending: [Int32], _ evidence: EvidenceList, _ book: Book, _ decider: Decider, _ keeper: ClaimKeeper
    ) -> [Int] {
        // Where every payment names its own single debt the order changes nothing.
        let isSimple =
            evidence.allSatisfy { found in
                found.single >= 0 && found.references.isEmpty && found.more.isEmpty
                    && !decider.mayHaveOlder(found.single, keeper)
            } && pending.allSatisfy { book.payments[Int($0)].obligorID.isEmpty }
        if isSimple { return Array(pending.indices) }
        // All that tells turns apart but texts, side by side: a million payments are not looked up at each comparison.
        var keys = pending.indices.map { place -> (day: Int64, bookedOn: Day, amount: Int64, place: Int) in
            let payment = Int(pending[place])
            let strongest =
                decider.hasOrder(book.payments[payment]) ? Strategy.order : evidence.strongest(place)
            return (
                Int64(book.payments[payment].paidOn.number) << 8 | Int64(strongest.rawValue),
                book.payments[payment].bookedOn, book.payments[payment].amount, place
            )
        }
        keys.sort { left, right in
            if left.day != right.day { return left.day < right.day }
            if left.bookedOn != right.bookedOn { return left.bookedOn < right.bookedOn }
            if left.amount != right.amount { return left.amount < right.amount }
            let (a, b) = (Int(pending[left.place]), Int(pending[right.place]))
            let (first, second) = (book.payments[a].bankReference, book.payments[b].bankReference)
            if !book.text.equal(first, second) { return book.text.precedes(first, second) }
            return book.payments[a].id < book.payments[b].id
        }
        return keys.map(\.place)
    }
}
