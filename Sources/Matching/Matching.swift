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
    package var threads: Int
    package init(
        book: Book, configuration: Configuration, date: Day, firstNewPayment: Int, decisions: [Decision],
        firstNewDecision: Int, threads: Int
    ) {
        self.book = book
        self.configuration = configuration
        self.date = date
        self.firstNewPayment = firstNewPayment
        self.decisions = decisions
        self.firstNewDecision = firstNewDecision
        self.threads = threads
    }
}

/// The third stage.
package struct Matching: Sendable {
    package init() {}

    package func run(_ input: consuming MatchingInput) async -> MatchingResult {
        let pending = Self.pending(input)
        let tables = await EvidenceTables.build(input.book, kinds: input.configuration.kinds)
        let evidence = await Self.evidence(of: pending, tables, &input)
        let book = input.book
        input.book = Book()
        var ledger = ClaimKeeper(consume book, configuration: input.configuration, date: input.date)
        let rulings = Rulings(input.decisions, firstNew: input.firstNewDecision)
        rulings.apply(to: &ledger)
        var decider = Decider(configuration: input.configuration, rulings: rulings)
        for place in Self.inOrder(pending, evidence, ledger.book) {
            decider.decide(pending[place], evidence[place], &ledger)
        }
        // After the joining: what came and went back in one night is shown as reversed, as over two nights.
        Reversals.apply(to: &ledger, from: input.firstNewPayment)
        return ledger.result(decider, rulings)
    }

    /// Open payments that may be joined tonight.
    private static func pending(_ input: borrowing MatchingInput) -> [Int32] {
        let book = input.book
        var pending: [Int32] = []
        pending.reserveCapacity(book.payments.count)
        for index in book.payments.indices {
            let payment = book.payments[index]
            let standing = book.paymentStandings[index]
            guard payment.purpose == .obligation, payment.amount > 0, standing.status != .ignored,
                standing.status != .reversed, !payment.flags.contains(.pending)
            else { continue }
            guard
                let amount = Euro.convert(
                    payment.amount, from: payment.currency, to: input.configuration.organisation.currency)
            else {
                pending.append(Int32(index))
                continue
            }
            if standing.allocated + standing.reserved < amount { pending.append(Int32(index)) }
        }
        return pending
    }

    private static func evidence(
        of pending: [Int32], _ tables: EvidenceTables, _ input: inout MatchingInput
    ) async -> EvidenceList {
        let payments = input.book.payments
        let text = input.book.text
        let strategies = input.configuration.strategies
        let shares = pending.count < 2000 ? 1 : max(1, min(input.threads, 16))
        let size = (pending.count + shares - 1) / max(shares, 1)
        let parts = await withTaskGroup(of: (Int, [Evidence], TextArena).self) { group in
            for share in 0..<shares {
                let range = min(share * size, pending.count)..<min((share + 1) * size, pending.count)
                group.addTask {
                    var reader = EvidenceReader(tables, text, strategies: strategies)
                    var found: [Evidence] = []
                    found.reserveCapacity(range.count)
                    let bytes = text.bytes.span
                    for place in range { found.append(reader.read(payments[Int(pending[place])], bytes)) }
                    return (share, found, reader.words)
                }
            }
            var parts: [([Evidence], TextArena)] = Array(repeating: ([], TextArena()), count: shares)
            for await (share, found, words) in group { parts[share] = (found, words) }
            return parts
        }
        return EvidenceList(parts, size: size, into: &input.book.text)
    }

    /// Places in `pending` in the order in which money counts: payment day, strategy, booking day, amount, reference, id.
    private static func inOrder(_ pending: [Int32], _ evidence: EvidenceList, _ book: Book) -> [Int] {
        var places = Array(pending.indices)
        func strategy(_ place: Int) -> Strategy {
            evidence[place].references.first?.strategy ?? evidence[place].strategy
        }
        func precedes(_ left: Int, _ right: Int) -> Bool {
            let a = book.payments[Int(pending[left])]
            let b = book.payments[Int(pending[right])]
            if a.paidOn != b.paidOn { return a.paidOn < b.paidOn }
            if strategy(left) != strategy(right) { return strategy(left) < strategy(right) }
            if a.bookedOn != b.bookedOn { return a.bookedOn < b.bookedOn }
            if a.amount != b.amount { return a.amount < b.amount }
            if !book.text.equal(a.bankReference, b.bankReference) {
                return book.text.precedes(a.bankReference, b.bankReference)
            }
            return a.id < b.id
        }
        // Where every payment names its own single debt the order changes nothing.
        let isSimple =
            evidence.allSatisfy { $0.references.isEmpty }
            && pending.allSatisfy { book.payments[Int($0)].obligorID.isEmpty }
        if !isSimple { places.sort(by: precedes) }
        return places
    }
}
