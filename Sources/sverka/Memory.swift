// How the memory of a large run is taken from the system: one heap that is kept, in large pages.

internal import CMalloc
internal import Glibc

/// A run builds tables of a million rows and throws intermediate ones away. With glibc's defaults each of them is
/// mapped, cleared page by page and given back, which costs a third of the time of a large run.
enum Memory {
    /// Half of the machine's memory; address space only: what is not touched costs nothing.
    private static var reserved: Int {
        let machine = max(0, sysconf(Int32(_SC_PHYS_PAGES))) * max(0, sysconf(Int32(_SC_PAGESIZE)))
        return min(max(machine / 2, 1 << 30), 1 << 34)
    }
    private static let largePage = 2 << 20

    /// Sets the allocator for a run; to be called once, before anything large is allocated. Whatever the system
    /// refuses is left as it was: it costs speed, nothing else.
    static func prepareForLargeRun() {
        _ = mallopt(M_ARENA_MAX, 1)
        _ = mallopt(M_MMAP_MAX, 0)
        // Never: what is freed is wanted again soon.
        _ = mallopt(M_TRIM_THRESHOLD, -1)
        _ = mallopt(M_TOP_PAD, Int32(64 << 20))
        // The heap grows by the reserve and keeps it; where so much is refused, as under a limit, it grows as it is used.
        guard let block = malloc(reserved) else { return }
        defer { free(block) }
        let first = (UInt(bitPattern: block) + UInt(largePage)) & ~UInt(largePage - 1)
        guard let start = UnsafeMutableRawPointer(bitPattern: first), let end = sbrk(0), end > start else { return }
        _ = madvise(start, end - start, MADV_HUGEPAGE)
    }
}
