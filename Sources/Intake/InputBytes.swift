// The bytes of an input file. The only place of the stages that opens files.

package import Domain
internal import Formats
internal import Glibc

/// Reads files.
package enum InputBytes {
    /// Bytes of a file as the folder has it; 0 for one that can't be looked at.
    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// All bytes of a file; the error says why not.
    ///
    /// - Parameter room: for so many more bytes there is room behind them.
    package static func read(_ path: String, room: Int = 0) throws(Unreadable) -> [UInt8] {
        // Without O_NONBLOCK a named pipe among the inputs would be waited for, for ever.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw Unreadable(Message("intake.cannot_open", [reason()])) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Unreadable(Message("intake.not_a_file"))
        }
        let (bytes, problem) = FileBytes.read(file, size: Int(status.st_size), room: room)
        if problem != 0 { throw Unreadable(Message("intake.cannot_read", [Reason.system(problem)])) }
        return bytes
    }

    private static func reason() -> String { Reason.system(errno) }
}
