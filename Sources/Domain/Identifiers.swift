// Identifiers: check digits of ЕГН, ЛНЧ, ЕИК and IBAN. A check digit never proves who somebody is.

/// Checks of identifiers, over their bytes without blanks.
public enum Identifiers {
    /// A personal number (ЕГН): ten digits, a real date of birth, the right check digit.
    @inlinable public static func isEGN(_ bytes: some Collection<UInt8>) -> Bool {
        Digits(bytes).map { $0.count == 10 && $0.isEGN } ?? false
    }

    /// A foreigner's personal number (ЛНЧ): ten digits with the right check digit.
    @inlinable public static func isLNC(_ bytes: some Collection<UInt8>) -> Bool {
        Digits(bytes).map { $0.count == 10 && $0.isLNC } ?? false
    }

    /// A firm's number (ЕИК, БУЛСТАТ): nine or thirteen digits with the right check digits.
    @inlinable public static func isEIK(_ bytes: some Collection<UInt8>) -> Bool {
        Digits(bytes).map { ($0.count == 9 || $0.count == 13) && $0.isEIK } ?? false
    }

    /// Whether a value has the form of an ЕГН, ЛНЧ or ЕИК and fails its check; other forms are foreign numbers.
    @inlinable public static func isMistaken(_ bytes: some Collection<UInt8>) -> Bool {
        if let digits = Digits(bytes) { return digits.isMistaken }
        // `BG` before the digits makes a VAT number, `LNC` a foreigner's number.
        if bytes.starts(with: [66, 71]) { return Digits(bytes.dropFirst(2))?.isMistaken ?? false }
        guard bytes.starts(with: [76, 78, 67]), let digits = Digits(bytes.dropFirst(3)) else { return false }
        return digits.count == 10 && !digits.isLNC
    }

    /// What tells a person: capitals and digits without blanks and hyphens; `BG` before a firm's number and `LNC` before a
    /// foreigner's are marks, no part of it.
    @inlinable public static func person(
        _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, into key: inout [UInt8]
    ) {
        key.removeAll(keepingCapacity: true)
        for index in range where bytes[index] > 32 && bytes[index] != 45 {
            let byte = bytes[index]
            key.append(byte >= 97 && byte <= 122 ? byte - 32 : byte)
        }
        if key.count == 11 || key.count == 15, key[0] == 66, key[1] == 71 { key.removeFirst(2) }
        if key.count == 13, key[0] == 76, key[1] == 78, key[2] == 67 { key.removeFirst(3) }
    }

    /// The same of a text.
    package static func person(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var key: [UInt8] = []
        person(bytes.span, bytes.indices, into: &key)
        return String(decoding: key, as: UTF8.self)
    }

    /// An IBAN of any country: two letters, two digits, up to thirty letters or digits, remainder 1 by 97.
    package static func isIBAN(_ bytes: some Collection<UInt8>) -> Bool {
        let text = Array(bytes)
        guard text.count >= 15, text.count <= 34 else { return false }
        // A Bulgarian account has 22 characters; other lengths belong to other countries.
        if text[0] == 66, text[1] == 71, text.count != 22 { return false }
        var rest = 0
        for place in text.indices {
            let byte = text[(place + 4) % text.count]
            // The country and the check digits come last in the sum.
            switch byte {
            case 48...57:
                if place == text.count - 4 || place == text.count - 3 { return false }
                rest = (rest * 10 + Int(byte) - 48) % 97
            case 65...90:
                if place >= text.count - 2 { return false }
                rest = (rest * 100 + Int(byte) - 55) % 97
            default: return false
            }
        }
        return rest == 1
    }

    /// Up to thirteen digits, four bits each: a check takes no memory, a register has a million of them.
    public struct Digits {
        /// At most 13.
        public var count = 0
        /// The first digit in the lowest four bits.
        public var packed: UInt64 = 0

        /// Nil where anything but a digit stands there, or a fourteenth one.
        @inlinable public init?(_ bytes: some Collection<UInt8>) {
            for byte in bytes {
                guard byte >= 48, byte <= 57, count < 13 else { return nil }
                packed |= UInt64(byte &- 48) &<< UInt64(4 &* count)
                count += 1
            }
        }

        /// Digits that were packed before, the first one in the lowest four bits.
        package init(packed: UInt64, count: Int) {
            precondition(count <= 13, "at most thirteen digits")
            self.packed = packed
            self.count = count
        }

        @inline(__always) private subscript(_ index: Int) -> Int { Int(packed &>> UInt64(4 &* index) & 15) }

        /// A personal number (ЕГН).
        public var isEGN: Bool {
            let written = self[2] * 10 + self[3]
            let (century, month) =
                written > 40 ? (2000, written - 40) : written > 20 ? (1800, written - 20) : (1900, written)
            let year = century + self[0] * 10 + self[1]
            guard Day(year: year, month: month, day: self[4] * 10 + self[5]) != nil else { return false }
            let low = self[0] * 2 + self[1] * 4 + self[2] * 8 + self[3] * 5 + self[4] * 10
            return (low + self[5] * 9 + self[6] * 7 + self[7] * 3 + self[8] * 6) % 11 % 10 == self[9]
        }

        /// A foreigner's personal number (ЛНЧ).
        public var isLNC: Bool {
            let low = self[0] * 21 + self[1] * 19 + self[2] * 17 + self[3] * 13 + self[4] * 11
            return (low + self[5] * 9 + self[6] * 7 + self[7] * 3 + self[8] * 1) % 10 == self[9]
        }

        /// A firm's number (ЕИК).
        public var isEIK: Bool {
            var check = rising(from: 1) % 11
            if check == 10 { check = rising(from: 3) % 11 }
            guard self[8] == check % 10 else { return false }
            if count == 9 { return true }
            check = (self[8] * 2 + self[9] * 7 + self[10] * 3 + self[11] * 5) % 11
            if check == 10 { check = (self[8] * 4 + self[9] * 9 + self[10] * 5 + self[11] * 7) % 11 }
            return self[12] == check % 10
        }

        /// The sum of the first eight digits with weights that rise by one.
        private func rising(from weight: Int) -> Int {
            var total = 0
            for index in 0..<8 { total += self[index] * (weight + index) }
            return total
        }

        /// Of the length of one of them, and with the check digit of none.
        public var isMistaken: Bool {
            switch count {
            case 9, 13: !isEIK
            case 10: !isEGN && !isLNC
            default: false
            }
        }
    }
}
