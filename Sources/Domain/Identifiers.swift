// Identifiers: check digits of ЕГН, ЛНЧ, ЕИК and IBAN. A check digit never proves who somebody is.

/// Checks of identifiers, over their bytes without blanks.
package enum Identifiers {
    /// A personal number (ЕГН): ten digits, a real date of birth, the right check digit.
    package static func isEGN(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count == 10, let digits = digits(bytes) else { return false }
        let written = digits[2] * 10 + digits[3]
        let (century, month) =
            switch written {
            case 21...32: (1800, written - 20)
            case 41...52: (2000, written - 40)
            default: (1900, written)
            }
        let year = century + digits[0] * 10 + digits[1]
        guard Day(year: year, month: month, day: digits[4] * 10 + digits[5]) != nil else { return false }
        return sum(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == digits[9]
    }

    /// A foreigner's personal number (ЛНЧ): ten digits with the right check digit.
    package static func isLNC(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count == 10, let digits = digits(bytes) else { return false }
        return sum(digits, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == digits[9]
    }

    /// A firm's number (ЕИК, БУЛСТАТ): nine or thirteen digits with the right check digits.
    package static func isEIK(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count == 9 || bytes.count == 13, let digits = digits(bytes) else { return false }
        var check = sum(digits, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
        if check == 10 { check = sum(digits, [3, 4, 5, 6, 7, 8, 9, 10]) % 11 }
        guard digits[8] == check % 10 else { return false }
        if digits.count == 9 { return true }
        let branch = Array(digits[8...])
        check = sum(branch, [2, 7, 3, 5]) % 11
        if check == 10 { check = sum(branch, [4, 9, 5, 7]) % 11 }
        return digits[12] == check % 10
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
            let isHead = place >= text.count - 4
            switch byte {
            case 48...57:
                if isHead, place < text.count - 2 { return false }
                rest = (rest * 10 + Int(byte) - 48) % 97
            case 65...90:
                if isHead, place >= text.count - 2 { return false }
                rest = (rest * 100 + Int(byte) - 55) % 97
            default: return false
            }
        }
        return rest == 1
    }

    /// Whether a value has the form of an ЕГН, ЛНЧ or ЕИК and fails its check; other forms are foreign numbers.
    package static func isMistaken(_ bytes: some Collection<UInt8>) -> Bool {
        if bytes.starts(with: [66, 71]) {  // BG before the digits: a VAT number
            let number = bytes.dropFirst(2)
            return hasForm(number) && isMistaken(number)
        }
        if bytes.starts(with: [76, 78, 67]) {  // LNC
            let number = bytes.dropFirst(3)
            return number.count == 10 && digits(number) != nil && !isLNC(number)
        }
        guard hasForm(bytes) else { return false }
        return bytes.count == 10 ? !isEGN(bytes) && !isLNC(bytes) : !isEIK(bytes)
    }

    private static func hasForm(_ bytes: some Collection<UInt8>) -> Bool {
        let count = bytes.count
        return (count == 9 || count == 10 || count == 13) && bytes.allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    private static func digits(_ bytes: some Collection<UInt8>) -> [Int]? {
        var result: [Int] = []
        result.reserveCapacity(13)
        for byte in bytes {
            guard byte >= 48, byte <= 57 else { return nil }
            result.append(Int(byte) - 48)
        }
        return result
    }

    private static func sum(_ digits: [Int], _ weights: [Int]) -> Int {
        var total = 0
        for (digit, weight) in zip(digits, weights) { total += digit * weight }
        return total
    }
}
