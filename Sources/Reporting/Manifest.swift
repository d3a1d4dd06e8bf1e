// run.json: the manifest of a run, and the short summaries. No clock, no absolute path; keys are sorted.

package import Domain

/// A JSON value with its keys in the order given; written without a library so that the bytes are ours to fix.
indirect enum JSON {
    case text(String)
    case number(Int64)
    case null
    case list([JSON])
    case object([(String, JSON)])

    func append(to out: inout String, indent: Int) {
        let pad = String(repeating: "  ", count: indent + 1)
        switch self {
        case .text(let text): Self.quote(text, &out)
        case .number(let number): out += String(number)
        case .null: out += "null"
        case .list(let items):
            if items.isEmpty { out += "[]"; return }
            out += "[\n"
            for (index, item) in items.enumerated() {
                out += pad
                item.append(to: &out, indent: indent + 1)
                out += index + 1 < items.count ? ",\n" : "\n"
            }
            out += String(repeating: "  ", count: indent) + "]"
        case .object(let fields):
            if fields.isEmpty { out += "{}"; return }
            out += "{\n"
            for (index, field) in fields.enumerated() {
                out += pad
                Self.quote(field.0, &out)
                out += ": "
                field.1.append(to: &out, indent: indent + 1)
                out += index + 1 < fields.count ? ",\n" : "\n"
            }
            out += String(repeating: "  ", count: indent) + "}"
        }
    }

    static func quote(_ text: String, _ out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                if scalar.value < 32 {
                    let hex = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        out += "\""
    }

    var document: String {
        var out = ""
        append(to: &out, indent: 0)
        return out + "\n"
    }
}

extension Reports {
    /// The manifest, written last: it names the hashes of all outputs.
    package static func manifest(_ pack: ReportPack, outputs: [StoredFile]) -> [UInt8] {
        let fields: [(String, JSON)] = [
            ("control_totals", .list(pack.controls.map(control))),
            ("counts", .object(counts(pack).map { ($0.0, .number($0.1)) })),
            ("date", .text(pack.run.date.text)),
            ("inputs", .list(pack.inputHashes.map { .object([("name", .text($0.name)), ("sha256", .text($0.sha256))]) })),
            ("options", .list(pack.options.map { .text($0) })),
            ("organisation", .text(pack.configuration.organisation.name)),
            ("outputs", .list(outputs.map { .object([("bytes", .number($0.bytes)), ("name", .text($0.name)), ("sha256", .text($0.sha256))]) })),
            ("pipeline_sha256", .text(pack.settingsHash)),
            ("previous_manifest_sha256", pack.previousManifestHash.isEmpty ? .null : .text(pack.previousManifestHash)),
            ("program_version", .text(pack.programVersion)),
            ("run", .number(pack.run.number)),
        ]
        return Array(JSON.object(fields).document.utf8)
    }

    private static func control(_ total: ControlTotal) -> JSON {
        func value(_ value: Int64) -> JSON { total.isCount ? .number(value) : .text(Money.text(value)) }
        return .object([
            ("currency", .text(total.currency)), ("difference", value(total.difference)), ("name", .text(total.name)),
            ("scope", .text(total.scope)), ("terms", .object(total.terms.map { ($0.name, value($0.value)) })),
        ])
    }

    /// Sorted by name.
    static func counts(_ pack: ReportPack) -> [(String, Int64)] {
        var counts: [String: Int64] = [
            "allocations": Int64(pack.allocations.count), "candidates": Int64(pack.candidates.count),
            "files": Int64(pack.listedFiles.count), "obligations": Int64(pack.standings.count),
            "payments_listed": Int64(pack.listedPayments.count), "rows_rejected": Int64(pack.rejects.count),
            "statements": Int64(pack.statements.count),
        ]
        for record in pack.discrepancies { counts["discrepancies_" + record.state.word, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }
    }

    /// What came in tonight and what became of it: counts and sums of bank credits and card sales, by status.
    static func received(_ pack: ReportPack) -> (count: Int64, sum: Int64, matched: Int64, open: Int64) {
        var result: (count: Int64, sum: Int64, matched: Int64, open: Int64) = (0, 0, 0, 0)
        for index in pack.book.payments.indices where pack.book.payments[index].ledgerRow == 0 {
            let payment = pack.book.payments[index]
            guard payment.amount > 0, payment.purpose == .obligation else { continue }
            let standing = pack.book.paymentStandings[index]
            result.count += 1
            result.sum += payment.amount
            result.matched += standing.allocated
            if standing.status != .ignored { result.open += payment.amount - standing.allocated - standing.reserved }
        }
        return result
    }

    /// A few lines for the terminal or an e-mail, in the organisation's first language.
    package static func summary(_ pack: ReportPack) -> String {
        let money = received(pack)
        let open = pack.discrepancies.filter { !$0.finding.code.isEvent && $0.state != .resolved }
        let wrong = pack.controls.filter { $0.difference != 0 }.count
        let outstanding = pack.standings.reduce(Int64(0)) { $0 + $1.outstanding }
        func count(_ severity: Severity) -> String { String(open.filter { $0.finding.code.severity == severity }.count) }
        let lines: [(String, [String])] = [
            ("report.summary_run", [pack.run.folder, pack.configuration.organisation.name]),
            ("report.summary_files", [String(pack.listedFiles.count), String(pack.rejects.count)]),
            ("report.summary_received", [String(money.count), Money.text(money.sum), Money.text(money.matched), Money.text(money.open)]),
            ("report.summary_obligations", [String(pack.standings.count), Money.text(outstanding)]),
            ("report.summary_discrepancies", [count(.error), count(.warning), count(.info)]),
            (wrong == 0 ? "report.summary_controls_good" : "report.summary_controls_bad", [String(pack.controls.count), String(wrong)]),
        ]
        return lines.map { Sentences.text(Message($0.0, $0.1), pack.language) }.joined(separator: "\n")
    }

    package static func summaryJSON(_ pack: ReportPack) -> String {
        let money = received(pack)
        let wrong = pack.controls.filter { $0.difference != 0 }.count
        let fields: [(String, JSON)] = [
            ("run", .number(pack.run.number)), ("date", .text(pack.run.date.text)), ("folder", .text(pack.run.folder)),
            ("received", .object([("payments", .number(money.count)), ("sum", .text(Money.text(money.sum))), ("matched", .text(Money.text(money.matched))), ("open", .text(Money.text(money.open)))])),
            ("counts", .object(counts(pack).map { ($0.0, .number($0.1)) })),
            ("controls_wrong", .number(Int64(wrong))),
        ]
        return JSON.object(fields).document
    }
}
