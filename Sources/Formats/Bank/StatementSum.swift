// Sums in statements: decimals as camt and MT write them, read into minor units without floating point.

internal import Domain

enum StatementSum {
    /// A decimal with a dot (`camt`); nil for anything that is not a number of the currency, a sign included.
    static func camt(_ text: UnsafeBufferPointer<UInt8>, digits: Int) -> Int64? {
        var first = 0
        var last = text.count
        while first < last, text[first] <= 32 { first += 1 }
        while last > first, text[last - 1] <= 32 { last -= 1 }
        if first < last, text[first] == UInt8(ascii: "+") { first += 1 }
        return decimal(UnsafeBufferPointer(rebasing: text[first..<last]), point: UInt8(ascii: "."), digits: digits)
    }

    /// A decimal with a comma (MT94x), the comma optional, thousands marks and a dot for the comma tolerated.
    static func swift(_ text: some Collection<UInt8>, digits: Int) -> Int64? {
        var bytes = Array(text)
        let comma = bytes.lastIndex(of: UInt8(ascii: ","))
        let dot = bytes.lastIndex(of: UInt8(ascii: "."))
        var point = UInt8(ascii: ",")
        if let dot {
            if let comma {
                let thousands: UInt8 = comma > dot ? UInt8(ascii: ".") : UInt8(ascii: ",")
                if comma < dot { point = UInt8(ascii: ".") }
                bytes.removeAll { $0 == thousands }
            } else {
                point = UInt8(ascii: ".")
            }
        }
        return bytes.withUnsafeBufferPointer { decimal($0, point: point, digits: digits) }
    }

    private static func decimal(_ text: UnsafeBufferPointer<UInt8>, point: UInt8, digits: Int) -> Int64? {
        var value: Int64 = 0
        var seen = 0
        var fraction = -1
        for byte in text {
            if byte == point {
                if fraction >= 0 { return nil }
                fraction = 0
                continue
            }
            guard byte >= 48, byte <= 57 else { return nil }
            seen += 1
            if fraction >= 0 {
                fraction += 1
                // More decimals than the currency has are fine as long as they say nothing.
                if fraction > digits {
                    if byte != 48 { return nil }
                    continue
                }
            }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int64(byte - 48))
            if overflow || carry { return nil }
            value = sum
        }
        if seen == 0 { return nil }
        var missing = digits - max(fraction, 0)
        while missing > 0 {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
            missing -= 1
        }
        // A hundred million million euro: no sum of a statement is more, and sums of sums have room.
        return value > 10_000_000_000_000_000 ? nil : value
    }

    /// Adds to a total; false, and nothing added, where the total would be beyond all money.
    static func add(_ value: Int64, to total: inout Int64) -> Bool {
        let (sum, overflow) = total.addingReportingOverflow(value)
        if overflow || sum.magnitude > 4_000_000_000_000_000_000 { return false }
        total = sum
        return true
    }

    /// The currency's minor digits; two where it is not known.
    static func digits(_ currency: Currency) -> Int {
        // Almost every sum: no text needs to be made of the code.
        currency == .eur || currency == .bgn || currency == .none ? 2 : currency.minorDigits
    }
}
