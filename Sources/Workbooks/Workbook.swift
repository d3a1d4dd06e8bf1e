// An XLSX workbook under construction: libxlsxwriter in constant memory. Move-only, since the library's workbook must be
// closed once. Sheets are filled one after the other, each row by row downwards.
//
// Traps of the library that are dealt with here: every return code is kept, and the first
// error is thrown at the end; a full disk under its temporary files goes unnoticed by it, so `close` looks for itself;
// characters that XML does not know make a file that does not open, so texts are cleaned; the time of creation is given.

internal import CXlsxWriter
internal import Glibc

/// What the file says of itself.
package struct WorkbookProperties: Sendable {
    package var title: String
    package var subject: String
    package var company: String
    package var author: String
    package var comments: String
    package var keywords: String
    /// Days since 1970-01-01: the time of creation, so that equal content makes equal bytes.
    package var createdOnDay: Int32
    /// Dates as the readers of this workbook write them: `dd.mm.yyyy`.
    package var dateFormat: String

    package init(
        title: String, subject: String, company: String, author: String, comments: String, keywords: String = "",
        createdOnDay: Int32, dateFormat: String
    ) {
        self.title = title
        self.subject = subject
        self.company = company
        self.author = author
        self.comments = comments
        self.keywords = keywords
        self.createdOnDay = createdOnDay
        self.dateFormat = dateFormat
    }
}

package struct Workbook: ~Copyable {
    /// Rows and columns that a sheet can have.
    package static let maximumRows = 1_048_576
    /// Links that a sheet can have (65,530 by the file format), a few kept back.
    package static let maximumLinks = 65_000

    let handle: UnsafeMutablePointer<lxw_workbook>
    var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []
    /// By `CellStyle.rawValue`.
    let formats: [UnsafeMutablePointer<lxw_format>?]
    let tones: [UnsafeMutablePointer<lxw_format>?]
    /// The sheet that cells go to.
    var current: UnsafeMutablePointer<lxw_worksheet>?
    let scratch: UnsafeMutablePointer<CChar>
    /// The library's first complaint; everything after it is moot.
    var problem: lxw_error = LXW_NO_ERROR
    private let path: String
    private let temporary: String
    private var isClosed = false

    /// Begins a workbook at `path`; the library's temporary files, nameless, go to `temporary`.
    package init(path: String, temporary: String, properties: WorkbookProperties) throws(WorkbookFailure) {
        self.path = path
        self.temporary = temporary
        scratch = .allocate(capacity: CellText.capacity)
        var options = lxw_workbook_options()
        options.constant_memory = 1
        let made = temporary.withCString { folder in
            // The library keeps its own copy of the folder's name.
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(path, &options)
        }
        guard let made else {
            scratch.deallocate()
            throw WorkbookFailure(system: ENOMEM)
        }
        handle = made
        CellStyle.setDefault(of: made)
        formats = CellStyle.allCases.map { $0.make(in: made, dates: properties.dateFormat) }
        tones = Tone.allCases.map { $0.make(in: made) }
        set(properties)
    }

    deinit {
        if !isClosed { lxw_workbook_free(handle) }
        scratch.deallocate()
    }

    private mutating func set(_ properties: WorkbookProperties) {
        let texts = [
            properties.title, properties.subject, properties.company, properties.author, properties.comments,
            properties.keywords,
        ]
        let copies = texts.map { (text: String) -> UnsafeMutablePointer<CChar>? in strdup(text) }
        defer { for copy in copies { free(copy) } }
        var values = lxw_doc_properties()
        values.title = copies[0]
        values.subject = copies[1]
        values.company = copies[2]
        values.author = copies[3]
        values.comments = copies[4]
        values.keywords = copies[5]
        // Noon, so that the day stays the day in every reader's time zone.
        values.created = time_t(properties.createdOnDay) * 86_400 + 43_200
        note(workbook_set_properties(handle, &values))
    }

    mutating func note(_ code: lxw_error) {
        if code != LXW_NO_ERROR, problem == LXW_NO_ERROR { problem = code }
    }

    /// Adds a sheet behind the others and gives its number; cells go to it from now on.
    package mutating func addSheet(_ name: String) -> Int {
        guard let sheet = workbook_add_worksheet(handle, name) else {
            // The name is longer than 31 characters, has one of []:*?/\ in it, or is there already.
            note(LXW_ERROR_INVALID_SHEETNAME_CHARACTER)
            return 0
        }
        sheets.append(sheet)
        current = sheet
        return sheets.count - 1
    }

    /// Cells go to this sheet from now on.
    package mutating func select(_ sheet: Int) { current = sheets.indices.contains(sheet) ? sheets[sheet] : nil }

    /// Writes the file, readable by owner and group only.
    ///
    /// The workbook is gone after it, whatever happens.
    package consuming func close() throws(WorkbookFailure) {
        if problem != LXW_NO_ERROR { throw WorkbookFailure(code: problem) }
        try checkTemporaries()
        errno = 0
        let code = workbook_close(handle)
        isClosed = true
        if code != LXW_NO_ERROR { throw WorkbookFailure(code: code) }
        if chmod(path, 0o640) != 0 { throw WorkbookFailure(system: errno) }
    }

    /// The library does not look whether its writes to temporary files succeed: asks the files, and makes sure that the
    /// copy of the largest sheet and the packed file will find room.
    private func checkTemporaries() throws(WorkbookFailure) {
        var largest = 0
        var total = 0
        for sheet in sheets {
            lxw_worksheet_write_single_row(sheet)
            guard let file = sheet.pointee.optimize_tmpfile else { continue }
            if fflush(file) != 0 || ferror(file) != 0 { throw WorkbookFailure(system: errno == 0 ? ENOSPC : errno) }
            let size = ftell(file)
            if size < 0 { throw WorkbookFailure(system: errno) }
            largest = max(largest, size)
            total += size
        }
        var space = statvfs()
        guard statvfs(temporary, &space) == 0 else { throw WorkbookFailure(system: errno) }
        let free = Int(space.f_bavail) * Int(space.f_frsize)
        if free < largest + total / 4 + 1 << 16 { throw WorkbookFailure(system: ENOSPC) }
    }
}
