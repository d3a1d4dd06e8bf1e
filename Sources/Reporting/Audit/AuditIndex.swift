// The first sheet of the audit: each question with its figure, its verdict and the way to its answer.

internal import Domain

struct AuditIndex {
    let pack: ReportPack
    let overview: Overview
    let language: Language

    /// - Parameter answers: those with a sheet of their own; before and behind them stand the questions that one of the
    ///   other sheets answers.
    func grid(_ answers: [AuditTables.Answer], openPayments: Int) -> Grid {
        var rows: [[GridCell]] = [unidentified(openPayments), cards()]
        rows += answers.map { row($0.question, $0.figure, $0.isGood, $0.sheet, $0.grid.count) }
        rows.append(row(.askInputs, .integer(Int64(pack.inputHashes.count)), nil, .parameters, pack.inputHashes.count))
        for place in rows.indices { rows[place].insert(.text(String(place + 1)), at: 0) }
        let columns = [
            Column("number", .identifier, width: 5), Column("question", width: 84), Column("answer", .money, width: 16),
            Column("judgement", width: 18), Column("sheet", width: 26), Column("rows", .integer, width: 9),
        ]
        return Grid(columns, rows, pack)
    }

    private func row(
        _ question: Label, _ figure: GridCell, _ isGood: Bool?, _ sheet: Label, _ count: Int
    ) -> [GridCell] {
        let verdict = isGood.map { Labels.text($0 ? .asItShould : .lookAtIt, language) } ?? ""
        return [
            .text(Labels.text(question, language)), figure, .text(verdict),
            .link(.sheet(sheet), Labels.text(sheet, language)), .integer(Int64(count)),
        ]
    }

    private func unidentified(_ count: Int) -> [GridCell] {
        let old = overview.ages.reduce(Int64(0)) {
            [.ageQuarter, .ageYear, .ageOlder].contains($1.label) ? $0 + $1.amount : $0
        }
        return row(.askUnidentified, .money(old), old == 0, .openPayments, count)
    }

    private func cards() -> [GridCell] {
        let missing = overview.batches.first { $0.status == "missing" }.map { $0.net - $0.credited } ?? 0
        return row(.askCards, .money(missing), missing == 0, .settlement, pack.settlements.count)
    }
}
