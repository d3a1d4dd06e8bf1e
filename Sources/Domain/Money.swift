// Money: integer minor units and the currencies they are in. Nothing here is ever a floating-point number.

/// An ISO 4217 currency code, packed into an integer.
public struct Currency: Hashable, Sendable {
    /// The three letters, a byte each, the first one highest; 0 for none.
    public let code: UInt32

    /// Three capital Latin letters; nil for anything else.
    package init?(ascii a: UInt8, _ b: UInt8, _ c: UInt8) {
        for byte in [a, b, c] where byte < 65 || byte > 90 { return nil }
        code = UInt32(a) << 16 | UInt32(b) << 8 | UInt32(c)
    }

    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 3 else { return nil }
        self.init(ascii: bytes[0], bytes[1], bytes[2])
    }

    @inlinable init(packed: UInt32) { code = packed }

    /// The currency of a packed code that came from `code`; used by the ledger.
    @inlinable public static func packed(_ code: UInt32) -> Currency { Currency(packed: code) }

    /// The euro.
    @inlinable public static var eur: Currency { Currency(packed: 0x45_55_52) }
    /// The lev (лев), until 31.12.2025.
    @inlinable public static var bgn: Currency { Currency(packed: 0x42_47_4E) }
    /// No currency is known.
    @inlinable public static var none: Currency { Currency(packed: 0) }

    /// Whether a fixed rate leads from one to the other (Закон за въвеждане на еврото, чл. 5: 1,95583 лв. за евро).
    package func isConvertible(to other: Currency) -> Bool {
        self == other || ((self == .eur || self == .bgn) && (other == .eur || other == .bgn))
    }

    // Written out, as those of days and ids: the compiler's own are not inlined into other modules.
    /// The same code.
    @inlinable public static func == (left: Currency, right: Currency) -> Bool { left.code == right.code }

    package var text: String {
        code == 0
            ? ""
            : String(decoding: [UInt8(code >> 16 & 255), UInt8(code >> 8 & 255), UInt8(code & 255)], as: UTF8.self)
    }

    /// Digits after the decimal point (ISO 4217): 2 but for a few currencies.
    package var minorDigits: Int {
        switch text {
        case "JPY", "KRW", "ISK", "CLP", "VND": 0
        case "KWD", "BHD", "OMR", "JOD", "TND": 3
        default: 2
        }
    }
}

/// A sum that may be missing; takes no more room than the sum itself.
public struct MaybeMoney: Hashable, Sendable {
    /// Minor units; the least number for none.
    public var raw: Int64
    /// nil: none.
    @inlinable public init(_ value: Int64?) { raw = value ?? Int64.min }
    /// No sum.
    @inlinable public static var none: MaybeMoney { MaybeMoney(nil) }
    /// nil: none.
    @inlinable public var value: Int64? { raw == Int64.min ? nil : raw }
}

/// Writing and reading of sums.
public enum Money {
    /// The largest sum that one row may hold, minor units: ten billion. What is larger is a number of something else (a
    /// barcode, an account), and could make the sums of a run pass Int64.
    package static let largest: Int64 = 1_000_000_000_000

    /// A decimal number with a dot and exactly `digits` minor digits, as every output has it: `-12.30`.
    package static func text(_ minorUnits: Int64, digits: Int = 2) -> String {
        var bytes: [UInt8] = []
        append(minorUnits, digits: digits, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends what `text` gives.
    @inlinable public static func append(_ minorUnits: Int64, digits: Int = 2, to bytes: inout [UInt8]) {
        var rest = minorUnits.magnitude
        if minorUnits < 0 { bytes.append(45) }
        if digits == 2 {
            let whole = rest / 100
            let cents = rest % 100
            appendNumber(whole, to: &bytes)
            bytes.append(46)
            bytes.append(48 + UInt8(truncatingIfNeeded: cents / 10))
            bytes.append(48 + UInt8(truncatingIfNeeded: cents % 10))
            return
        }
        var scale: UInt64 = 1
        for _ in 0..<digits { scale *= 10 }
        appendNumber(rest / scale, to: &bytes)
        guard digits > 0 else { return }
        bytes.append(46)
        rest %= scale
        for _ in 0..<digits {
            scale /= 10
            bytes.append(48 + UInt8(truncatingIfNeeded: rest / scale % 10))
        }
    }

    /// Appends a whole number in decimal digits.
    @inlinable public static func appendNumber(_ value: UInt64, to bytes: inout [UInt8]) {
        if value < 10 {
            bytes.append(48 + UInt8(truncatingIfNeeded: value))
            return
        }
        var digits: (UInt64, Int) = (value, 0)
        var scale: UInt64 = 1
        while digits.0 >= 10 {
            digits.0 /= 10
            digits.1 += 1
            scale *= 10
        }
        var rest = value
        for _ in 0...digits.1 {
            bytes.append(48 + UInt8(truncatingIfNeeded: rest / scale))
            rest %= scale
            scale /= 10
        }
    }
}
