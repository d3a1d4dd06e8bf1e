// What can go wrong with a workbook.

internal import CXlsxWriter
internal import Glibc

/// The workbook could not be written; nothing of it is to be used.
package struct WorkbookFailure: Error, Sendable, Equatable {
    /// In the words of the library or of the system.
    package let reason: String
    package let isSpace: Bool

    init(reason: String, isSpace: Bool = false) {
        self.reason = reason
        self.isSpace = isSpace
    }

    init(code: lxw_error) {
        let system = errno
        let isOfSystem =
            code.rawValue >= LXW_ERROR_CREATING_XLSX_FILE.rawValue && code.rawValue <= LXW_ERROR_ZIP_CLOSE.rawValue
        let isSpace = isOfSystem && (system == ENOSPC || system == EDQUOT)
        let words = lxw_strerror(code).map { String(cString: $0) } ?? "libxlsxwriter \(code.rawValue)"
        self.init(
            reason: isOfSystem && system != 0 ? words + " " + String(cString: strerror(system)) : words,
            isSpace: isSpace)
    }

    init(system code: Int32) {
        self.init(reason: String(cString: strerror(code)), isSpace: code == ENOSPC || code == EDQUOT)
    }
}
