// Currencies of rows, with the minor digits of the last one at hand.

internal import Domain

struct CSVCurrency {
    private let usual: Currency
    private let usualDigits: Int
    private var last: Currency
    private var lastDigits: Int

    init(_ usual: Currency) {
        self.usual = usual
        usualDigits = usual.minorDigits
        last = usual
        lastDigits = usualDigits
    }

    /// The row's currency, the organisation's where the cell is empty.
    @inline(__always)
    mutating func read(_ rows: inout CSVRows, _ column: Int) -> (currency: Currency, digits: Int) {
        let cell = rows.cell(column)
        if cell.isEmpty { return (usual, usualDigits) }
        guard cell.count == 3,
            let currency = Currency(ascii: upper(cell.base[0]), upper(cell.base[1]), upper(cell.base[2]))
        else {
            rows.complain("csv.bad_currency", column, cell, [])
            return (usual, usualDigits)
        }
        if currency != last {
            last = currency
            lastDigits = currency.minorDigits
        }
        return (last, lastDigits)
    }

    @inline(__always) private func upper(_ byte: UInt8) -> UInt8 { byte >= 97 && byte <= 122 ? byte - 32 : byte }
}
