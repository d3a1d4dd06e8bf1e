// A hash of the facts of a row. It stands in the ledger, so it must never change with machine, run or Swift version.

internal import Domain

/// Folded multiplication over eight bytes at a time; the length of every text goes in, so that texts can't run together.
struct FactsHash {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    mutating func add(_ value: UInt64) {
        let product = (state ^ value).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        state = (product.high ^ product.low) &+ 0xA076_1D64_78BD_642F ^ (state &<< 23 | state &>> 41)
    }

    @inline(__always)
    mutating func add(_ value: Int64) { add(UInt64(bitPattern: value)) }

    @inline(__always)
    mutating func add(_ value: MaybeDay) { add(UInt64(UInt32(bitPattern: value.raw))) }

    @inline(__always)
    mutating func add(_ base: UnsafePointer<UInt8>, _ count: Int) {
        let raw = UnsafeRawPointer(base)
        var at = 0
        while at &+ 8 <= count {
            add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
            at &+= 8
        }
        var rest: UInt64 = 0
        while at < count {
            rest = rest &<< 8 | UInt64(base[at])
            at &+= 1
        }
        add(rest)
        add(UInt64(truncatingIfNeeded: count) &+ 0x5bd1)
    }

    var value: UInt64 {
        var copy = self
        copy.add(0x2127_599B_F432_5C37 as UInt64)
        return copy.state
    }
}
