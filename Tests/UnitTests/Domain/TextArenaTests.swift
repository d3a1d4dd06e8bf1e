// Bytewise order of texts in an arena, against the standard library's.

import Testing

@testable import Domain

@Suite("Texts of an arena")
struct TextArenaTests {
    @Test("the order is the bytes', also of equal beginnings, long and short")
    func order() {
        var dice = CSVDice(state: 7)
        for _ in 0..<2_000 {
            // Two letters, one of them above 127, and long equal beginnings: every turn of the comparison is taken.
            let common = (0..<Int.random(in: 0...20, using: &dice)).map { _ in
                Bool.random(using: &dice) ? 65 : 208 as UInt8
            }
            func text() -> [UInt8] {
                common
                    + (0..<Int.random(in: 0...10, using: &dice)).map { _ in Bool.random(using: &dice) ? 65 : 208 }
            }
            let (one, other) = (text(), text())
            var arena = TextArena()
            let (left, right) = (arena.append(one), arena.append(other))
            #expect(arena.precedes(left, right) == one.lexicographicallyPrecedes(other))
            #expect(arena.precedes(right, left) == other.lexicographicallyPrecedes(one))
            #expect((arena.compare(left, other.span) < 0) == one.lexicographicallyPrecedes(other))
            #expect((arena.compare(left, other.span) == 0) == (one == other) && arena.compare(left, one.span) == 0)
        }
    }
}
