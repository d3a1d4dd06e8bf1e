// What is done to a decoded file before the ledger is asked: beside other files, in the task that decoded it.

internal import Domain
internal import Formats

/// Own accounts by every spelling that pipeline.yml lists.
struct AccountNames: Sendable {
    private var places: [String: AccountIndex] = [:]

    init(_ accounts: [AccountSettings]) {
        for (number, account) in accounts.enumerated() {
            for name in [account.iban] + account.also { places[Self.folded(name)] = AccountIndex(number) }
        }
    }

    /// The whole text; else the text without what banks write around an account: `BIC/` before it, its currency behind.
    func find(_ name: String) -> AccountIndex? {
        if let place = places[Self.folded(name)] { return place }
        let number = String((name.split(separator: "/").last ?? "").reversed().drop { $0 == " " }.reversed())
        if let place = places[Self.folded(number)] { return place }
        guard Currency(String(number.suffix(3))) != nil else { return nil }
        return places[Self.folded(String(number.dropLast(3)))]
    }

    /// Capital letters and digits only: how account numbers are compared.
    private static func folded(_ account: String) -> String {
        account.uppercased().filter { $0.isLetter || $0.isNumber }
    }
}

enum Preparation {
    /// Accounts, payment days and ids. A statement of an account that is not ours keeps `noAccount`.
    static func prepare(_ batch: inout BankBatch, _ configuration: Configuration, threads: Int) async {
        let names = AccountNames(configuration.accounts)
        let days = configuration.rules.paymentDate["bank"] ?? Dated("value_on")
        for place in batch.statements.indices {
            guard let account = names.find(batch.statements[place].accountText) else { continue }
            batch.statements[place].account = account
            let statement = batch.statements[place]
            let isBroken = statement.balanced == false || statement.summaryDisagrees
            for index in statement.payments {
                batch.payments[index].account = account
                let bookedOn = batch.payments[index].bookedOn
                let valueOn = days.on(bookedOn) == "booked_on" ? nil : batch.payments[index].valueOn.value
                batch.payments[index].paidOn = valueOn ?? bookedOn
                if isBroken { batch.payments[index].flags.insert(.unbalanced) }
            }
            let ids = await EntryIdentity.identify(
                &batch.payments, statement.payments, account: configuration.accounts[Int(account)].iban,
                text: batch.text, threads: threads)
            if statement.payments.count == batch.payments.count { batch.ids = ids }
        }
    }
}

/// A register file with its rows by id.
struct RegisterFile: Sendable {
    var batch: ObligationBatch
    /// First row of each id.
    var index: ObligationIndex
    /// Rows whose id stands in the file with other facts: none of them is taken.
    var conflicts: Set<Int32> = []
    /// Some id stands in more than one row.
    var hasRepeats = false

    init(_ batch: consuming ObligationBatch) {
        let rows = batch.obligations
        let text = batch.text
        index = ObligationIndex([], text, extra: rows.count)
        var differing: Set<Int32> = []
        for start in stride(from: 0, to: rows.count, by: Block.rows) {
            let block = start..<min(start + Block.rows, rows.count)
            for row in block { Block.keep(index.touched(rows[row].id, text)) }
            for row in block {
                guard let first = index.findOrInsert(Int32(row), in: rows, text) else { continue }
                hasRepeats = true
                if rows[Int(first)].facts != rows[row].facts { differing.insert(first) }
            }
        }
        if !differing.isEmpty {
            for row in rows.indices {
                if let first = index.find(rows[row].id, in: rows, text), differing.contains(first) {
                    conflicts.insert(Int32(row))
                }
            }
        }
        self.batch = batch
    }
}
