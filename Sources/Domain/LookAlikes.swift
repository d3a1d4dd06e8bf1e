// Letters that look alike in the two scripts (АВЕКМНОРСТУХ): payers type either, the register has one of them.

package enum LookAlikes {
    /// Capital Cyrillic letters with their Latin twins.
    package static let twins: [UInt32: UInt8] = [
        0x410: 65, 0x412: 66, 0x415: 69, 0x41A: 75, 0x41C: 77, 0x41D: 72, 0x41E: 79, 0x420: 80, 0x421: 67, 0x422: 84,
        0x423: 89, 0x425: 88,
    ]

    /// In capitals, Cyrillic twins as Latin letters: equal for words that look equal.
    package static func folded(_ text: String) -> String {
        var result = ""
        for scalar in text.uppercased().unicodeScalars {
            if let twin = twins[scalar.value] {
                result.unicodeScalars.append(Unicode.Scalar(twin))
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
