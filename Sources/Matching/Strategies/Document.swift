// Strategy `document`: type, series, number and year of an act.

internal import Domain

extension Decider {
    mutating func byDocument(_ this: PaymentCase, _ desk: Desk) -> Verdict {
        guard this.evidence.has(.document) else {
            return .pass(this.details.unknown.isEmpty ? nil : Message("matching.reference_unknown"))
        }
        return named(this, desk)
    }
}
