// Slips of a key against plain editing of its bytes.

import Domain
import Testing

@testable import Matching

@Suite struct SlippedKeyTests {
    @Test(arguments: ["123456", "1001", "900000", "MD26000123", "1000000007", "11"], [true, false])
    func `a slip's hash is that of its bytes`(_ text: String, _ dropsZeros: Bool) {
        let key = SlippedKey(Array(text.utf8), dropsZeros: dropsZeros)
        key.forEachSlip(from: 0, lengths: .max) { slip, hash in #expect(hash == ReferenceIndex.hash(key.bytes(slip))) }
    }

    @Test func `every slip of the digits is there, and the letters stay`() {
        let text = Array("MD1203".utf8)
        var expected: Set<[UInt8]> = []
        for place in 2..<text.count {
            expected.insert(Array(text[..<place] + text[(place + 1)...]))
            for digit in UInt8(48)...57 { expected.insert(Array(text[..<place] + [digit] + text[(place + 1)...])) }
        }
        for place in 2...text.count {
            for digit in UInt8(48)...57 { expected.insert(Array(text[..<place] + [digit] + text[place...])) }
        }
        for place in 2..<(text.count - 1) {
            var swapped = text
            swapped.swapAt(place, place + 1)
            expected.insert(swapped)
        }
        expected.remove(text)
        let key = SlippedKey(text, dropsZeros: false)
        var found: Set<[UInt8]> = []
        key.forEachSlip(from: 2, lengths: .max) { slip, _ in found.insert(Array(key.bytes(slip))) }
        #expect(found == expected)
    }

    @Test func `only slips as long as some key are given`() {
        let key = SlippedKey(Array("1007".utf8), dropsZeros: true)
        func found(_ lengths: UInt64) -> Set<[UInt8]> {
            var found: Set<[UInt8]> = []
            key.forEachSlip(from: 0, lengths: lengths) { slip, _ in found.insert(Array(key.bytes(slip))) }
            return found
        }
        for lengths in [1 << 1, 1 << 3 | 1 << 5, 1 << 4, 1 << 9] as [UInt64] {
            #expect(found(lengths) == found(.max).filter { lengths >> UInt64($0.count) & 1 == 1 })
        }
        #expect(found(1 << 1) == [[55]])
    }

    @Test func `zeros that a slip brings to the front are dropped`() {
        let key = SlippedKey(Array("1007".utf8), dropsZeros: true)
        var found: Set<String> = []
        key.forEachSlip(from: 0, lengths: .max) { slip, _ in
            found.insert(String(decoding: key.bytes(slip), as: UTF8.self))
        }
        #expect(found.contains("7"))
        #expect(!found.contains { $0.hasPrefix("0") })
    }

    @Test func `the index hashes as tables of texts do`() {
        for text in ["", "7", "MD26000123", "9108103440"].map({ Array($0.utf8) }) {
            #expect(ReferenceIndex.hash(text) == TextTable.hash(text.span, 0..<text.count))
        }
    }
}
