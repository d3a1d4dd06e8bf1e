// Orders against plain sorting.

import Domain
import Testing

@Suite struct OrderingTests {
    @Test(arguments: [0, 1, 2, 23, 24, 2_047, 2_048, 5_000])
    func `keys are sorted and equals stay in order`(_ count: Int) {
        var numbers = SampleNumbers(UInt64(count + 3))
        for limit in [3, 1 << 20, Int.max] {
            let keys = (0..<count).map { SortKey(key: UInt64(numbers.next(limit)), index: Int32($0)) }
            var sorted = keys
            Ordering.sort(&sorted)
            let expected = keys.sorted { $0.key != $1.key ? $0.key < $1.key : $0.index < $1.index }
            #expect(sorted.map(\.index) == expected.map(\.index))
        }
    }

    @Test(arguments: ["", "O", "ПОС-2026-", "a long common beginning "])
    func `texts are sorted by their bytes`(_ beginning: String) {
        var numbers = SampleNumbers(UInt64(beginning.utf8.count) + 1)
        var arena = TextArena()
        var texts: [TextRef] = []
        var bytes: [[UInt8]] = []
        for _ in 0..<3_000 {
            let ends = [
                "", "\0", String(numbers.next(50)), "12345678", "12345678\u{FF}",
                "1234567800000000" + String(numbers.next(9)),
            ]
            let text = beginning + numbers.pick(ends)
            texts.append(arena.append(text))
            bytes.append(Array(text.utf8))
        }
        let expected = texts.indices.sorted { left, right in
            if bytes[left] == bytes[right] { return left < right }
            return bytes[left].lexicographicallyPrecedes(bytes[right])
        }
        let order = Ordering.bytewise(texts, arena)
        let isSame = order.map { bytes[Int($0)] } == expected.map { bytes[$0] }
        #expect(isSame)
    }

    @Test func `texts in order are left in order`() {
        var arena = TextArena()
        let texts = ["", "a", "a", "ab", "b"].map { arena.append($0) }
        #expect(Ordering.bytewise(texts, arena) == [0, 1, 2, 3, 4])
    }
}
