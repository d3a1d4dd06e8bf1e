// Recognition of register files: new obligations, new versions, rows that say nothing new.

internal import Domain
internal import Formats

extension Recognition {
    mutating func take(_ register: consuming RegisterFile, of file: DecodedFile) throws {
        var record = record(file)
        record.format = "csv"
        record.encoding = register.batch.encoding
        record.unknownColumns = register.batch.unknownColumns
        record.rejected = Int64(register.batch.rejects.count)
        record.records = register.batch.records
        let fileIndex = nextFile
        let shift = file.isInBook ? 0 : result.book.text.absorb(register.batch.text)
        register.batch.text = TextArena()
        for row in register.batch.obligations.indices {
            register.batch.obligations[row].move(by: shift)
            register.batch.obligations[row].position.file = fileIndex
            register.batch.obligations[row].source = file.task.source
        }
        var rejects = register.batch.rejects
        let isCut = register.batch.isCut
        if isCut, let last = rejects.indices.last {
            rejects[last].message = Message("intake.register_cut", [text(rejects[last].message)])
        }
        let mistaken = register.batch.invalidIdentifiers
        let first = result.rejects.count
        let isLate =
            greatestBefore[file.task.source].map { record.name.utf8.lexicographicallyPrecedes($0.utf8) } ?? false
        saidLater = isLate ? try repeatedAfter(record.source, record.name) : PlaceSet()
        // What a newer whole extract holds it says better than a late one, and what it lacks is gone.
        let isOldExtract = isLate && file.task.settings.extract == .full
        let applied = apply(&register, serial: Int32(fileIndex), isOldExtract: isOldExtract, &record)
        if !repeated.isEmpty { result.repeats.append((fileIndex, repeated)) }
        fillRows(&result.rejects, from: first, of: file.task)
        refuseRows(rejects, file: fileIndex, name: record.name)
        for (row, value) in mistaken where applied[row] >= 0 {
            reportIdentifier(value, of: result.book.obligations[Int(applied[row])], record.name)
        }
        record.accepted = record.records - record.known - record.rejected
        record.status = record.rejected > 0 ? .partly_accepted : .accepted
        result.seenSources.insert(file.task.settings.name)
        // A part of an extract says nothing of what it lacks.
        if file.task.settings.extract == .full, !isCut { noteExtract(file.task, Int32(fileIndex)) }
        add(record, of: file)
    }

    /// Gives the obligation that each row changed, -1 for none; empty where nobody asks.
    private mutating func apply(
        _ register: inout RegisterFile, serial: Int32, isOldExtract: Bool, _ record: inout FileRecord
    ) -> [Int32] {
        repeated = PlaceSet()
        let count = register.batch.obligations.count
        if result.book.obligations.isEmpty, !register.hasRepeats {
            adopt(&register, serial: serial)
            return register.batch.invalidIdentifiers.isEmpty ? [] : (0..<Int32(count)).map { $0 }
        }
        result.book.obligations.reserveCapacity(result.book.obligations.count + count)
        repeated = PlaceSet(room: result.book.obligations.count + count)
        var applied: [Int32] = Array(repeating: -1, count: register.batch.invalidIdentifiers.isEmpty ? 0 : count)
        for row in 0..<count {
            let version = register.batch.obligations[row]
            if register.conflicts.contains(Int32(row)) {
                refuseDuplicate(version, "intake.duplicate_obligation", &record)
                continue
            }
            if let changed = apply(version, serial: serial, isOldExtract: isOldExtract, &record), !applied.isEmpty {
                applied[row] = changed
            }
        }
        return applied
    }

    /// The first register file of a new ledger: its rows are the obligations as they stand, with the index made for them.
    private mutating func adopt(_ register: inout RegisterFile, serial: Int32) {
        let count = register.batch.obligations.count
        for row in 0..<count {
            register.batch.obligations[row].isNew = true
            let status = register.batch.obligations[row].status
            if status == .cancelled || status == .writtenOff {
                register.batch.obligations[row].closedSeenOn = MaybeDay(date)
                register.batch.obligations[row].wasNeverOpen = true
            }
        }
        result.book.obligations = register.batch.obligations
        register.batch.obligations = []
        index = register.index
        broughtBy = Array(repeating: serial, count: count)
        result.newVersions = (0..<Int32(count)).map { $0 }
    }

    /// Gives the obligation's index where the row brought something new.
    private mutating func apply(
        _ version: Obligation, serial: Int32, isOldExtract: Bool, _ record: inout FileRecord
    ) -> Int32? {
        guard let place = index.find(version.id, in: result.book.obligations, result.book.text) else {
            return insert(version, serial, isMissing: isOldExtract)
        }
        let current = result.book.obligations[Int(place)]
        guard current.source == version.source else {
            refuseDuplicate(version, "intake.obligation_of_other_source", &record)
            return nil
        }
        broughtBy[Int(place)] = serial
        if current.facts == version.facts {
            repeated.insert(Int(place))
            record.known += 1
            return nil
        }
        let name =
            result.book.files.count > Int(current.position.file)
            ? result.book.files[Int(current.position.file)].name : ""
        // An older file never overwrites what a newer one said, be it by repeating what was known.
        guard !record.name.utf8.lexicographicallyPrecedes(name.utf8), !isOldExtract || current.isMissing,
            !saidLater.contains(Int(current.ledgerRow))
        else {
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
        next.wasNeverOpen = current.wasNeverOpen && isClosed
        next.closedSeenOn = isClosed ? (wasClosed ? current.closedSeenOn : MaybeDay(date)) : .none
        result.book.obligations[Int(place)] = next
        if !current.isChanged, !current.isNew {
            result.newVersions.append(place)
            if result.standingsBefore[Int(place)].paid > 0 { result.replaced[place] = current }
        }
        return place
    }

    private mutating func insert(_ version: Obligation, _ serial: Int32, isMissing: Bool) -> Int32 {
        var first = version
        first.isMissing = isMissing
        let place = Int32(result.book.obligations.count)
        first.isNew = true
        if first.status == .cancelled || first.status == .writtenOff {
            first.closedSeenOn = MaybeDay(date)
            first.wasNeverOpen = true
        }
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
        result.rejects.append(Reject(position: version.position, message: message, raw: ""))
        // One finding an id and file, whatever the number of its rows.
        guard duplicates.insert(record.name + "\n" + id).inserted else { return }
        result.findings.append(
            Finding(
                .DUPLICATE_OBLIGATION, Subjects(obligation: id, file: record.name, key: record.sha256),
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
