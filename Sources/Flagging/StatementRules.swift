// STATEMENT_GAP and BALANCE_BREAK: the chain of an account's statements, by number and day, not by arrival.

internal import Domain
internal import Law

enum StatementRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        var byAccount: [AccountIndex: [Statement]] = [:]
        for statement in input.intake.statements where statement.kind == .statement && statement.account != noAccount {
            byAccount[statement.account, default: []].append(statement)
        }
        for (account, statements) in byAccount.sorted(by: { $0.key < $1.key }) {
            let chain = pages(statements.sorted(by: precedes))
            for (index, statement) in chain.enumerated() {
                let previous = index > 0 ? chain[index - 1] : nil
                if statement.balanced == false || statement.summaryDisagrees || statement.detailsDisagree {
                    found.append(own(statement, account, input))
                } else if let previous {
                    link(previous, statement, account, input, &found)
                }
            }
        }
    }

    /// Pages that give the balances of the whole statement, each of them, hold only together.
    private static func pages(_ chain: [Statement]) -> [Statement] {
        var result: [Statement] = []
        for statement in chain {
            guard let first = result.last, isPage(statement, after: first), statement.balanced != true else {
                result.append(statement)
                continue
            }
            var whole = first
            whole.page = statement.page
            whole.credits += statement.credits
            whole.debits += statement.debits
            whole.closing = statement.closing ?? first.closing
            whole.closingOn = statement.closingOn ?? first.closingOn
            whole.to = statement.to ?? first.to
            whole.summaryDisagrees = first.summaryDisagrees && statement.summaryDisagrees
            whole.detailsDisagree = first.detailsDisagree || statement.detailsDisagree
            if let opening = whole.opening, let closing = whole.closing {
                whole.balanced = opening + whole.credits - whole.debits == closing
            }
            result[result.count - 1] = whole
        }
        return result
    }

    private static func isPage(_ next: Statement, after first: Statement) -> Bool {
        guard let page = next.page, let before = first.page, page == before + 1, first.balanced != true else {
            return false
        }
        return next.number == first.number && next.currency == first.currency
            && (next.opening == nil || next.opening == first.opening)
    }

    private static func precedes(_ left: Statement, _ right: Statement) -> Bool {
        let a = (day(left)?.number ?? 0, left.sequence ?? 0, left.page ?? 0)
        let b = (day(right)?.number ?? 0, right.sequence ?? 0, right.page ?? 0)
        return a < b
    }

    private static func day(_ statement: Statement) -> Day? {
        statement.from ?? statement.openingOn ?? statement.to ?? statement.closingOn
    }

    private static func link(
        _ previous: Statement, _ next: Statement, _ account: AccountIndex, _ input: FlaggingInput,
        _ found: inout [Finding]
    ) {
        guard !next.overlaps else { return }
        let breaks = !agrees(previous, next, input.configuration.organisation.currency)
        if let gap = missing(previous, next, breaks: breaks) {
            found.append(
                make(
                    .STATEMENT_GAP, next, account, input, amount: nil,
                    Message("flagging.statement_gap", [iban(account, input), previous.number, next.number, gap])))
        } else if breaks, let opening = next.opening, let closing = previous.closing {
            found.append(
                make(
                    .BALANCE_BREAK, next, account, input, amount: opening - closing,
                    Message(
                        "flagging.opening_break",
                        [
                            iban(account, input), next.number, Money.text(opening), previous.number,
                            Money.text(closing), Money.text(opening - closing),
                        ])))
        }
    }

    /// Opening = previous closing; over the switch to the euro through the rate.
    private static func agrees(_ previous: Statement, _ next: Statement, _ organisation: Currency) -> Bool {
        guard let closing = previous.closing, let opening = next.opening else { return true }
        if previous.currency == next.currency { return closing == opening }
        return Euro.convert(closing, from: previous.currency, to: next.currency) == opening
    }

    /// What is missing between two statements: by numbers where there are numbers, else by days and balance.
    private static func missing(_ previous: Statement, _ next: Statement, breaks: Bool) -> String? {
        if let first = previous.sequence, let second = next.sequence {
            if second == first || second == first + 1 { return nil }
            if second > first { return second - first == 2 ? "\(first + 1)" : "\(first + 1)–\(second - 1)" }
            let years = (day(previous)?.year ?? 0, day(next)?.year ?? 0)
            if years.1 > years.0 { return second == 1 ? nil : (second == 2 ? "1" : "1–\(second - 1)") }
            return nil
        }
        guard breaks, let end = previous.to ?? previous.closingOn, let start = next.from ?? next.openingOn,
            start - end > 1
        else { return nil }
        return "\((end + 1).text)–\((start + -1).text)"
    }

    private static func own(_ statement: Statement, _ account: AccountIndex, _ input: FlaggingInput) -> Finding {
        if statement.balanced != false, !statement.summaryDisagrees {
            return make(
                .BALANCE_BREAK, statement, account, input, amount: nil,
                Message("flagging.details_break", [iban(account, input), statement.number]))
        }
        guard statement.balanced == false, let opening = statement.opening, let closing = statement.closing else {
            return make(
                .BALANCE_BREAK, statement, account, input, amount: nil,
                Message("flagging.summary_break", [iban(account, input), statement.number]))
        }
        let expected = opening + statement.credits - statement.debits
        return make(
            .BALANCE_BREAK, statement, account, input, amount: closing - expected,
            Message(
                "flagging.balance_break",
                [
                    iban(account, input), statement.number, Money.text(opening), Money.text(statement.credits),
                    Money.text(statement.debits), Money.text(expected), Money.text(closing),
                    Money.text(closing - expected),
                ]))
    }

    private static func iban(_ account: AccountIndex, _ input: FlaggingInput) -> String {
        input.configuration.accounts[Int(account)].iban
    }

    private static func make(
        _ code: DiscrepancyCode, _ statement: Statement, _ account: AccountIndex, _ input: FlaggingInput,
        amount: Int64?, _ message: Message
    ) -> Finding {
        let files = input.posting.matching.book.files
        let name = Int(statement.file) < files.count ? files[Int(statement.file)].name : ""
        let key = [iban(account, input), statement.number, statement.identification, day(statement)?.text ?? ""].joined(
            separator: "|")
        return Finding(
            code, Subjects(key: key), sourceFile: name, sourcePosition: String(statement.line), amount: amount,
            currency: statement.currency, message: message)
    }
}
