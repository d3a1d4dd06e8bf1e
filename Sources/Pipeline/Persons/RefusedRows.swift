// Refused rows that bear a person's identifier or name: a debt or money that the books lack, so nothing may be certified.

internal import Domain
internal import Store

extension Books {
    /// A reason for each refused row that may be the person's and that nothing later replaced: no file of its name, no
    /// full extract, no version of the debt, and no ruling that it does not matter.
    func refusedRows(of signs: PersonSigns, _ state: LedgerState, _ ledger: Ledger) throws -> [String] {
        let extracts = configuration.sources.filter { $0.role == .obligations && $0.extract == .full }.map(\.name)
        let rows = try ledger.standingRejects(replacing: Set(extracts)).filter { signs.isNamed(byRow: $0.raw) }
        guard !rows.isEmpty else { return [] }
        let ignored = Set(state.decisions.filter { $0.action == .ignore }.map(\.discrepancyID))
        let brought = try versions(ofDebtsIn: rows, state, ledger)
        var named: Set<RecordID> = []
        var reasons: [String] = []
        for row in rows {
            if Self.cells(row.raw).contains(where: { brought[$0].map { $0 > row.fileRow } ?? false }) { continue }
            let finding = try finding(of: row, ledger)
            if let finding {
                // Rows of one debt are one finding.
                guard !ignored.contains(finding.text(.discrepancy)), named.insert(finding).inserted else { continue }
            }
            let facts = [row.file, row.position, Sentences.text(row.message, language)]
            let way = finding.map { words("certificate.refused_row_ignore", [$0.text(.discrepancy)]) } ?? ""
            reasons.append(words("certificate.refused_row", facts) + way)
        }
        return reasons
    }

    private func finding(of row: PostedReject, _ ledger: Ledger) throws -> RecordID? {
        let codes: Set<DiscrepancyCode> = [.ROW_REJECTED, .DUPLICATE_OBLIGATION]
        let own = try ledger.findings(file: row.file, position: row.position)
        if let found = own.last(where: { codes.contains($0.finding.code) }) { return found.id }
        let obligation = row.message.arguments.first ?? ""
        let debts = try ledger.findings(obligation: obligation)
        return debts.last { $0.finding.code == .DUPLICATE_OBLIGATION && $0.finding.sourceFile == row.file }?.id
    }

    /// The debts whose ids stand in refused rows, each with the ledger's row of the file that brought it last.
    private func versions(
        ofDebtsIn rows: [PostedReject], _ state: LedgerState, _ ledger: Ledger
    ) throws -> [String: Int64] {
        let asked = Set(rows.flatMap { Self.cells($0.raw) })
        var brought: [String: Int64] = [:]
        for debt in state.book.obligations {
            let id = state.book.text.string(debt.id)
            guard asked.contains(id), let last = try ledger.versions(obligation: id).last else { continue }
            brought[id] = last.fileRow
        }
        return brought
    }

    private static func cells(_ row: String) -> [String] {
        row.split { ";,\t|".contains($0) }.map { cell in
            String(cell.drop { " \"".contains($0) }.reversed().drop { " \"".contains($0) }.reversed())
        }
    }
}
