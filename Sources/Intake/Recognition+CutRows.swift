// Lists that were cut inside their last text: the row looks whole, and comes again with the rest of its text.

internal import Domain
internal import Formats

extension Recognition {
    /// Rows of a list that a cut list, or the whole one of a cut one, brought before; gives how many.
    ///
    /// A list whose last row has no line end may go on behind it. Its last entry is told again by all its other facts, and by
    /// a text that begins with what was there.
    mutating func meetCutRows(
        _ statement: Statement, _ payments: [Payment], _ shift: UInt32, _ isKept: inout [Bool]
    ) throws -> Int {
        let range = statement.payments
        guard statement.kind == .list, range.contains(where: { isKept[$0] }) else { return 0 }
        let cuts = try cutRows(of: statement)
        let end = range.last { isKept[$0] && payments[$0].flags.contains(.lineOpen) }
        if cuts.isEmpty, end == nil { return 0 }
        let own = Set(range.map { payments[$0].id })
        var count = 0
        for cut in cuts where !own.contains(cut.payment.id) {
            let begins = range.filter {
                isKept[$0] && isSameEntry(cut.payment, payments[$0].moved(by: shift))
            }
            let whole = begins.first { isSameText(cut.payment, payments[$0].moved(by: shift)) }
            guard let found = whole ?? begins.first else { continue }
            isKept[found] = false
            count += 1
            takeText(cut.place, payments[found].moved(by: shift))
        }
        guard let last = end, isKept[last] else { return count }
        let record = payments[last].moved(by: shift)
        if try hasWhole(record, own) {
            isKept[last] = false
            count += 1
        }
        return count
    }

    /// Known last rows without a line end of this account and these days; their place in the book, -1 for none.
    private mutating func cutRows(of statement: Statement) throws -> [(payment: Payment, place: Int32)] {
        guard let first = statement.from, let last = statement.to else { return [] }
        if !hasAskedForCutRows {
            hasAskedForCutRows = true
            let (text, payments, _) = try entries(.cutRows)
            if !payments.isEmpty {
                let shift = result.book.text.absorb(text)
                var open: [RecordID: Int32] = [:]
                for index in 0..<result.firstNewPayment { open[result.book.payments[index].id] = Int32(index) }
                for payment in payments { cutRowsBefore.append((payment.moved(by: shift), open[payment.id] ?? -1)) }
            }
        }
        let tonight = cutRowsTonight.map { (payment: result.book.payments[Int($0)], place: $0) }
        return (cutRowsBefore + tonight).filter { row in
            row.payment.account == statement.account && row.payment.bookedOn >= first && row.payment.bookedOn <= last
        }
    }

    /// Whether an entry that is not one of this list's own has all of these facts and a longer text.
    private mutating func hasWhole(_ record: Payment, _ own: Set<RecordID>) throws -> Bool {
        let new = result.firstNewPayment..<result.book.payments.count
        let isTonight = new.contains { index in
            let known = result.book.payments[index]
            return !own.contains(known.id) && known.channel == .bank && isSameEntry(record, known)
        }
        if isTonight { return true }
        let (text, payments, _) = try entries(.days(record.bookedOn, record.bookedOn))
        let candidates = payments.filter { $0.amount == record.amount && !own.contains($0.id) }
        guard !candidates.isEmpty else { return false }
        let shift = result.book.text.absorb(text)
        return candidates.contains { isSameEntry(record, $0.moved(by: shift)) }
    }

    /// The longer text is what the payer wrote; the id stays that of the row as it first came.
    private mutating func takeText(_ place: Int32, _ whole: Payment) {
        guard place >= 0 else { return }
        let index = Int(place)
        guard !isSameText(result.book.payments[index], whole) else { return }
        result.book.payments[index].remittance = whole.remittance
        result.book.payments[index].bankReference = whole.bankReference
        result.book.payments[index].endToEndID = whole.endToEndID
        if !whole.obligorID.isEmpty {
            result.book.payments[index].obligorID = whole.obligorID
            if whole.flags.contains(.obligorFromText) { result.book.payments[index].flags.insert(.obligorFromText) }
        }
        if index < result.firstNewPayment { result.completed.insert(place) }
    }

    // MARK: Comparing

    /// The facts are equal, and every text of the first begins the same text of the second.
    private func isSameEntry(_ cut: Payment, _ whole: Payment) -> Bool {
        guard cut.amount == whole.amount, cut.bookedOn == whole.bookedOn, cut.valueOn == whole.valueOn,
            cut.account == whole.account, cut.currency == whole.currency
        else { return false }
        // Sum and day alone are those of many.
        if cut.remittance.isEmpty, cut.bankReference.isEmpty { return false }
        let bytes = result.book.text.bytes
        return Self.texts.allSatisfy { text in
            EntryReference.begins(cut[keyPath: text], whole[keyPath: text], bytes)
        }
    }

    private func isSameText(_ one: Payment, _ other: Payment) -> Bool {
        let bytes = result.book.text.bytes
        return Self.texts.allSatisfy { text in
            EntryReference.begins(one[keyPath: text], other[keyPath: text], bytes)
                && EntryReference.begins(other[keyPath: text], one[keyPath: text], bytes)
        }
    }

    /// Texts that tell entries apart.
    private static var texts: [KeyPath<Payment, TextRef>] {
        [\.bankReference, \.endToEndID, \.payerIBAN, \.remittance]
    }
}
