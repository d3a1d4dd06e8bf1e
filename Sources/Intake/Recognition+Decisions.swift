// Recognition of decisions: each is kept for ever; one that can't be followed is refused and tried again next run.

internal import Domain
internal import Formats

extension Recognition {
    mutating func take(_ batch: DecisionBatch, of file: DecodedFile) throws {
        var record = record(file)
        record.format = "csv"
        record.encoding = batch.encoding
        record.unknownColumns = batch.unknownColumns
        record.records = batch.records
        let fileIndex = nextFile
        var rejects = batch.rejects
        for var decision in batch.decisions {
            decision.fileIndex = fileIndex
            if let before = result.decisions.first(where: { $0.id == decision.id }) {
                if Self.sameRuling(before, decision) {
                    record.known += 1
                } else {
                    rejects.append(reject(decision, fileIndex, Message("intake.decision_changed", [decision.id])))
                }
                continue
            }
            if let problem = try problem(of: decision) {
                rejects.append(reject(decision, fileIndex, problem))
                continue
            }
            record.accepted += 1
            result.decisions.append(decision)
        }
        record.rejected = Int64(rejects.count)
        record.status = rejects.isEmpty ? .accepted : .partly_accepted
        let isRetry = files.verdict(name: record.name, sha256: record.sha256, role: .decisions) == .retry
        if !rejects.isEmpty { result.refusedSomething = true }
        // A file that is only tried again is not listed again.
        if isRetry, record.accepted == 0 { return }
        refuseRows(rejects, file: fileIndex, name: record.name)
        add(record, of: file)
    }

    private func reject(_ decision: Decision, _ file: FileIndex, _ message: Message) -> Reject {
        Reject(position: SourcePosition(file: file, line: decision.line), message: message, raw: decision.id)
    }

    private static func sameRuling(_ left: Decision, _ right: Decision) -> Bool {
        var other = right
        other.file = left.file
        other.line = left.line
        other.fileIndex = left.fileIndex
        return left == other
    }

    /// What is wrong with a decision's subjects; nil: it can be followed.
    private func problem(of decision: Decision) throws -> Message? {
        var payment: Payment?
        if !decision.paymentID.isEmpty {
            guard let id = RecordID(decision.paymentID, prefix: .payment) else {
                return Message("intake.decision_payment_form", [decision.id, decision.paymentID])
            }
            payment = result.book.payments.first { $0.id == id }
            if payment == nil, try known([id]).isEmpty {
                return Message("intake.decision_payment_unknown", [decision.id, decision.paymentID])
            }
        }
        if !decision.obligationID.isEmpty,
            index.find(decision.obligationID, in: result.book.obligations, result.book.text) == nil
        {
            return Message("intake.decision_obligation_unknown", [decision.id, decision.obligationID])
        }
        if let amount = decision.amount, let payment, amount > payment.amount.magnitude {
            return Message("intake.decision_amount", [decision.id, Money.text(amount), Money.text(payment.amount)])
        }
        let settings = configuration.decisions
        if settings.twoPersonsFor.contains(decision.action), (decision.amount ?? .max) > settings.above,
            decision.approvedBy.isEmpty || decision.approvedBy == decision.decidedBy
        {
            return Message("intake.decision_one_person", [decision.id, decision.action.rawValue])
        }
        return missing(decision)
    }

    private func missing(_ decision: Decision) -> Message? {
        let needed: [(Bool, String)] =
            switch decision.action {
            case .match: [(decision.paymentID.isEmpty, "payment_id"), (decision.obligationID.isEmpty, "obligation_id")]
            case .release: [(decision.paymentID.isEmpty, "payment_id")]
            case .write_off: [(decision.obligationID.isEmpty, "obligation_id")]
            case .refund: [(decision.paymentID.isEmpty, "payment_id"), (decision.amount == nil, "amount")]
            case .ignore: [(decision.paymentID.isEmpty && decision.discrepancyID.isEmpty, "payment_id, discrepancy_id")]
            }
        guard let lack = needed.first(where: \.0) else { return nil }
        return Message("intake.decision_lacks", [decision.id, decision.action.rawValue, lack.1])
    }
}
