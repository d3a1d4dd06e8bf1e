import Testing

@testable import Formats

@Suite struct CSVScannerTests {
    private static let delimiters: [UInt8] = [44, 59, 9, 124]

    private func fields(_ text: String) -> [[String]] {
        CSVOracle.scanned(Array(text.utf8), delimiter: 44).records.map {
            $0.fields.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    @Test func `quotes, doubled quotes and line ends of every kind`() {
        #expect(fields("a,b\r\nc,d\ne,f\rg,h") == [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]])
        #expect(fields("\"a,b\",\"c\"\"d\"\n\"e\nf\",") == [["a,b", "c\"d"], ["e\nf", ""]])
        #expect(fields("ЕТ \"Иван\" ООД,1\n") == [["ЕТ \"Иван\" ООД", "1"]])
        #expect(fields("\"a\"  ,b") == [["a", "b"]])
        #expect(fields("") == [])
    }

    @Test func `lines are counted within quotes too`() {
        let lines = CSVOracle.scanned(Array("a\n\"x\r\ny\rz\n\"\nb".utf8), delimiter: 44).records.map(\.line)
        #expect(lines == [1, 2, 6])
    }

    @Test func `well-formed files are read as the oracle reads them`() {
        for seed in 0..<400 as Range<UInt64> {
            var dice = CSVDice(state: seed)
            let delimiter = Self.delimiters[Int(dice.next() % 4)]
            let text = Self.wellFormed(&dice, delimiter)
            let (records, others) = CSVOracle.scanned(text.bytes, delimiter: delimiter)
            #expect(others.isEmpty, "seed \(seed)")
            #expect(records == CSVOracle.records(text.bytes, delimiter: delimiter), "seed \(seed)")
            #expect(records.map(\.fields) == text.fields, "seed \(seed)")
        }
    }

    /// Any letters at all: wherever nothing is broken, the oracle agrees; never a crash, and every record is in its place.
    @Test func `files of any letters`() {
        let letters = Array("\"\"\",,;\n\r\r\n ab\u{416}".utf8)
        var compared = 0
        for seed in 0..<3000 as Range<UInt64> {
            var dice = CSVDice(state: seed)
            let bytes = (0..<Int(dice.next() % 40)).map { _ in letters[Int(dice.next() % UInt64(letters.count))] }
            let (records, others) = CSVOracle.scanned(bytes, delimiter: 44)
            // Blanks behind a closing quote are left out by the scanner only.
            guard !others.contains(where: { if case .brokenQuote = $0 { true } else { false } }), !bytes.contains(32)
            else { continue }
            compared += 1
            let expected = CSVOracle.records(bytes, delimiter: 44)
            if others.isEmpty {
                #expect(records == expected, "seed \(seed)")
            } else {
                #expect(expected == nil, "seed \(seed)")
            }
        }
        #expect(compared > 500)
    }

    @Test func `a stray quote costs one line, not those behind it`() {
        let text = "a,b\n\"Иван\" ООД,1\nc,2\n\"Мария,3\nd,4\n\"e\",5\nf,6\n"
        let (records, others) = CSVOracle.scanned(Array(text.utf8), delimiter: 44)
        #expect(others.count == 2)
        #expect(records.map(\.line) == [1, 3, 5, 6, 7])
    }

    @Test func `a quote left open at the end is told`() {
        let (records, others) = CSVOracle.scanned(Array("a,b\n1,\"x\ny".utf8), delimiter: 44)
        #expect(records.count == 1)
        #expect(others.count == 1)
    }

    @Test func `a record over a megabyte is passed by`() {
        for long in [String(repeating: "x", count: 1 << 20), "\"" + String(repeating: "x\n", count: 1 << 19) + "\""] {
            let (records, others) = CSVOracle.scanned(Array("a,b\nc,\(long)\nd,e\n".utf8), delimiter: 44)
            #expect(records.map(\.fields) == [[[97], [98]], [[100], [101]]])
            #expect(others.count == 1)
        }
        let (records, _) = CSVOracle.scanned(Array(repeating: 44, count: 1 << 19), delimiter: 44)
        #expect(records.count == 1)
    }

    private static func wellFormed(_ dice: inout CSVDice, _ delimiter: UInt8) -> (bytes: [UInt8], fields: [[[UInt8]]]) {
        let letters = Array("abc Ж€12.-'".utf8) + [34, 10, 13, delimiter]
        let ends: [[UInt8]] = [[10], [13, 10], [13]]
        var bytes: [UInt8] = []
        var table: [[[UInt8]]] = []
        for _ in 0..<Int(dice.next() % 12) {
            var record: [[UInt8]] = []
            for column in 0..<Int(dice.next() % 6 + 1) {
                let value = (0..<Int(dice.next() % 12)).map { _ in letters[Int(dice.next() % UInt64(letters.count))] }
                let needsQuotes = value.contains { $0 == 34 || $0 == 10 || $0 == 13 || $0 == delimiter }
                if column > 0 { bytes.append(delimiter) }
                if needsQuotes || dice.next() % 3 == 0 {
                    bytes += [34] + value.flatMap { $0 == 34 ? [34, 34] : [$0] } + [34]
                } else {
                    bytes += value
                }
                record.append(value)
            }
            // CR alone before a record that begins with an empty line would read as CRLF.
            bytes += ends[Int(dice.next() % 2)]
            table.append(record)
        }
        return (bytes, table)
    }
}
