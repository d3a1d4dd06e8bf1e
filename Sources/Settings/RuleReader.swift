// The rules of law and of matching, with their defaults (matching.md section 4; sources in domain.md section 5).

internal import Domain
internal import Yams

/// Reads `rules` and `matching`.
struct RuleReader {
    private static let keys = [
        "interest", "tolerance", "conversion", "payment_date", "repayment", "discounts", "holidays", "use_credit",
    ]
    private let root: Fields
    private var problems: Problems { root.problems }

    init(_ root: Fields) { self.root = root }

    // MARK: Defaults

    /// Dates that stand in this source are real ones.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(number: 0)
    }

    /// Interest on public claims, each rate marked for confirmation (domain.md 5.2).
    static var defaultRates: [InterestRate] {
        [
            InterestRate(from: day(2024, 1, 1), percentHundredths: 1380, confirmedUntil: nil),
            InterestRate(from: day(2025, 7, 1), percentHundredths: 1191, confirmedUntil: nil),
            InterestRate(from: day(2026, 1, 1), percentHundredths: 1015, confirmedUntil: day(2026, 6, 30)),
        ]
    }

    /// Discounts on a whole year by 30 April, on a decree (ЗАНН § 79б) and on an electronic ticket within 14 days.
    static var defaultDiscountRules: [DiscountRule] {
        [
            DiscountRule(
                name: "year_5", percentHundredths: 500, term: .wholeYearBy(month: 4, day: 30), from: day(2000, 1, 1)),
            DiscountRule(
                name: "decree_20", percentHundredths: 2000, term: .daysAfterService(14), from: day(2021, 12, 23)),
            DiscountRule(
                name: "ticket_30", percentHundredths: 3000, term: .daysAfterService(14), from: day(2000, 1, 1)),
        ]
    }

    /// The discounts of a kind that names none itself.
    static func defaultDiscounts(ofKind name: String) -> [String] {
        switch name {
        case "property_tax", "waste_fee", "vehicle_tax": ["year_5"]
        case "penal_decree": ["decree_20"]
        default: []
        }
    }

    // MARK: Rules

    func rules(_ currency: Currency) -> RuleSettings {
        var rules = RuleSettings()
        rules.rates = Self.defaultRates
        rules.discounts = Self.defaultDiscountRules
        guard let fields = root.fields("rules", known: Self.keys) else { return rules }
        interest(fields, &rules)
        if let tolerance = fields.fields("tolerance", known: ["rounding"]) {
            let most: Int64 = 100
            rules.toleranceRounding =
                tolerance.decimal("rounding", digits: currency.minorDigits, most: most) ?? rules.toleranceRounding
        }
        rules.conversionPerComponent =
            fields.choice("conversion", [("component", true), ("obligation", false)]) ?? true
        if let dates = fields.fields("payment_date", known: ["bank", "vpos", "pos"]) {
            for (channel, words) in [
                ("bank", ["value_on", "booked_on"]), ("vpos", ["transacted_at", "settled_on"]),
                ("pos", ["transacted_at", "settled_on"]),
            ] {
                if let word = dates.dated(channel, words.map { ($0, $0) }) { rules.paymentDate[channel] = word }
            }
        }
        if let order = fields.dated("repayment", [("per_debt", false), ("principals_first", true)]) {
            rules.principalsFirst = order
        }
        _ = fields.choice("use_credit", [("never", true)])
        rules.holidays = days(fields, "holidays")
        discounts(fields, &rules)
        return rules
    }

    private func days(_ fields: Fields, _ key: String) -> [Day] {
        fields.items(key).compactMap { word, node in
            if let day = Day(word) { return day }
            problems.add(node, "not_day", [word, fields.path(key)])
            return nil
        }.sorted()
    }

    private func interest(_ rules: Fields, _ values: inout RuleSettings) {
        guard let fields = rules.fields("interest", known: ["divisor", "rates"]) else { return }
        if let divisor = fields.dated("divisor", [("360", Int64(360)), ("365", 365), ("366", 366)]) {
            values.interestDivisor = divisor
        }
        guard let node = fields["rates"] else { return }
        guard let items = node.sequence else {
            problems.add(node, "not_list", [fields.path("rates"), Fields.found(node)])
            return
        }
        if items.isEmpty { problems.add(node, "no_value", [fields.path("rates")]) }
        var rates: [InterestRate] = []
        for item in items {
            let known = ["from", "percent", "confirmed_until"]
            guard let row = Fields(item, fields.path("rates"), known: known, problems) else { continue }
            row.require("from", "percent")
            let until = row.day("confirmed_until")
            guard let from = row.day("from"), let percent = row.decimal("percent", digits: 2, most: 10_000) else {
                continue
            }
            if let until, until < from { problems.add(row["confirmed_until"], "day_order", [until.text, from.text]) }
            if let last = rates.last, from <= last.from {
                problems.add(row["from"], "day_order", [from.text, last.from.text])
            }
            rates.append(InterestRate(from: from, percentHundredths: percent, confirmedUntil: until))
        }
        values.rates = rates
    }

    // MARK: Discounts

    /// A rule, or a list of its versions by date.
    ///
    /// A name that is given takes the place of the default of that name.
    private func discounts(_ rules: Fields, _ values: inout RuleSettings) {
        guard let all = rules.fields("discounts", known: nil) else { return }
        for (name, _, node) in all.pairs {
            values.discounts.removeAll { $0.name == name }
            for version in node.sequence.map({ Array($0) }) ?? [node] {
                if let rule = discount(name, version, all.path(name)) { values.discounts.append(rule) }
            }
        }
    }

    private func discount(_ name: String, _ node: Node, _ path: String) -> DiscountRule? {
        let known = ["percent", "whole_year_by", "within_days", "series", "from", "until"]
        guard let fields = Fields(node, path, known: known, problems) else { return nil }
        fields.require("percent", "from")
        let terms = ["whole_year_by", "within_days"].filter { fields[$0] != nil }
        if terms.count != 1 { problems.add(node, "discount_term", [path]) }
        var term: DiscountRule.Term?
        if let text = fields.text("whole_year_by") {
            // Any leap year has every day that a year may have.
            if text.utf8.count == 5, let day = Day("2024-" + text) {
                term = .wholeYearBy(month: day.components.month, day: day.components.day)
            } else {
                problems.add(fields["whole_year_by"], "not_month_day", [text, fields.path("whole_year_by")])
            }
        }
        if let days = fields.whole("within_days", 1...366) { term = .daysAfterService(days) }
        let until = fields.day("until")
        guard let percent = fields.decimal("percent", digits: 2, most: 10_000), let from = fields.day("from"), let term
        else { return nil }
        if let until, until < from { problems.add(fields["until"], "day_order", [until.text, from.text]) }
        return DiscountRule(
            name: name, percentHundredths: percent, term: term, series: fields.texts("series") ?? [], from: from,
            until: until)
    }

    // MARK: Matching

    func matching(into configuration: inout Configuration) {
        guard let fields = root.fields("matching", known: ["strategies", "vehicle_words", "document_words"]) else {
            return
        }
        if fields["strategies"] != nil { configuration.strategies = strategies(fields) }
        configuration.vehicleWords = fields.texts("vehicle_words") ?? []
        configuration.documentWords = documentWords(fields)
    }

    /// Words by type of document: one word each, of one type only.
    private func documentWords(_ matching: Fields) -> [String: [String]] {
        guard let types = matching.fields("document_words", known: Configuration.documentTypes) else { return [:] }
        var owners: [String: String] = [:]
        var words: [String: [String]] = [:]
        for (type, _, _) in types.pairs {
            for (word, node) in types.items(type) {
                let letters = word.hasSuffix("*") ? word.dropLast() : word[...]
                let path = types.path(type)
                if letters.isEmpty || !letters.allSatisfy({ $0.isLetter || $0.isNumber }) {
                    problems.add(node, "word_blank", [word, path])
                } else if word.hasSuffix("*"), letters.count < 3 {
                    problems.add(node, "short_stem", [word, path])
                } else if let owner = owners.updateValue(path, forKey: word.uppercased()) {
                    problems.add(node, owner == path ? "word_twice" : "word_of_two", [word, path, owner])
                }
                words[type, default: []].append(word)
            }
        }
        return words
    }

    private func strategies(_ fields: Fields) -> [Strategy] {
        let known = Strategy.allCases.filter { $0 <= .suggest }
        var strategies: [Strategy] = []
        for (word, node) in fields.items("strategies") {
            guard let strategy = known.first(where: { $0.word == word }) else {
                problems.unknown(node, word, at: fields.path("strategies"), known: known.map(\.word))
                continue
            }
            if strategies.contains(strategy) { problems.add(node, "word_twice", [word, fields.path("strategies")]) }
            strategies.append(strategy)
        }
        return strategies
    }
}
