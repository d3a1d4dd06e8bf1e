// The euro: conversion from leva at the full fixed rate (Regulation (EU) 2025/1409; ЗВЕРБ чл. 5, 12 – 13).

public import Domain

/// Conversion between leva and euro, in minor units.
public enum Euro {
    /// Leva for 1 euro, times 100,000.
    @inlinable public static var levRate: Int64 { 195_583 }

    /// Leva in euro cents, half away from zero; sums are minor units.
    @inlinable public static func fromLeva(_ stotinki: Int64) -> Int64 {
        share(stotinki, times: 100_000, over: levRate)
    }

    /// A sum in the organisation's currency; nil where no fixed rate leads there.
    @inlinable public static func convert(_ amount: Int64, from currency: Currency, to organisation: Currency) -> Int64?
    {
        if currency == organisation { return amount }
        return currency == .bgn && organisation == .eur ? fromLeva(amount) : nil
    }

    /// `value × factor / divisor`, half away from zero, exact also where the product passes Int64.
    @inlinable public static func share(_ value: Int64, times factor: Int64, over divisor: Int64) -> Int64 {
        let (product, isTooLarge) = value.multipliedReportingOverflow(by: factor)
        return isTooLarge ? rounded(Int128(value) * Int128(factor), over: divisor) : rounded(product, over: divisor)
    }

    /// The same of a product that was made before.
    @inlinable public static func rounded(_ value: Int128, over divisor: Int64) -> Int64 {
        if let small = Int64(exactly: value) { return rounded(small, over: divisor) }
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: Int128(divisor))
        let isUp = rest.magnitude * 2 >= divisor.magnitude
        return Int64(clamping: isUp ? quotient + ((value < 0) == (divisor < 0) ? 1 : -1) : quotient)
    }

    /// `value / divisor`, half away from zero.
    @inlinable public static func rounded(_ value: Int64, over divisor: Int64) -> Int64 {
        let quotient = value / divisor
        let rest = (value % divisor).magnitude
        guard rest * 2 >= divisor.magnitude else { return quotient }
        return quotient + ((value < 0) == (divisor < 0) ? 1 : -1)
    }
}
