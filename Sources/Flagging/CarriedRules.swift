// Conditions that nothing of tonight asked again: carried while what they say still holds.

internal import Domain

enum CarriedRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let book = input.posting.matching.book
        guard !input.openBefore.isEmpty else { return }
        let index = ObligationIndex(book.obligations, book.text)
        let moved = Set(input.posting.outcomes.map { book.claims[Int($0.claim)].obligation })
        let versions = Set(input.intake.newVersions)
        var live: Set<RecordID> = []
        for claim in book.claims where claim.amount > 0 { live.insert(claim.payment) }
        for discrepancy in input.openBefore {
            let finding = discrepancy.finding
            let place = finding.subjects.obligation.flatMap { index.find($0, in: book.obligations, book.text) }
            let standing = place.map { input.posting.standings[Int($0)] }
            let holds: Bool =
                switch finding.code {
                case .UNDERPAID: place.map { !moved.contains($0) } ?? false && (standing?.outstanding ?? 0) > 0
                case .OVERPAID, .PAID_CANCELLED:
                    place.map { !moved.contains($0) } ?? false && (standing?.credit ?? 0) > 0
                case .CHARGEBACK where finding.subjects.key == ReversalRules.beyond: true
                case .REVERSED, .CHARGEBACK: (standing?.outstanding ?? 0) > 0
                case .WRONG_ACCOUNT: finding.subjects.payment.map(live.contains) ?? false
                case .OBLIGOR_MISMATCH:
                    finding.subjects.obligation != nil && (finding.subjects.payment.map(live.contains) ?? false)
                case .REGISTER_DRIFT: place.map { !versions.contains($0) } ?? false
                case .FILE_REJECTED: finding.subjects.file.map(input.intake.refusedFiles.contains) ?? false
                default: false
                }
            if holds { found.append(finding) }
        }
    }
}
