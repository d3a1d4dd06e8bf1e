// The rules of law and of matching, with their defaults (matching.md section 4; sources in domain.md section 5).

internal import Domain
internal import Yams

struct RuleReader {
    private let root: Fields
    private let problems: Problems

    init(_ root: Fields, _ problems: Problems) {
        self.root = root
        self.problems = problems
    }

    /// 13.80 % from 2024, 11.91 % from 2025-07-01, 10.15 % from 2026 until 2026-06-30: each to be confirmed.
    private static var defaultRates: [InterestRate] {
        [("2024-01-01", 1380, nil), ("2025-07-01", 1191, nil), ("2026-01-01", 1015, "2026-06-30")].compactMap { from, percent, until in
            Day(from).map { InterestRate(from: $0, percentHundredths: percent, confirmedUntil: until.flatMap { Day($0 as String) }) }
        }
    }

    func read(into configuration: inout Configuration) {
        configuration.rules.rates = Self.defaultRates
        if let rules = root.fields("rules", known: ["interest", "tolerance", "conversion", "payment_date", "repayment", "discounts", "use_credit"]) {
            interest(rules, &configuration)
            if let tolerance = rules.fields("tolerance", known: ["rounding"]) {
                configuration.rules.toleranceRounding = tolerance.decimal("rounding", digits: 2, 0...100) ?? 2
            }
            configuration.rules.conversionPerComponent = rules.choice("conversion", [("component", true), ("obligation", false)]) ?? true
            if let dates = rules.fields("payment_date", known: ["bank", "vpos", "pos"]) {
                for channel in ["bank", "vpos", "pos"] {
                    if let word = dates.choice(channel, ["value_on", "booked_on", "transacted_at"].map { ($0, $0) }) { configuration.rules.paymentDate[channel] = word }
                }
            }
            _ = rules.choice("repayment", [("per_debt", 0), ("principals_first", 1)])
            _ = rules.choice("use_credit", [("never", 0)])
        }
        guard let matching = root.fields("matching", known: ["strategies"]), let words = matching.texts("strategies") else { return }
        let known = Strategy.allCases.filter { $0 <= .suggest }
        configuration.strategies = words.compactMap { word in
            let found = known.first { $0.word == word }
            if found == nil {
                problems.add(matching["strategies"], "unknown_word", [word, "matching.strategies", known.map(\.word).joined(separator: ", "), Nearest.word(to: word, among: known.map(\.word))])
            }
            return found
        }
    }

    private func interest(_ rules: Fields, _ configuration: inout Configuration) {
        guard let fields = rules.fields("interest", known: ["divisor", "rates"]) else { return }
        configuration.rules.interestDivisor = Int64(fields.whole("divisor", 1...366) ?? 360)
        guard let list = fields["rates"] else { return }
        guard let items = list.sequence else {
            problems.add(list, "not_list", ["rates", fields.name])
            return
        }
        configuration.rules.rates = items.compactMap { item in
            guard let rate = Fields(item, "rules.interest.rates", known: ["from", "percent", "confirmed_until"], problems) else { return nil }
            for key in ["from", "percent"] { rate.require(key) }
            guard let from = rate.day("from"), let percent = rate.decimal("percent", digits: 2, 0...10_000) else { return nil }
            let until = rate.day("confirmed_until")
            if let until, until < from { problems.add(rate["confirmed_until"], "day_order", [until.text, from.text]) }
            return InterestRate(from: from, percentHundredths: percent, confirmedUntil: until)
        }
        for (earlier, later) in zip(configuration.rules.rates, configuration.rules.rates.dropFirst()) where later.from <= earlier.from {
            problems.add(list, "day_order", [later.from.text, earlier.from.text])
        }
    }
}
