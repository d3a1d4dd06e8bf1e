// What can go wrong with a workbook.

internal import CXlsxWriter
internal import Glibc

/// The workbook could not be written; nothing of it is to be used.
package struct WorkbookFailure: Error, Sendable, Equatable {
    /// In the words of the library; empty where the system refused.
    package let reason: String
    /// The system's number, 0 where it is not the cause.
    package let system: Int32

    package var isSpace: Bool { system == ENOSPC || system == EDQUOT }

    init(reason: String) {
        self.reason = reason
        system = 0
    }

    init(code: lxw_error) {
        let isOfSystem =
            code.rawValue >= LXW_ERROR_CREATING_XLSX_FILE.rawValue && code.rawValue <= LXW_ERROR_ZIP_CLOSE.rawValue
        system = isOfSystem ? errno : 0
        reason = system == 0 ? "libxlsxwriter \(code.rawValue)" : ""
    }

    init(system code: Int32) {
        reason = ""
        system = code
    }
}
