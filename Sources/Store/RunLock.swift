// The lock against a second run: held by the process, given back by the kernel however it ends.

internal import Domain
internal import Glibc

package final class RunLock: Sendable {
    private let file: Int32
    private let path: String

    private init(_ file: Int32, _ path: String) {
        self.file = file
        self.path = path
    }

    /// Fails at once where another run holds it (exit status 75).
    package static func acquire(ledgerPath: String) throws(StoreFailure) -> RunLock {
        try FileSystem.createFolder(FileSystem.parent(ledgerPath))
        let path = ledgerPath + ".lock"
        while true {
            let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
            guard file >= 0 else { throw FileSystem.failure("store.cannot_lock", path) }
            guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
                let isHeld = errno == EWOULDBLOCK
                let other = FileSystem.failure("store.cannot_lock", path)
                close(file)
                throw isHeld ? StoreFailure(.locked, "store.locked") : other
            }
            if isSame(file, path) { return RunLock(file, path) }
            // The run before removed its file between our opening and locking it.
            close(file)
        }
    }

    private static func isSame(_ file: Int32, _ path: String) -> Bool {
        var opened = stat()
        var named = stat()
        return fstat(file, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino
            && opened.st_dev == named.st_dev
    }

    deinit {
        // The file goes while the lock is still held, so that nobody locks a file that has no name.
        unlink(path)
        close(file)
    }
}
