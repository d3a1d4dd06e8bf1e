// `sverka decide` and `sverka decisions import`: rulings held against the ledger, then written for a person to put into
// Inputs. Neither changes the ledger.

package import Domain
internal import Formats
internal import Intake
internal import Reporting
internal import Store

/// What became of the decisions that were asked for.
package struct DecisionOutcome: Sendable {
    package var decisions: [Decision] = []
    /// What was refused: where it stood, and why.
    package var refused: [Message] = []
    /// What was written and will not do what its writer may think.
    package var warnings: [Message] = []
    /// Rows whose ruling the ledger has already.
    package var known = 0
    package init() {}
}

/// A row of the sheet Open payments in which somebody wrote.
private struct DecisionRow {
    var place: String
    var payment: String
    var unallocated: String
    var action: String
    var obligation: String
    var reason: String
    var name: String
}

extension Books {
    /// Checks one ruling against the ledger and writes it to a file.
    package func decide(_ wanted: Decision, to path: String) throws -> DecisionOutcome {
        let ledger = try open()
        defer { ledger.close() }
        let desk = try DecisionDesk(ledger, configuration)
        var outcome = DecisionOutcome()
        try desk.judge(wanted, shown: nil, place: nil, &outcome)
        try write(outcome, to: path)
        return outcome
    }

    /// Reads the rulings out of a workbook that came back, and writes those that can be followed.
    ///
    /// `approvedBy` is the second person wherever two must sign; where it is empty there, the row is refused.
    package func importDecisions(
        from workbook: String, on day: Day, approvedBy: String, to path: String
    ) throws -> DecisionOutcome {
        let rows = try read(workbook)
        let ledger = try open()
        defer { ledger.close() }
        let desk = try DecisionDesk(ledger, configuration)
        var outcome = DecisionOutcome()
        var first: [String: String] = [:]
        for row in rows {
            if let other = first[row.payment] {
                outcome.refused.append(Message("decide.twice", [row.place, row.payment, other]))
                continue
            }
            first[row.payment] = row.place
            var decision = Decision()
            decision.decidedOn = day
            decision.approvedBy = approvedBy
            decision.paymentID = row.payment
            decision.obligationID = row.obligation
            decision.reason = row.reason
            decision.decidedBy = row.name
            guard let action = Self.action(row.action) else {
                let words = Self.actions(language).joined(separator: ", ")
                outcome.refused.append(Message("decide.action", [row.place, row.action, words]))
                continue
            }
            decision.action = action
            try desk.judge(decision, shown: row.unallocated, place: row.place, &outcome)
        }
        outcome.decisions.sort { ($0.paymentID, $0.id) < ($1.paymentID, $1.id) }
        try write(outcome, to: path)
        return outcome
    }

    /// Nothing is written over, and a file without a ruling is not written.
    private func write(_ outcome: DecisionOutcome, to path: String) throws {
        guard !outcome.decisions.isEmpty else { return }
        let bytes = DecisionWriter.bytes(outcome.decisions, currency: configuration.organisation.currency)
        if FileSystem.exists(path) {
            guard (try? FileSystem.read(path)) == bytes else {
                throw RunFailure(ExitStatus.cannotCreate, Message("decide.stands", [path]))
            }
            return
        }
        try FileSystem.write(bytes, to: path)
    }

    // MARK: The workbook

    private static func action(_ word: String) -> DecisionAction? {
        let folded = word.lowercased()
        for language in Language.allCases {
            for (known, action) in Reports.decisionSheet(language).actions where known.lowercased() == folded {
                return action
            }
        }
        return DecisionAction(rawValue: folded)
    }

    private static func actions(_ language: Language) -> [String] {
        Reports.decisionSheet(language).actions.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func read(_ path: String) throws -> [DecisionRow] {
        let bytes: [UInt8]
        do { bytes = try InputBytes.read(path) } catch {
            // Nobody tries this file again: of what Intake says only the reason fits.
            let isClosed = error.message.key == "intake.cannot_open"
            let words = Sentences.text(error.message, language)
            let reason = isClosed ? error.message.arguments[0] : words.hasSuffix(".") ? String(words.dropLast()) : words
            throw RunFailure(ExitStatus.refusedInput, Message("decide.unreadable", [path, reason]))
        }
        let words = Language.allCases.map { Reports.decisionSheet($0) }
        do throws(Unreadable) {
            let (sheets, names) = try SpreadsheetFile.read(bytes) { name in
                words.contains { name == $0.sheet || name.hasPrefix($0.sheet + " (") }
            }
            guard !sheets.isEmpty else {
                throw Unreadable(
                    Message(
                        "decide.no_sheet", [words.map(\.sheet).joined(separator: " / "), names.joined(separator: ", ")])
                )
            }
            var rows: [DecisionRow] = []
            for sheet in sheets { rows += try Self.rows(of: sheet, words) }
            return rows
        } catch {
            throw RunFailure(
                ExitStatus.refusedInput, Message("decide.unreadable", [path, Sentences.text(error.message, language)]))
        }
    }

    /// The rows below the header in which the decision's columns hold anything; columns are found by their names.
    private static func rows(
        of sheet: SpreadsheetSheet, _ languages: [DecisionSheetWords]
    ) throws(Unreadable) -> [DecisionRow] {
        for (place, row) in sheet.rows.enumerated() {
            let columns = Dictionary(row.cells.map { ($0.value, $0.key) }) { min($0, $1) }
            for words in languages {
                guard let payment = columns[words.payment], let action = columns[words.action] else { continue }
                let needed = [words.obligation, words.reason, words.name]
                if let lack = needed.first(where: { columns[$0] == nil }) {
                    throw Unreadable(Message("decide.no_column", [sheet.name, lack]))
                }
                return sheet.rows[(place + 1)...].compactMap { row in
                    func cell(_ column: Int?) -> String { column.flatMap { row.cells[$0] } ?? "" }
                    let found = DecisionRow(
                        place: sheet.name + ":" + String(row.number), payment: cell(payment),
                        unallocated: cell(columns[words.unallocated]), action: cell(action),
                        obligation: cell(columns[words.obligation]), reason: cell(columns[words.reason]),
                        name: cell(columns[words.name]))
                    let written = found.action + found.obligation + found.reason + found.name
                    return written.isEmpty ? nil : found
                }
            }
        }
        throw Unreadable(
            Message(
                "decide.no_header",
                [sheet.name, languages.map { $0.payment + ", " + $0.action }.joined(separator: " / ")]))
    }
}

/// Judges rulings against the ledger as it stands.
private struct DecisionDesk {
    private let state: LedgerState
    private let index: ObligationIndex
    private let check: DecisionCheck
    private let currency: Currency
    private let language: Language
    private let headers: DecisionSheetWords

    init(_ ledger: Ledger, _ configuration: Configuration) throws {
        state = try ledger.load(configuration)
        index = ObligationIndex(state.book.obligations, state.book.text)
        let standings = state.standings
        check = DecisionCheck(
            configuration, money: { try ledger.money(of: $0) },
            discrepancy: { try !ledger.findings(id: $0).isEmpty }, open: { standings[Int($0)].outstanding })
        currency = configuration.organisation.currency
        language = configuration.organisation.languages.first ?? .bg
        headers = Reports.decisionSheet(language)
    }

    /// `shown`: the open sum that the person saw. `place`: the row, for messages.
    func judge(_ wanted: Decision, shown: String?, place: String?, _ outcome: inout DecisionOutcome) throws {
        var decision = wanted
        let name = place ?? decision.action.rawValue
        // In the sheet a column is known by its header.
        let needed = [
            (decision.decidedBy, place == nil ? "--by" : headers.name),
            (decision.reason, place == nil ? "--reason" : headers.reason),
        ]
        for (value, lack) in needed where value.isEmpty {
            return outcome.refused.append(Message("decide.lacks", [name, lack]))
        }
        let sums = openSum(decision.paymentID)
        // Money that goes back is named to the cent; money that is joined is all that is open.
        if decision.action == .refund, decision.amount == nil { decision.amount = refundable(decision.paymentID, sums) }
        // A second name stands only where a second person is asked for.
        if place != nil, !check.needsTwo(decision) { decision.approvedBy = "" }
        if let shown, let sums {
            if !Self.agrees(shown, sums.unallocated, digits: currency.minorDigits) {
                let now = Money.text(sums.unallocated, digits: currency.minorDigits)
                return outcome.refused.append(Message("decide.moved", [name, decision.paymentID, shown, now]))
            }
        } else if shown != nil, RecordID(decision.paymentID, prefix: .payment) != nil,
            decision.action != .release
        {
            return outcome.refused.append(Message("decide.not_open", [name, decision.paymentID]))
        }
        decision = DecisionWriter.identified(decision)
        if state.decisions.contains(where: { Self.sameRuling($0, decision) }) {
            outcome.known += 1
            return
        }
        var named = decision
        if let place { named.id = Sentences.text(Message("decide.of_row", [place]), language) }
        if let problem = try check.problem(of: named, after: outcome.decisions[...], in: state.book, index) {
            return outcome.refused.append(atTheDesk(problem, isSheet: place != nil))
        }
        if let warning = warning(decision, sums?.open, outcome.decisions) { outcome.warnings.append(warning) }
        outcome.decisions.append(decision)
    }

    /// A match on a debt that is paid, or of more than is owed on it: the rest is the debt's credit.
    private func warning(_ decision: Decision, _ open: Int64?, _ earlier: [Decision]) -> Message? {
        guard decision.action == .match,
            let place = index.find(decision.obligationID, in: state.book.obligations, state.book.text)
        else { return nil }
        let before = earlier.filter { $0.action == .match && $0.obligationID == decision.obligationID }
        let taken = before.reduce(Int64(0)) { $0 + ($1.amount ?? openSum($1.paymentID)?.open ?? 0) }
        let owed = max(state.standings[Int(place)].outstanding - taken, 0)
        let wanted = decision.amount ?? open ?? 0
        if wanted <= owed, owed > 0 { return nil }
        func money(_ sum: Int64) -> String { Money.text(sum, digits: currency.minorDigits) + " " + currency.text }
        return Message(
            owed == 0 ? "decide.warn_paid" : "decide.warn_more",
            [decision.id, decision.obligationID, money(owed), money(wanted), money(wanted - owed)])
    }

    /// All that is open, or, where nothing is, what a decision keeps already and what stands as credit.
    private func refundable(_ payment: String, _ sums: (open: Int64, unallocated: Int64)?) -> Int64? {
        if let sums, sums.open > 0 { return sums.open }
        guard let id = RecordID(payment, prefix: .payment) else { return nil }
        let most = DecisionCheck.refundable(id, in: state.book)
        return most > 0 ? most : nil
    }

    /// A run tries some rulings again, and says so; here nobody does. What is a column of the file is one of the sheet, or
    /// an option.
    private func atTheDesk(_ problem: Message, isSheet: Bool) -> Message {
        let own = problem.key.replacing("intake.decision_", with: "decide.")
        if ["payment_unknown", "obligation_unknown", "discrepancy_unknown", "off", "one_person"]
            .contains(where: { own == "decide." + $0 })
        {
            return Message(own, problem.arguments)
        }
        let options = [
            "payment_id": isSheet ? headers.payment : "--payment",
            "obligation_id": isSheet ? headers.obligation : "--obligation", "amount": "--amount",
            "payment_id, discrepancy_id": isSheet ? headers.payment : "--payment / --discrepancy",
        ]
        return Message(problem.key, problem.arguments.map { options[$0] ?? $0 })
    }

    /// What is open on a payment that the ledger holds open, and with what a decision keeps of it, as the sheet shows it;
    /// nil where the ledger doesn't.
    private func openSum(_ id: String) -> (open: Int64, unallocated: Int64)? {
        guard let id = RecordID(id, prefix: .payment),
            let place = state.book.payments.firstIndex(where: { $0.id == id })
        else { return nil }
        let standing = state.book.paymentStandings[place]
        let unallocated = state.book.payments[place].amount - standing.allocated
        return (unallocated - standing.reserved, unallocated)
    }

    /// A spreadsheet may write 12.3 for 12.30, or 12.299999999999999; an empty cell says nothing.
    private static func agrees(_ shown: String, _ sum: Int64, digits: Int) -> Bool {
        guard !shown.isEmpty else { return true }
        let parts = shown.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int64(parts[0]) else { return true }
        let fraction = Array((parts.count == 2 ? parts[1] : "").utf8.prefix(digits + 1).map { Int64($0) - 48 })
        var minor: Int64 = 0
        for place in 0..<digits { minor = minor * 10 + (place < fraction.count ? fraction[place] : 0) }
        if fraction.count > digits, fraction[digits] >= 5 { minor += 1 }
        var scale: Int64 = 1
        for _ in 0..<digits { scale *= 10 }
        return abs(whole) * scale + minor == abs(sum)
    }

    private static func sameRuling(_ left: Decision, _ right: Decision) -> Bool {
        left.action == right.action && left.paymentID == right.paymentID && left.obligationID == right.obligationID
            && left.discrepancyID == right.discrepancyID && left.amount == right.amount
            && left.decidedBy == right.decidedBy && left.reason == right.reason
    }
}

extension Books {
    /// As the list in the sheet has it.
    func shown(_ action: DecisionAction) -> String {
        Reports.decision(action, language)
    }

    /// In words, or as one JSON document.
    package func words(of outcome: DecisionOutcome, to path: String, json: Bool) -> String {
        let refused = outcome.refused.map { Sentences.text($0, language) }
        if json {
            return JSON.object([
                "file": outcome.decisions.isEmpty ? .null : .string(path),
                "written": .array(
                    outcome.decisions.map {
                        .object([
                            "decision_id": .string($0.id), "action": .string($0.action.rawValue),
                            "payment_id": .optional($0.paymentID), "obligation_id": .optional($0.obligationID),
                            "discrepancy_id": .optional($0.discrepancyID),
                        ])
                    }), "known": .integer(Int64(outcome.known)), "refused": .strings(refused),
                "warnings": .strings(outcome.warnings.map { Sentences.text($0, language) }),
            ]).line
        }
        var lines = outcome.decisions.map {
            words(
                "decide.written",
                [
                    $0.id, shown($0.action), $0.paymentID, $0.obligationID, $0.discrepancyID,
                    $0.decidedBy,
                ].map { $0.isEmpty ? "—" : $0 })
        }
        lines += outcome.warnings.map { Sentences.text($0, language) } + refused
        lines.append(
            words("decide.sum", [String(outcome.decisions.count), String(outcome.known), String(refused.count)]))
        if !outcome.decisions.isEmpty {
            let folders = configuration.sources.filter { $0.role == .decisions }.map(\.path)
            lines.append(
                folders.isEmpty
                    ? words("decide.no_source", [path])
                    : words("decide.next", [path, folders.joined(separator: ", ")]))
        }
        return lines.joined(separator: "\n")
    }
}
