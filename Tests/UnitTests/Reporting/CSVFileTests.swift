// The fast CSV writer against the simple rules of a cell.

import Domain
import Testing

@testable import Reporting

@Suite struct CSVFileTests {
    private func write(_ body: (inout CSVFile) -> Void) throws -> [UInt8] {
        let folder = ReportFolder()
        var file = try CSVFile("a.csv", in: folder.path)
        body(&file)
        let written = try file.finish()
        let bytes = folder.bytes("a.csv")
        #expect(written.bytes == Int64(bytes.count))
        return bytes
    }

    /// Every length over several machine words, every special byte at every place, at the end of the arena and inside it.
    @Test func `a text cell is what the simple rules say`() throws {
        var arena = TextArena()
        var texts: [(TextRef, [UInt8])] = []
        for length in 1...40 {
            for special in [65, 34, 44, 10, 13, 61, 43, 45, 64, 9, 31, 32, 127, 208] as [UInt8] {
                for place in Set([0, length / 2, length - 1]) {
                    var text = [UInt8](repeating: 66, count: length)
                    text[place] = special
                    texts.append((arena.append(text), text))
                }
            }
        }
        let (all, cells) = (arena, texts)
        let bytes = try write { file in
            for (text, _) in cells {
                file.text(text, all.bytes.span)
                file.endRow()
            }
        }
        var expected: [UInt8] = []
        for (_, text) in cells {
            CSVEscape.append(text, to: &expected)
            expected.append(10)
        }
        #expect(bytes == expected)
    }

    @Test func `words of evidence are one cell with the name of their value`() throws {
        var arena = TextArena()
        var cells: [EvidenceText] = []
        var texts: [String] = []
        for value in ["MD26-1", "=1", "a,b", "a\"b", "", "ю", String(repeating: "\"", count: 200_000)] {
            for name in [EvidenceText.Name.none, .obligationID, .document] {
                cells.append(EvidenceText(arena.append(value), name))
                texts.append(name.prefix.description + value)
            }
        }
        // At the end of the buffer, too.
        for _ in 0..<60_000 {
            cells.append(EvidenceText(arena.append("MD26-000123"), .obligationID))
            texts.append("obligation_id=MD26-000123")
        }
        let (all, evidence) = (arena, cells)
        let bytes = try write { file in
            for words in evidence {
                file.evidence(words, all.bytes.span)
                file.endRow()
            }
        }
        var expected: [UInt8] = []
        for text in texts {
            CSVEscape.append(Array(text.utf8), to: &expected)
            expected.append(10)
        }
        #expect(bytes == expected)
    }

    @Test func `a text larger than the buffer is written whole`() throws {
        let plain = String(repeating: "дума ", count: 400_000)
        let special = String(repeating: "a\",", count: 700_000)
        let bytes = try write { file in
            file.text(plain)
            file.text(special)
            file.text("x")
            file.endRow()
        }
        #expect(SimpleCSV.rows(bytes) == [[plain, special, "x"]])
    }

    @Test(arguments: [
        (0, 2, "0.00"), (5, 2, "0.05"), (-5, 2, "-0.05"), (100, 2, "1.00"), (-1_234_567_890, 2, "-12345678.90"),
        (Int64.max, 2, "92233720368547758.07"), (Int64.min, 2, "-92233720368547758.08"), (1_234, 0, "1234"),
        (1_234, 3, "1.234"), (-1, 3, "-0.001"),
    ])
    func `sums keep every digit`(_ value: Int64, _ digits: Int, _ text: String) throws {
        let bytes = try write { file in
            file.money(value, digits: digits)
            file.integer(value)
            file.endRow()
        }
        #expect(SimpleCSV.rows(bytes) == [[text, String(value)]])
    }

    @Test func `ids, days and positions`() throws {
        let ids = [UInt64(1), 31, 32, 0x0FFF_FFFF_FFFF_FFFF, 0x0123_4567_89AB_CDEF].map { RecordID(bits: $0) }
        let days = [-62_000, -1, 0, 59, 20_781, 84_000].map { Day(number: $0) }
        let bytes = try write { file in
            for id in ids { file.id(id, .discrepancy) }
            file.id(.none, .payment)
            for day in days { file.day(day) }
            file.day(MaybeDay.none)
            file.position(SourcePosition(file: 0, line: 118))
            file.position(SourcePosition(file: 0, line: 4_294_967_295, detail: 2))
            file.currency(.bgn)
            file.currency(.none)
            file.endRow()
        }
        let expected =
            ids.map { $0.text(.discrepancy) } + [""] + days.map(\.text) + ["", "118", "4294967295#2", "BGN", ""]
        #expect(SimpleCSV.rows(bytes) == [expected])
    }

    @Test func `a folder that is not there is a failure with the file's name`() throws {
        let failure = #expect(throws: ReportFailure.self) { _ = try CSVFile("a.csv", in: "/nowhere/at/all") }
        #expect(failure?.message.arguments.first == "a.csv")
        #expect(failure?.isSpace == false)
    }

    @Test func `a full disk is a failure of space`() throws {
        var file = try CSVFile("full", in: "/dev")
        for _ in 0..<100_000 { file.text("more than fits") }
        file.endRow()
        do {
            _ = try file.finish()
            Issue.record("no failure")
        } catch {
            #expect(error.isSpace)
            #expect(error.message.key == "report.no_space")
        }
    }
}
