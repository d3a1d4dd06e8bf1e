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

    /// A number as sums are written, but of more digits than any sum has.
    @inline(never)
    static func isTooLong(_ text: some Sequence<UInt8>) -> Bool {
        var (whole, isWhole) = (0, true)
        for byte in text {
            switch byte {
            case 48...57: whole += isWhole ? 1 : 0
            case 44, 46: isWhole = false
            case 32, 39, 43, 45, 0xC2, 0xA0, 0xE2, 0x80, 0xAF: break
            default: return false
            }
        }
        return whole > 13
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

    /// The same as banks write for people: thousands marks, the sign on either side or brackets for it, the currency
    /// beside the sum, no zero before the decimal character. Groups must still be of three digits.
    @inline(never)
    static func marked(_ text: UnsafeBufferPointer<UInt8>, decimal: UInt8, thousands: [UInt8], digits: Int) -> Int64? {
        var rest = Array(text)[...]
        var isNegative = false
        var signs = 0
        func trim() { while let last = rest.last, last <= 32 || last == 0xA0 || last == 0xC2 { rest.removeLast() } }
        // "EUR 12,30 -" and the like: signs and a code of three letters on either side, once each.
        for _ in 0..<2 {
            while let first = rest.first, first <= 32 || first == 0xC2 || first == 0xA0 { rest.removeFirst() }
            trim()
            if let sign = rest.first, sign == 45 || sign == 43 {
                (isNegative, signs) = (sign == 45, signs + 1)
                rest.removeFirst()
            } else if let sign = rest.last, sign == 45 || sign == 43 {
                (isNegative, signs) = (sign == 45, signs + 1)
                rest.removeLast()
            } else if rest.starts(with: [0xE2, 0x88, 0x92]) {
                (isNegative, signs) = (true, signs + 1)
                rest.removeFirst(3)
            } else if rest.first == 40, rest.last == 41 {
                (isNegative, signs) = (true, signs + 1)
                rest = rest.dropFirst().dropLast()
            }
            if rest.count > 3, rest.prefix(3).allSatisfy({ $0 >= 65 && $0 <= 90 }) { rest.removeFirst(3) }
            if rest.count > 3, rest.suffix(3).allSatisfy({ $0 >= 65 && $0 <= 90 }) { rest.removeLast(3) }
        }
        trim()
        guard signs <= 1, let plain = ungrouped(rest, decimal, thousands, digits) else { return nil }
        return plain.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress,
                let value = parse(start, buffer.count, decimal: decimal, digits: digits)
            else { return nil }
            return isNegative ? -value : value
        }
    }

    /// Digits with the decimal character only; nil where a group isn't of three digits or something else stands there.
    private static func ungrouped(
        _ text: ArraySlice<UInt8>, _ decimal: UInt8, _ thousands: [UInt8], _ digits: Int
    ) -> [UInt8]? {
        var whole: [UInt8] = []
        var fraction: [UInt8]?
        var group = -1
        var at = text.startIndex
        while at < text.endIndex {
            let byte = text[at]
            if byte >= 48, byte <= 57 {
                if fraction != nil { fraction?.append(byte) } else { whole.append(byte) }
                if group >= 0 { group += 1 }
            } else if byte == decimal, fraction == nil {
                guard group == -1 || group == 3 else { return nil }
                (fraction, group) = ([], -1)
            } else {
                let length = markLength(text[at...], thousands)
                let mayBegin = group == 3 || (group == -1 && !whole.isEmpty && whole.count <= 3)
                guard length > 0, fraction == nil, mayBegin else { return nil }
                group = 0
                at += length - 1
            }
            at += 1
        }
        guard group == -1 || group == 3 else { return nil }
        guard var cents = fraction else { return whole.isEmpty ? nil : whole }
        if whole.isEmpty { whole = [48] }
        // More decimals than the currency has are fine as long as they say nothing.
        while cents.count > digits, cents.last == 48 { cents.removeLast() }
        return cents.isEmpty ? (digits == 0 ? whole : nil) : whole + [decimal] + cents
    }

    /// Length of a mark between groups: one of the setting's, or a blank of any kind.
    private static func markLength(_ text: ArraySlice<UInt8>, _ marks: [UInt8]) -> Int {
        guard let first = text.first else { return 0 }
        if first == 32 || marks.contains(first) { return 1 }
        if text.starts(with: [0xC2, 0xA0]) { return 2 }
        if text.starts(with: [0xE2, 0x80, 0xAF]) { return 3 }
        return marks.contains(39) && text.starts(with: [0xE2, 0x80, 0x99]) ? 3 : 0
    }
}
