// Sums as text: strict, since a sum that is read wrongly is worse than one that is refused.

enum CSVAmount {
    /// Minor units of a sum; nil for anything but an optional sign, digits (blanks between groups of three) and, behind
    /// the decimal character, one to `digits` minor digits.
    @inline(__always)
    static func parse(_ base: UnsafePointer<UInt8>, _ count: Int, decimal: UInt8, digits: Int) -> Int64? {
        var at = 0
        var isNegative = false
        if count > 0, base[0] == 45 || base[0] == 43 {
            isNegative = base[0] == 45
            at = 1
        }
        let first = at
        var value: Int64 = 0
        while at < count {
            let digit = base[at] &- 48
            if digit > 9 { break }
            value = value &* 10 &+ Int64(digit)
            at &+= 1
        }
        let whole = at &- first
        guard whole > 0, whole <= 13 else { return grouped(base, count, decimal, digits) }
        if at == count { return signed(value, missing: digits, isNegative) }
        guard base[at] == decimal else { return grouped(base, count, decimal, digits) }
        at &+= 1
        let point = at
        while at < count {
            let digit = base[at] &- 48
            if digit > 9 { return nil }
            value = value &* 10 &+ Int64(digit)
            at &+= 1
            if at &- point > digits { return nil }
        }
        guard at > point else { return nil }
        return signed(value, missing: digits &- (at &- point), isNegative)
    }

    @inline(__always)
    private static func signed(_ value: Int64, missing: Int, _ isNegative: Bool) -> Int64? {
        var result = value
        for _ in 0..<missing { result = result &* 10 }
        return isNegative ? 0 &- result : result
    }

    /// The same with blanks, no-break blanks between groups of three, or a typographic minus.
    @inline(never)
    private static func grouped(_ base: UnsafePointer<UInt8>, _ count: Int, _ decimal: UInt8, _ digits: Int) -> Int64? {
        var plain: [UInt8] = []
        var group = -1  // Digits since the last blank; -1 before the first one
        var at = 0
        if count >= 3, base[0] == 0xE2, base[1] == 0x88, base[2] == 0x92 {
            plain.append(45)
            at = 3
        }
        var isWhole = true
        while at < count {
            let byte = base[at]
            let blank = blankLength(base, at, count)
            if blank > 0 {
                let hasDigits = plain.last.map { $0 >= 48 && $0 <= 57 } ?? false
                guard isWhole, hasDigits, group == 3 || (group == -1 && leading(plain) <= 3) else { return nil }
                group = 0
                at += blank
                continue
            }
            if byte == decimal {
                guard group == -1 || group == 3 else { return nil }
                isWhole = false
                group = -1
            } else if group >= 0 {
                group += 1
            }
            plain.append(byte)
            at += 1
        }
        // Without a blank or a minus of its own the text was looked at before.
        guard plain.count < count, group == -1 || group == 3 else { return nil }
        return plain.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return nil }
            return parse(start, buffer.count, decimal: decimal, digits: digits)
        }
    }

    private static func leading(_ plain: [UInt8]) -> Int { plain.count { $0 >= 48 && $0 <= 57 } }

    /// Length of a blank that may group digits: blank, no-break blank, narrow no-break blank.
    private static func blankLength(_ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int) -> Int {
        if base[at] == 32 { return 1 }
        if base[at] == 0xC2, at + 1 < count, base[at + 1] == 0xA0 { return 2 }
        if base[at] == 0xE2, at + 2 < count, base[at + 1] == 0x80, base[at + 2] == 0xAF { return 3 }
        return 0
    }
}
