// Recognition of register files: new obligations, new versions, rows that say nothing new.

internal import Domain
internal import Formats

extension Recognition {
    mutating func take(_ batch: consuming ObligationBatch, of file: DecodedFile) {
        var record = record(file)
        record.format = "csv"
        record.encoding = batch.encoding
        record.unknownColumns = batch.unknownColumns
        record.rejected = Int64(batch.rejects.count)
        record.records = batch.records
        let fileIndex = nextFile
        let serial = Int32(fileIndex)
        let conflicts = conflictingRows(batch)
        let shift = result.book.text.absorb(batch.text)
        batch.text = TextArena()
        result.book.obligations.reserveCapacity(result.book.obligations.count + batch.obligations.count)
        var applied: [Int32] = Array(
            repeating: -1, count: batch.invalidIdentifiers.isEmpty ? 0 : batch.obligations.count)
        for row in batch.obligations.indices {
            var version = batch.obligations[row].moved(by: shift)
            version.position.file = fileIndex
            version.source = file.task.source
            if conflicts.contains(Int32(row)) {
                refuseDuplicate(version, "intake.duplicate_obligation", &record)
                continue
            }
            if let changed = apply(version, serial: serial, &record), !applied.isEmpty { applied[row] = changed }
        }
        refuseRows(batch.rejects, file: fileIndex, name: record.name)
        for (row, value) in batch.invalidIdentifiers where applied[row] >= 0 {
            reportIdentifier(value, of: result.book.obligations[Int(applied[row])], record.name)
        }
        record.accepted = record.records - record.known - record.rejected
        record.status = record.rejected > 0 ? .partly_accepted : .accepted
        result.seenSources.insert(file.task.settings.name)
        if file.task.settings.extract == .full { noteExtract(file.task, serial) }
        add(record, of: file)
    }

    /// Rows whose id stands in the file with other facts: none of them is taken.
    private func conflictingRows(_ batch: borrowing ObligationBatch) -> Set<Int32> {
        let rows = batch.obligations
        let text = batch.text
        let bytes = text.bytes.span
        var table = TextTable(capacity: rows.count)
        var differing: Set<Int32> = []
        for row in rows.indices {
            let id = rows[row].id
            let hash = TextTable.hash(bytes, id.range)
            guard let first = table.find(hash, where: { text.equal(rows[Int($0)].id, id) }) else {
                table.insert(hash, Int32(row))
                continue
            }
            if rows[Int(first)].facts != rows[row].facts { differing.insert(first) }
        }
        guard !differing.isEmpty else { return [] }
        var all: Set<Int32> = []
        for row in rows.indices {
            let id = rows[row].id
            let first = table.find(TextTable.hash(bytes, id.range)) { text.equal(rows[Int($0)].id, id) }
            if let first, differing.contains(first) { all.insert(Int32(row)) }
        }
        return all
    }

    /// Gives the obligation's index where the row brought something new.
    private mutating func apply(_ version: Obligation, serial: Int32, _ record: inout FileRecord) -> Int32? {
        guard let place = index.find(version.id, in: result.book.obligations, result.book.text) else {
            return insert(version, serial)
        }
        let current = result.book.obligations[Int(place)]
        guard current.source == version.source else {
            refuseDuplicate(version, "intake.obligation_of_other_source", &record)
            return nil
        }
        broughtBy[Int(place)] = serial
        let name =
            result.book.files.count > Int(current.position.file)
            ? result.book.files[Int(current.position.file)].name : ""
        // An older file never overwrites what a newer one said.
        guard current.facts != version.facts, !record.name.utf8.lexicographicallyPrecedes(name.utf8) else {
            record.known += 1
            return nil
        }
        var next = version
        next.ledgerRow = current.ledgerRow
        next.isNew = current.isNew
        next.isChanged = true
        next.isMissing = current.isMissing
        let wasClosed = current.status == .cancelled || current.status == .writtenOff
        let isClosed = next.status == .cancelled || next.status == .writtenOff
        next.closedSeenOn = isClosed ? (wasClosed ? current.closedSeenOn : MaybeDay(date)) : .none
        result.book.obligations[Int(place)] = next
        if !current.isChanged, !current.isNew { result.newVersions.append(place) }
        return place
    }

    private mutating func insert(_ version: Obligation, _ serial: Int32) -> Int32 {
        var first = version
        let place = Int32(result.book.obligations.count)
        first.isNew = true
        if first.status == .cancelled || first.status == .writtenOff { first.closedSeenOn = MaybeDay(date) }
        index.insert(place, id: first.id, result.book.text)
        result.book.obligations.append(first)
        broughtBy.append(serial)
        result.newVersions.append(place)
        return place
    }

    private mutating func refuseDuplicate(_ version: Obligation, _ key: String, _ record: inout FileRecord) {
        record.rejected += 1
        let id = result.book.text.string(version.id)
        let message = Message(key, [id])
        result.refusedSomething = true
        result.rejects.append(Reject(position: version.position, message: message, raw: id))
        result.findings.append(
            Finding(
                .DUPLICATE_OBLIGATION, Subjects(obligation: id, file: record.name, position: version.position.text),
                sourceFile: record.name, sourcePosition: version.position.text, message: message))
    }

    private mutating func reportIdentifier(_ value: String, of obligation: Obligation, _ name: String) {
        let id = result.book.text.string(obligation.id)
        result.findings.append(
            Finding(
                .INVALID_IDENTIFIER, Subjects(obligation: id, key: value), sourceFile: name,
                sourcePosition: obligation.position.text, message: Message("intake.invalid_identifier", [id])))
    }

    // MARK: Full extracts

    private mutating func noteExtract(_ task: FileTask, _ serial: Int32) {
        if let before = greatestBefore[task.source], task.name.utf8.lexicographicallyPrecedes(before.utf8) { return }
        if let tonight = extracts[task.source], task.name.utf8.lexicographicallyPrecedes(tonight.name.utf8) { return }
        extracts[task.source] = (serial, task.name)
    }

    /// An obligation that the last full extract of its source lacks is marked; one that came back is unmarked.
    mutating func markMissing() {
        guard !extracts.isEmpty else { return }
        for place in result.book.obligations.indices {
            let obligation = result.book.obligations[place]
            guard let extract = extracts[obligation.source] else { continue }
            let isMissing = broughtBy[place] != extract.serial
            guard isMissing != obligation.isMissing else { continue }
            result.book.obligations[place].isMissing = isMissing
            result.changedMarks.append(Int32(place))
        }
    }
}
