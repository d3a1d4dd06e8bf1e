// The first sheet of the audit: each question with its figure, its verdict and the way to its answer.

internal import Domain

enum AuditIndex {
    static func grid(_ answers: [AuditTables.Answer], _ pack: ReportPack, _ language: Language) -> Grid {
        let rows: [[GridCell]] = answers.enumerated().map { place, answer in
            let verdict = answer.isGood.map { Labels.text($0 ? .asItShould : .lookAtIt, language) } ?? ""
            return [
                .text(String(place + 1)), .text(Labels.text(answer.question, language)), answer.figure,
                .text(verdict), .link(.sheet(answer.sheet), Labels.text(answer.sheet, language)),
                .integer(Int64(answer.grid.count)),
            ]
        }
        let columns = [
            Column("number", .identifier, width: 5), Column("question", width: 84), Column("answer", .money, width: 16),
            Column("judgement", width: 18), Column("sheet", width: 26), Column("rows", .integer, width: 9),
        ]
        return Grid(columns, rows, pack)
    }
}
