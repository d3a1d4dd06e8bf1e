// How the memory of a large run is taken from the system: one heap that is kept, in large pages, cleared while a core idles.

internal import CMalloc
internal import Glibc
internal import Synchronization

/// A run builds tables of a million rows and throws intermediate ones away. With glibc's defaults each of them is
/// mapped, cleared page by page and given back, which costs a third of the time of a large run.
enum Memory {
    /// Half of the machine's memory; address space only: what is not touched costs nothing.
    private static var reserved: Int {
        let machine = max(0, sysconf(Int32(_SC_PHYS_PAGES))) * max(0, sysconf(Int32(_SC_PAGESIZE)))
        return min(max(machine / 2, 1 << 30), 1 << 34)
    }
    private static let largePage: UInt = 2 << 20
    /// The heap from its first large page that nobody has touched.
    private static let fresh = Mutex<Range<UInt>>(0..<0)

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
        let first = (UInt(bitPattern: block) + largePage) & ~(largePage - 1)
        guard let start = UnsafeMutableRawPointer(bitPattern: first), let end = sbrk(0), end > start,
            madvise(start, end - start, MADV_HUGEPAGE) == 0
        else { return }
        fresh.withLock { $0 = first..<UInt(bitPattern: end) }
    }

    /// The process ends soon, and its memory with it: to take tables of a million rows apart would be time for nothing.
    static func keepToTheEnd(_ value: any Sendable) { _ = Unmanaged.passRetained(Kept(value)) }

    private final class Kept: Sendable {
        private let value: any Sendable
        init(_ value: any Sendable) { self.value = value }
    }

    /// A run wants some five bytes of memory for each of its input, and the system clears every page before it gives it.
    /// A thread that gives way to all others asks for the pages before they are wanted.
    static func clearAhead(forInput bytes: Int) {
        let isWorthIt = fresh.withLock { heap in
            let wanted = min(UInt(bytes) * 5, UInt(heap.count) / 4) / largePage
            heap = heap.lowerBound..<heap.lowerBound + wanted * largePage
            return wanted > 32
        }
        guard isWorthIt else { return }
        var thread = pthread_t()
        let started = pthread_create(
            &thread, nil,
            { _ in
                // Of this thread alone.
                guard setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19) == 0 else { return nil }
                let wanted = Memory.fresh.withLock { $0 }
                for page in stride(from: wanted.lowerBound, to: wanted.upperBound, by: Int(Memory.largePage)) {
                    page_touch(UnsafeMutableRawPointer(bitPattern: page))
                }
                return nil
            }, nil)
        if started == 0 { pthread_detach(thread) }
    }
}
