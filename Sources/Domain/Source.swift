// Where a record came from: the input file and the place in it.

/// Index of a file in the run's list of input files (`FileRecord`).
public typealias FileIndex = UInt32

/// The line on which a record starts, counted from 1, and its n-th detail (0: none). Written `118` or `118#2`.
public struct SourcePosition: Hashable, Sendable {
    /// In the run's list of files.
    public var file: FileIndex
    /// From 1.
    public var line: UInt32
    /// From 1; 0: none.
    public var detail: UInt32

    /// A place in a file.
    @inlinable public init(file: FileIndex, line: UInt32, detail: UInt32 = 0) {
        self.file = file
        self.line = line
        self.detail = detail
    }

    package var text: String { detail == 0 ? "\(line)" : "\(line)#\(detail)" }
}

/// What a source delivers.
package enum SourceRole: String, Sendable, CaseIterable { case obligations, orders, bank, pos, decisions }

/// What became of an input file.
package enum FileStatus: String, Sendable { case accepted, partly_accepted, duplicate, quarantined }

/// One input file that this run looked at (a row of sources.csv).
package struct FileRecord: Sendable {
    package var source = ""
    /// Relative to the folder of pipeline.yml, with `/`.
    package var name = ""
    package var role = SourceRole.bank
    package var format = ""
    package var encoding = ""
    package var sha256 = ""
    package var bytes: Int64 = 0
    package var status = FileStatus.accepted
    package var records: Int64 = 0
    package var accepted: Int64 = 0
    package var known: Int64 = 0
    package var rejected: Int64 = 0
    package var credits = MaybeMoney.none
    package var debits = MaybeMoney.none
    package var opening = MaybeMoney.none
    package var closing = MaybeMoney.none
    package var currency = ""
    package var message = ""
    /// What `message` says, for the other language; nil for a file of an earlier run.
    package var note: Message?
    /// Number of columns that no setting names, ignored.
    package var unknownColumns: Int64 = 0
    /// Row of the ledger's table of files, for a file that an earlier run took; 0 for one of this run.
    package var ledgerRow: Int64 = 0

    package init() {}
}

/// A row or entry that was refused (a row of rejects.csv). The rest of its file goes on.
package struct Reject: Sendable {
    package var position: SourcePosition
    package var message: Message
    /// The row as it stands in the file, at most 4,096 bytes of it, decoded.
    package var raw: String

    package init(position: SourcePosition, message: Message, raw: String) {
        self.position = position
        self.message = message
        self.raw = raw
    }
}
