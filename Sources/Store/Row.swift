// Raw rows: values bound and read straight on SQLite's own statements. The only unsafe part of the ledger.

internal import Domain
internal import GRDB
internal import GRDBSQLite

/// Writes rows through one prepared statement; columns are bound in order.
struct RowWriter {
    private let handle: OpaquePointer
    private let statement: GRDB.Statement
    private let database: Database
    private var column: Int32 = 0
    private let text: UnsafeBufferPointer<UInt8>

    /// `text` is the arena's bytes; it must outlive the writer.
    init(_ database: Database, _ sql: String, text: UnsafeBufferPointer<UInt8>) throws {
        statement = try database.makeStatement(sql: sql)
        guard let handle = statement.sqliteStatement as OpaquePointer? else {
            throw StoreFailure(.damaged, "store.cannot_write", [sql])
        }
        self.handle = handle
        self.database = database
        self.text = text
    }

    mutating func add(_ value: Int64) {
        column += 1
        sqlite3_bind_int64(handle, column, value)
    }

    mutating func add(_ value: Int64?) {
        column += 1
        if let value { sqlite3_bind_int64(handle, column, value) } else { sqlite3_bind_null(handle, column) }
    }

    mutating func add(_ values: [Int64]) { for value in values { add(value) } }

    /// An empty text is NULL.
    mutating func add(_ value: TextRef) {
        column += 1
        guard !value.isEmpty, let base = text.baseAddress else {
            sqlite3_bind_null(handle, column)
            return
        }
        let start = UnsafeRawPointer(base + Int(value.offset)).assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(handle, column, start, Int32(value.length), nil)
    }

    /// The words are put together here; SQLite copies them.
    mutating func add(_ evidence: EvidenceText) {
        guard evidence.name != .none else { return add(evidence.value) }
        add(evidence.name.prefix.description + String(decoding: text[evidence.value.range], as: UTF8.self))
    }

    mutating func add(_ value: String) {
        column += 1
        // SQLITE_TRANSIENT: SQLite copies.
        var copy = value
        copy.withUTF8 { bytes in
            let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
            guard let start, !bytes.isEmpty else {
                sqlite3_bind_text(handle, column, "", 0, nil)
                return
            }
            sqlite3_bind_text(
                handle, column, start, Int32(bytes.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
    }

    mutating func add(_ value: String?) {
        if let value {
            add(value)
        } else {
            column += 1
            sqlite3_bind_null(handle, column)
        }
    }

    mutating func add(blob bytes: [UInt8]) {
        column += 1
        // SQLITE_TRANSIENT: SQLite copies.
        _ = bytes.withUnsafeBytes {
            sqlite3_bind_blob(
                handle, column, $0.baseAddress, Int32(bytes.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
    }

    mutating func step() throws {
        column = 0
        let code = sqlite3_step(handle)
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else {
            let words = String(cString: sqlite3_errmsg(database.sqliteConnection))
            if code & 255 == SQLITE_FULL { throw StoreFailure(.cannotAccess, "store.full", ["ledger"]) }
            let isRefused = code & 255 == SQLITE_CONSTRAINT
            throw StoreFailure(
                isRefused ? .damaged : .cannotAccess, isRefused ? "store.refused" : "store.cannot_write", [words])
        }
    }
}

/// Reads rows of one query; columns are read by index.
struct RowReader {
    private let handle: OpaquePointer
    private let statement: GRDB.Statement
    private let database: Database

    init(_ database: Database, _ sql: String) throws {
        statement = try database.makeStatement(sql: sql)
        handle = statement.sqliteStatement
        self.database = database
    }

    func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }

    func bind(_ index: Int32, _ value: [UInt8]) {
        _ = value.withUnsafeBytes {
            sqlite3_bind_text(
                handle, index, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(value.count),
                unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
    }

    func reset() { sqlite3_reset(handle) }

    func next() throws -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else {
            throw StoreFailure(
                .cannotAccess, "store.cannot_read", [Reason.sqlite(sqlite3_errcode(database.sqliteConnection) & 0xFF)])
        }
        return false
    }

    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    func maybe(_ column: Int32) -> Int64? { sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : int(column) }

    func text(_ column: Int32, into arena: inout TextArena) -> TextRef {
        let count = Int(sqlite3_column_bytes(handle, column))
        guard count > 0, let start = sqlite3_column_text(handle, column) else { return .none }
        return arena.append(UnsafeBufferPointer(start: start, count: count))
    }

    func string(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        return String(cString: start)
    }

    /// A blob.
    func bytes(_ column: Int32) -> [UInt8] {
        let count = Int(sqlite3_column_bytes(handle, column))
        guard count > 0, let start = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    func maybeString(_ column: Int32) -> String? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : string(column)
    }
}
