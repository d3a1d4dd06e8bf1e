// `sverka diff`: what changed between two runs, and why.

internal import Domain
internal import Reporting
internal import Store

/// An obligation whose balance is another one after the later run.
private struct ChangedDebt {
    var obligation: String
    var before: (outstanding: String, credit: String, state: String)
    var after: (outstanding: String, credit: String, state: String)
    var reasons: [String]
}

/// A payment whose money moved.
private struct MovedPayment {
    var payment: RecordID
    var isNew: Bool
    /// `credit`: what of the amount became credit; an amount of 0 with it is money that moved between debt and credit.
    var moves: [(obligation: String, amount: Int64, credit: Int64, strategy: Strategy)]
}

extension Books {
    /// Compares what two runs published, and finds the causes in the ledger; in words, or as one JSON document.
    package func difference(_ one: String, _ other: String, json: Bool) throws -> String {
        let ledger = try open()
        defer { ledger.close() }
        let found = [try find(one, ledger), try find(other, ledger)].sorted { $0.identity.number < $1.identity.number }
        let (before, after) = (found[0], found[1])
        guard before.identity.number < after.identity.number else {
            throw RunFailure(ExitStatus.usage, Message("diff.same", [before.identity.folder]))
        }
        let runs = before.identity.number + 1...after.identity.number
        let movements = try ledger.movements(inRuns: runs)
        let causes = DebtCauses(
            movements: movements, versions: try ledger.versions(inRuns: runs),
            decisions: try ledger.decisions(inRuns: runs))
        let debts = try changedDebts(before, after, ledger, causes)
        let payments = Self.moved(movements, new: try ledger.newPayments(inRuns: runs))
        let findings = try changedFindings(before, after, ledger)
        let heading = words("diff.runs", [before.identity.folder, after.identity.folder])
        if json { return document(before, after, debts, payments, findings).line }
        return ([heading] + lines(debts) + lines(payments) + lines(findings)).joined(separator: "\n")
    }

    // MARK: Obligations

    private typealias DebtChanges = (changed: [ChangedDebt], new: Int, interest: Int, isPublished: Bool)

    private func changedDebts(
        _ before: PostedRun, _ after: PostedRun, _ ledger: Ledger, _ causes: DebtCauses
    ) throws -> DebtChanges {
        let archive = Archive(ledgerPath: places.ledger)
        guard let old = try PublishedTable("obligations.csv", of: before, ledger, archive),
            let new = try PublishedTable("obligations.csv", of: after, ledger, archive)
        else { return ([], 0, 0, false) }
        func figures(_ table: PublishedTable, _ row: [String]) -> (outstanding: String, credit: String, state: String) {
            (table.cell(row, "outstanding"), table.cell(row, "credit"), table.cell(row, "state"))
        }
        var known: [String: (outstanding: String, credit: String, state: String)] = [:]
        for row in old.rows { known[old.cell(row, "obligation_id")] = figures(old, row) }
        var changes: DebtChanges = ([], 0, 0, true)
        for row in new.rows {
            let id = new.cell(row, "obligation_id")
            let now = figures(new, row)
            guard let then = known[id] else {
                changes.new += 1
                continue
            }
            guard then != now else { continue }
            let reasons = causes.reasons(of: id, self).map { Sentences.text($0, language) }
            // Interest runs every day on every overdue debt: counted, not listed.
            if reasons.isEmpty {
                changes.interest += 1
            } else {
                changes.changed.append(ChangedDebt(obligation: id, before: then, after: now, reasons: reasons))
            }
        }
        return changes
    }

    private func lines(_ debts: DebtChanges) -> [String] {
        guard debts.isPublished else { return [words("diff.not_published", ["obligations.csv"])] }
        var lines = [
            words(
                "diff.debts",
                [String(debts.changed.count), String(debts.new), String(debts.interest)])
        ]
        for debt in debts.changed {
            let hasCredit = debt.before.credit != debt.after.credit
            lines.append(
                words(
                    hasCredit ? "diff.debt_credit" : "diff.debt",
                    [
                        debt.obligation, debt.before.outstanding, debt.after.outstanding, debt.before.credit,
                        debt.after.credit, word(debt.before.state), word(debt.after.state),
                    ]))
            lines += debt.reasons.map { "    " + $0 }
        }
        return lines
    }

    // MARK: Payments

    private static func moved(_ movements: [PostedMovement], new: Set<RecordID>) -> [MovedPayment] {
        Dictionary(grouping: movements, by: \.payment).map { id, rows in
            let moves = Dictionary(grouping: rows, by: \.obligation).compactMap { obligation, rows in
                let sum = rows.reduce(Split()) { $0 + $1.split }
                return sum.isZero ? nil : (obligation, sum.amount, sum.credit, rows.last?.strategy ?? .none)
            }
            return MovedPayment(
                payment: id, isNew: new.contains(id),
                moves: moves.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) })
        }.filter { !$0.moves.isEmpty }.sorted { $0.payment < $1.payment }
    }

    private func lines(_ payments: [MovedPayment]) -> [String] {
        let earlier = payments.filter { !$0.isNew }
        // New money is the night's work; what matters is earlier money that went elsewhere.
        return [words("diff.payments", [String(payments.count - earlier.count), String(earlier.count)])]
            + earlier.flatMap { payment in
                payment.moves.map { move in
                    let key =
                        move.amount != 0
                        ? "diff.move"
                        : move.credit > 0
                            ? "diff.move_credit" : move.credit < 0 ? "diff.move_debt" : "diff.move_parts"
                    return words(
                        key,
                        [
                            payment.payment.text(.payment),
                            Money.text(move.amount != 0 ? move.amount : abs(move.credit)),
                            move.obligation, word(move.strategy.word),
                        ])
                }
            }
    }

    // MARK: Discrepancies

    private typealias FindingChanges = (new: [[String]], resolved: [[String]], isPublished: Bool)

    /// Conditions that are open after one of the two runs only, and events of the runs behind the first; rows of id, code
    /// and message.
    private func changedFindings(_ before: PostedRun, _ after: PostedRun, _ ledger: Ledger) throws -> FindingChanges {
        let archive = Archive(ledgerPath: places.ledger)
        guard let old = try PublishedTable("discrepancies.csv", of: before, ledger, archive),
            let new = try PublishedTable("discrepancies.csv", of: after, ledger, archive)
        else { return ([], [], false) }
        func open(_ table: PublishedTable) -> [String: [String]] {
            var found: [String: [String]] = [:]
            for row in table.rows where table.cell(row, "state") != FindingState.resolved.word {
                guard let code = DiscrepancyCode(rawValue: table.cell(row, "code")), !code.isEvent else { continue }
                let id = table.cell(row, "discrepancy_id")
                found[id] = [id, code.rawValue, table.cell(row, "message")]
            }
            return found
        }
        let (then, now) = (open(old), open(new))
        var events: [[String]] = []
        for run in try ledger.runs()
        where run.identity.number > before.identity.number && run.identity.number <= after.identity.number {
            guard let table = try PublishedTable("discrepancies.csv", of: run, ledger, archive) else { continue }
            for row in table.rows {
                guard let code = DiscrepancyCode(rawValue: table.cell(row, "code")), code.isEvent else { continue }
                events.append([table.cell(row, "discrepancy_id"), code.rawValue, table.cell(row, "message")])
            }
        }
        func only(_ left: [String: [String]], _ right: [String: [String]]) -> [[String]] {
            left.filter { right[$0.key] == nil }.values.sorted { ($0[1], $0[0]) < ($1[1], $1[0]) }
        }
        let added = (only(now, then) + events).sorted { ($0[1], $0[0]) < ($1[1], $1[0]) }
        return (added, only(then, now), true)
    }

    private func lines(_ findings: FindingChanges) -> [String] {
        guard findings.isPublished else { return [words("diff.not_published", ["discrepancies.csv"])] }
        return [words("diff.findings", [String(findings.new.count), String(findings.resolved.count)])]
            + findings.new.map { words("diff.finding_new", $0) }
            + findings.resolved.map { words("diff.finding_resolved", $0) }
    }

    // MARK: JSON

    private func document(
        _ before: PostedRun, _ after: PostedRun, _ debts: DebtChanges, _ payments: [MovedPayment],
        _ findings: FindingChanges
    ) -> JSON {
        func figures(_ of: (outstanding: String, credit: String, state: String)) -> JSON {
            .object([
                "outstanding": .string(of.outstanding), "credit": .string(of.credit), "state": .string(of.state),
            ])
        }
        func rows(_ rows: [[String]]) -> JSON {
            .array(
                rows.map {
                    .object(["discrepancy_id": .string($0[0]), "code": .string($0[1]), "message": .string($0[2])])
                })
        }
        return .object([
            "before": .string(before.identity.folder), "after": .string(after.identity.folder),
            "new_obligations": .integer(Int64(debts.new)), "interest_only": .integer(Int64(debts.interest)),
            "obligations": .array(
                debts.changed.map {
                    .object([
                        "obligation_id": .string($0.obligation), "before": figures($0.before),
                        "after": figures($0.after), "why": .strings($0.reasons),
                    ])
                }),
            "payments": .array(
                payments.map { payment in
                    .object([
                        "payment_id": .string(payment.payment.text(.payment)), "new": .bool(payment.isNew),
                        "moves": .array(
                            payment.moves.map {
                                .object([
                                    "obligation_id": .string($0.obligation),
                                    "amount": .money($0.amount, configuration.organisation.currency),
                                    "credit": .money($0.credit, configuration.organisation.currency),
                                    "strategy": .string($0.strategy.word),
                                ])
                            }),
                    ])
                }),
            "new_discrepancies": rows(findings.new), "resolved_discrepancies": rows(findings.resolved),
        ])
    }
}

/// Why a balance changed: versions of the register, money, rulings; nothing of them means interest.
private struct DebtCauses {
    private let movements: [String: [PostedMovement]]
    private let versions: [String: [PostedVersion]]
    private let writeOffs: [String: [Decision]]

    init(movements: [PostedMovement], versions: [(obligation: String, version: PostedVersion)], decisions: [Decision]) {
        self.movements = Dictionary(grouping: movements, by: \.obligation)
        self.versions = Dictionary(grouping: versions, by: \.obligation).mapValues { $0.map(\.version) }
        writeOffs = Dictionary(grouping: decisions.filter { $0.action == .write_off }, by: \.obligationID)
    }

    /// `books`: the words of strategies, rules, states and evidence for people.
    func reasons(of obligation: String, _ books: Books) -> [Message] {
        let versions = (versions[obligation] ?? []).map { version in
            Message(
                "diff.version",
                [
                    version.file + ":" + String(version.line), Money.text(version.principal), Money.text(version.costs),
                    version.currency.text, books.word(version.status.word),
                ])
        }
        let rulings = (writeOffs[obligation] ?? []).map {
            Message("diff.write_off", [$0.id, $0.decidedBy, $0.decidedOn.text, $0.reason])
        }
        let money = (movements[obligation] ?? []).filter { !$0.split.isZero }.map { row in
            Message(
                "diff.money",
                [
                    row.payment.text(.payment), Money.text(row.split.amount), row.paidOn.text,
                    books.word(row.strategy.word),
                    row.rule.word.isEmpty ? "—" : books.word(row.rule.word),
                    row.evidence.isEmpty ? "—" : books.evidence(row.evidence),
                    String(row.run),
                ])
        }
        return versions + rulings + money
    }
}
