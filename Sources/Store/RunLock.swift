// The lock against a second run: held by the process, given back by the kernel however it ends.

internal import Domain
internal import Glibc

package final class RunLock: Sendable {
    private let file: Int32

    private init(_ file: Int32) { self.file = file }

    /// Fails at once where another run holds it (exit status 75).
    package static func acquire(ledgerPath: String) throws(StoreFailure) -> RunLock {
        let folder = ledgerPath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        try FileSystem.createFolder(folder)
        let file = open(ledgerPath + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw StoreFailure(.cannotAccess, "store.cannot_lock", [FileSystem.reason()]) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw StoreFailure(.locked, "store.locked")
        }
        return RunLock(file)
    }

    deinit { close(file) }
}
