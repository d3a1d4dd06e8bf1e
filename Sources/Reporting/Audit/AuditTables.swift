// The questions of an audit, each answered by a small table of its own: sheets behind the ten of the contract.

internal import Domain

struct AuditTables {
    let pack: ReportPack
    let language: Language
    let obligations: ObligationsReport
    private let kinds: [String]

    init(_ pack: ReportPack, _ language: Language, _ obligations: ObligationsReport) {
        self.pack = pack
        self.language = language
        self.obligations = obligations
        kinds = Labels.kinds(pack, language)
    }

    /// One question, its sheet and its answer.
    struct Answer: Sendable {
        let sheet: Label
        let question: Label
        let grid: Grid
        /// Sums of the ledger that a column must come to.
        var ledger: [String: Int64] = [:]
        /// The figure that answers it, and whether it is as it should be; nil: nothing to judge.
        let figure: GridCell
        let isGood: Bool?
        var colours: [(column: String, rules: [SheetLayout.Colour])] = []
        /// What a reader must know of the sheet, below its rows.
        var notes: [Message] = []
    }

    func answers() -> [Answer] {
        [
            completeness(), codes(), budget(), register(), takenBack(), fines(), fineList(), offenders(), limitation(),
            refunds(), rulings(), conversion(), levs(),
        ]
    }

    // MARK: What all of them use

    var organisation: Currency { pack.configuration.organisation.currency }

    func text(_ reference: TextRef) -> GridCell { reference.isEmpty ? .empty : .text(string(reference)) }

    func string(_ reference: TextRef) -> String { pack.book.text.string(reference) }

    /// File and position, as the last cells of a row of evidence.
    func source(_ position: SourcePosition) -> [GridCell] {
        let file = Int(position.file) < pack.book.files.count ? pack.book.files[Int(position.file)].name : ""
        return [.text(file), position.line > 0 ? .text(position.text) : .empty]
    }

    func debt(_ index: Int32) -> GridCell {
        .link(.obligation(index), string(pack.book.obligations[Int(index)].id))
    }

    /// The index of the obligation of an id.
    func index(of id: String) -> Int32? { obligations.row(of: id).map { obligations.order[$0] } }

    func kindName(_ kind: KindIndex) -> String { kinds[Int(kind)] }
}
