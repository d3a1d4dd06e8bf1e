// Which obligations each register file only repeated: asked when a file comes late, so that it never overrides them.

package import Domain
internal import GRDB

extension Ledger {
    /// Rows of the obligations that a newer file of a source repeated without a change.
    ///
    /// - Parameter name: files of greater names are the newer ones.
    package func repeated(source: String, after name: String) throws(StoreFailure) -> PlaceSet {
        try read(
            { db in
                var found = PlaceSet()
                // A ledger of an earlier program that is only read.
                guard try db.tableExists("repeats") else { return found }
                let rows = try RowReader(
                    db,
                    """
                    SELECT obligations FROM repeats JOIN files ON files.row = repeats.file
                    WHERE files.source = ? AND files.name > ?
                    """)
                rows.bind(1, Array(source.utf8))
                rows.bind(2, Array(name.utf8))
                while try rows.next() { RowRuns.read(rows.bytes(0), into: &found) }
                return found
            }, empty: PlaceSet())
    }
}

/// Rows as runs, each as two numbers: the rows left out before it, and its length. A number's bytes carry seven bits each,
/// the lowest first, with the eighth bit set in all but the last. An extract that repeats a whole register is one run.
struct RowRuns {
    private(set) var bytes: [UInt8] = []
    private var start: Int64 = 0
    private var end: Int64 = 0
    private var written: Int64 = 0

    init(_ rows: [Int64]) {
        for row in rows {
            if row != end {
                close()
                start = row
            }
            end = row + 1
        }
        close()
    }

    private mutating func close() {
        guard end > start else { return }
        add(UInt64(start - written))
        add(UInt64(end - start))
        written = end
    }

    private mutating func add(_ number: UInt64) {
        var left = number
        while left > 127 {
            bytes.append(UInt8(left & 127) | 128)
            left >>= 7
        }
        bytes.append(UInt8(left))
    }

    static func read(_ bytes: [UInt8], into rows: inout PlaceSet) {
        var place = 0
        var isRun = false
        var (number, shift) = (0, 0)
        for byte in bytes {
            number |= Int(byte & 127) << shift
            shift += 7
            guard byte < 128 else { continue }
            if isRun { for row in place..<place + number { rows.insert(row) } }
            place += number
            isRun.toggle()
            (number, shift) = (0, 0)
        }
    }
}

extension RunPoster {
    func repeats() throws {
        var writer = try RowWriter(db, "INSERT INTO repeats VALUES (?, ?)", text: text)
        for (file, places) in posting.repeats {
            var rows: [Int64] = []
            places.forEach { rows.append(obligationRows[$0]) }
            // Places are in the order of rows, but for what nobody promises.
            if zip(rows, rows.dropFirst()).contains(where: { $0 >= $1 }) { rows.sort() }
            writer.add(fileRows[Int(file)])
            writer.add(blob: RowRuns(rows).bytes)
            try writer.step()
        }
    }
}
