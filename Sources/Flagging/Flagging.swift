// Stage 5, Flagging: the run's findings, and the life of those that are open.

package import Domain
internal import Fingerprints

package struct FlaggingInput: Sendable {
    package var intake: IntakeResult
    package var posting: PostingResult
    package var configuration: Configuration
    package var run: RunIdentity
    package var openBefore: [Discrepancy]
    package var raisedEvents: Set<RecordID>
    package var threads: Int
    package init(
        intake: IntakeResult, posting: PostingResult, configuration: Configuration, run: RunIdentity,
        openBefore: [Discrepancy], raisedEvents: Set<RecordID>, threads: Int
    ) {
        self.intake = intake
        self.posting = posting
        self.configuration = configuration
        self.run = run
        self.openBefore = openBefore
        self.raisedEvents = raisedEvents
        self.threads = threads
    }
}

/// The fifth stage.
package struct Flagging: Sendable {
    package init() {}

    /// New, carried and resolved discrepancies; every rule of the catalogue is asked.
    package func run(_ input: FlaggingInput) async -> [Discrepancy] {
        let found = await Self.find(input)
        return Life(input).after([input.intake.findings.map(Identified.init)] + found)
    }

    /// A task a rule; the rules that look at all money of the night are asked in shares, whose findings come first.
    private static func find(_ input: FlaggingInput) async -> [[Identified]] {
        let count = Shares.count(threads: input.threads)
        return await withTaskGroup(of: (Int, [Identified]).self) { group in
            func add(_ place: Int, _ rule: @escaping @Sendable (inout [Finding]) -> Void) {
                group.addTask {
                    var found: [Finding] = []
                    rule(&found)
                    return (place, found.map(Identified.init))
                }
            }
            // They run while the tables of the shares are made.
            for (place, rule) in RuleCatalog.rules.enumerated() { add(2 * count + place) { rule(input, &$0) } }
            let rules = ClaimRules(input)
            for (place, range) in rules.shares(count).enumerated() {
                add(place) { rules.find(range, &$0) }
                add(count + place) { OtherPayerRules.find(input, range, &$0) }
            }
            var all: [[Identified]] = Array(repeating: [], count: 2 * count + RuleCatalog.rules.count)
            for await (place, found) in group { all[place] = found }
            OtherPayerRules.tellOnce(&all[count..<2 * count])
            return all
        }
    }
}

/// A finding with its id.
struct Identified: Sendable {
    let id: RecordID
    let finding: Finding
    init(_ finding: Finding) {
        id = FindingIdentity.id(finding)
        self.finding = finding
    }
}

/// A rule looks at the run and adds what it finds.
typealias FlagRule = @Sendable (FlaggingInput, inout [Finding]) -> Void

enum RuleCatalog {
    /// All but `ClaimRules`.
    static let rules: [FlagRule] = [
        OpenPaymentRules.find, ReversalRules.find, ObligationRules.find, LimitationRules.find, StatementRules.find,
        RateRules.find, CarriedRules.find, RoundingRules.find, ChoiceRules.find, LeftOutRules.find,
        OrderRules.find,
    ]
}

/// The id of a finding: a hash of its code and subjects.
package enum FindingIdentity {
    package static func id(_ finding: Finding) -> RecordID {
        let subjects = finding.subjects
        let parts = [
            finding.code.rawValue, subjects.payment?.text(.payment) ?? "", subjects.obligation ?? "",
            subjects.batch?.text(.batch) ?? "", subjects.file ?? "", subjects.position ?? "", subjects.key ?? "",
        ]
        return Fingerprint.recordID(Array(parts.joined(separator: "\u{0}").utf8))
    }
}

/// Events are new once and never open; conditions are carried while they hold and resolved in the first run where not.
struct Life {
    private let input: FlaggingInput

    init(_ input: FlaggingInput) { self.input = input }

    func after(_ found: [[Identified]]) -> [Discrepancy] {
        var before: [RecordID: Discrepancy] = [:]
        for discrepancy in input.openBefore { before[discrepancy.id] = discrepancy }
        let ignored = input.posting.matching.ignoredDiscrepancies
        let count = found.reduce(0) { $0 + $1.count }
        var result: [Discrepancy] = []
        result.reserveCapacity(count + before.count)
        var seen = RecordIDSet(capacity: count)
        for identified in found.joined() {
            let (id, finding) = (identified.id, identified.finding)
            guard seen.insert(id) else { continue }
            if finding.code.isEvent {
                if !input.raisedEvents.contains(id) {
                    result.append(Discrepancy(id: id, finding: finding, state: .new, openedOn: input.run.date))
                }
                continue
            }
            let earlier = before.removeValue(forKey: id)
            if !ignored.isEmpty, ignored.contains(id.text(.discrepancy)) {
                if var earlier {
                    earlier.state = .resolved
                    earlier.isIgnored = true
                    result.append(earlier)
                }
                continue
            }
            result.append(
                Discrepancy(
                    id: id, finding: finding, state: earlier == nil ? .new : .carried,
                    openedOn: earlier?.openedOn ?? input.run.date))
        }
        for var gone in before.values {
            gone.state = .resolved
            result.append(gone)
        }
        return Self.inOrder(result)
    }

    /// By severity (errors first), code, id; whole records are moved once only.
    private static func inOrder(_ records: [Discrepancy]) -> [Discrepancy] {
        let rank = DiscrepancyCode.places
        let span = records.span
        var keys = span.indices.map { (code: rank[span[$0].finding.code] ?? 0, id: span[$0].id.bits, place: $0) }
        keys.sort { $0.code != $1.code ? $0.code < $1.code : $0.id < $1.id }
        return keys.map { records[$0.place] }
    }
}
