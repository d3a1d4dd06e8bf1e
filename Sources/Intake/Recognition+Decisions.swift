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
        let (standings, changed) = (result.standingsBefore, Set(result.newVersions))
        let check = DecisionCheck(configuration, money: money, discrepancy: discrepancy) { debt in
            Int(debt) < standings.count && !changed.contains(debt) ? standings[Int(debt)].outstanding : nil
        }
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
            let tonight = result.decisions[result.firstNewDecision...]
            if let problem = try check.problem(of: decision, after: tonight, in: result.book, index) {
                rejects.append(reject(decision, fileIndex, problem))
                continue
            }
            record.accepted += 1
            result.decisions.append(decision)
        }
        fillRows(&rejects, from: batch.rejects.count, of: file.task)
        record.rejected = Int64(rejects.count)
        record.status = rejects.isEmpty ? .accepted : .partly_accepted
        let isRetry = files.verdict(name: record.name, sha256: record.sha256, role: .decisions) == .retry
        if !rejects.isEmpty { result.refusedSomething = true }
        // A file that is only tried again is not listed again.
        if isRetry, record.accepted == 0 {
            result.waiting += rejects.map {
                Message("intake.ruling_waits", [record.name + ":" + $0.position.text, text($0.message)])
            }
            return
        }
        refuseRows(rejects, file: fileIndex, name: record.name)
        add(record, of: file)
    }

    private func reject(_ decision: Decision, _ file: FileIndex, _ message: Message) -> Reject {
        Reject(position: SourcePosition(file: file, line: decision.line), message: message, raw: "")
    }

    private static func sameRuling(_ left: Decision, _ right: Decision) -> Bool {
        var other = right
        other.file = left.file
        other.line = left.line
        other.fileIndex = left.fileIndex
        return left == other
    }
}
