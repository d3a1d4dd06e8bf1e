// Evidence: what a payment itself says of the debt it pays. Independent of every other payment.

internal import Domain

/// One reference found in a payment.
struct NamedReference: Sendable {
    var strategy: Strategy
    /// Everything that fits the reference; one where it is unique.
    var obligations: [Int32]
}

/// A document or an id that is named and that no register brings (yet), or not in that form.
struct UnknownReference: Sendable {
    /// An obligation id; else the number of a document.
    var isID: Bool
    /// Folded, without leading zeros.
    var key: [UInt8]
    /// Letters at the beginning of an id, which a slip of the digits leaves alone.
    var prefix: Int
    var type: DocumentType?
    var series: [UInt8]
    var year: Int16
    /// Letters stood for some of its digits: the number itself is a near one.
    var hasLetters = false

    /// A number behind № without a word for its type: nothing that one more slip could explain.
    var isBare: Bool { !isID && type == nil }
}

/// At most two persons, in the order of their weight. No list: most of a million payments name one.
struct NamedPersons: RandomAccessCollection, Sendable {
    private var persons: (Int32, Int32) = (-1, -1)

    var startIndex: Int { 0 }
    var endIndex: Int { persons.0 < 0 ? 0 : persons.1 < 0 ? 1 : 2 }
    subscript(place: Int) -> Int32 { place == 0 ? persons.0 : persons.1 }

    /// One that is there already, or a third one, changes nothing.
    mutating func add(_ person: Int32) {
        if persons.0 < 0 { persons.0 = person } else if persons.1 < 0, person != persons.0 { persons.1 = person }
    }

    mutating func putFirst(_ person: Int32) {
        if persons.0 >= 0, persons.0 != person { persons.1 = persons.0 }
        persons.0 = person
    }
}

/// What a text says besides references, while it is read.
struct FoundDetails: Sendable {
    /// Persons of the registers whose identifier the payment carries: field first, then text.
    var persons = NamedPersons()
    /// Kinds that the words of the text name, a bit each.
    var kinds: UInt64 = 0
    /// Kinds that only a word for a thing hints at (за колата), where nothing names one: asked where no sum fits.
    var things: UInt64 = 0
    /// The first six digits of a payment code; 0 for none.
    var code: Int32 = 0
    /// The first year that the text names apart from documents; 0 for none.
    var year: Int16 = 0
    /// Fines of the vehicles whose plates the text has.
    var plates: [Int32] = []
    var unknown: [UnknownReference] = []
    /// Obligations with a document whose number stands in the text without its type.
    var untyped: [Int32] = []
    /// Obligations whose number or id is one slip away from an unknown one.
    var near: [Int32] = []
    /// Rows of the order that a card payment paid.
    var order: [OrderIndex.Row] = []

    var isEmpty: Bool {
        order.isEmpty && persons.isEmpty && kinds == 0 && code == 0 && year == 0 && plates.isEmpty && unknown.isEmpty
            && untyped.isEmpty
    }
}

/// What a payment says besides references. An object: all of it is handed on as one.
final class EvidenceDetails: Sendable {
    let found: FoundDetails

    init(_ found: FoundDetails) { self.found = found }

    var persons: NamedPersons { found.persons }
    var kinds: UInt64 { found.kinds }
    var things: UInt64 { found.things }
    var code: Int32 { found.code }
    var year: Int16 { found.year }
    var plates: [Int32] { found.plates }
    var unknown: [UnknownReference] { found.unknown }
    var untyped: [Int32] { found.untyped }
    var near: [Int32] { found.near }
    var order: [OrderIndex.Row] { found.order }
}

struct Evidence: Sendable {
    /// Fast path: exactly one reference and exactly one obligation.
    var single: Int32 = -1
    var strategy = Strategy.none
    /// The words for the evidence column of a single one.
    var words = EvidenceText.none
    /// Where it is not so simple.
    var references: [NamedReference] = []
    var more: EvidenceDetails?

    /// Whether a reference of this kind leads somewhere.
    func has(_ kind: Strategy) -> Bool {
        single >= 0 ? strategy == kind : references.contains { $0.strategy == kind }
    }

    var hasReference: Bool { single >= 0 || !references.isEmpty }

    /// One reference to one debt, nobody named beside it, and nothing that no register has.
    var plain: PlainEvidence? {
        guard single >= 0, more.map({ $0.persons.isEmpty && $0.unknown.isEmpty }) ?? true else { return nil }
        return PlainEvidence(debt: single, strategy: strategy, words: words)
    }

    /// The strongest strategy that it may lead to: money of one day is decided in that order.
    var strongest: Strategy {
        if single >= 0 { return strategy }
        if let first = references.map(\.strategy).min() { return first }
        guard let details = more else { return .none }
        if !details.unknown.isEmpty || !details.untyped.isEmpty { return .documentRepaired }
        if !details.persons.isEmpty { return details.code != 0 || details.kinds != 0 ? .obligorKind : .obligorAmount }
        return details.plates.isEmpty ? .none : .plate
    }
}

/// One reference to one debt.
struct PlainEvidence {
    var debt: Int32
    var strategy: Strategy
    var words: EvidenceText
}

/// The evidence of many payments, as the tasks found it.
struct EvidenceList: Sendable {
    private let parts: [[Evidence]]
    private let size: Int

    /// Every part but the last has as many payments as the first.
    init(_ parts: [[Evidence]]) {
        self.parts = parts
        size = max(parts.first?.count ?? 1, 1)
    }

    subscript(place: Int) -> Evidence { parts[place / size][place % size] }

    /// Of a payment that says nothing but one reference to one debt; nil for others. Copies no list.
    func plain(_ place: Int) -> PlainEvidence? {
        let (part, own) = place.quotientAndRemainder(dividingBy: size)
        guard parts[part][own].more == nil else { return nil }
        return parts[part][own].plain
    }

    /// After `single`, two steps to the first person that a payment names, each to be taken for a block of payments before
    /// the next.
    func touchDetails(_ place: Int) -> Int32 { parts[place / size][place % size].more?.code ?? 0 }
    func person(_ place: Int) -> Int32 { parts[place / size][place % size].more?.persons.first ?? -1 }

    func strongest(_ place: Int) -> Strategy { parts[place / size][place % size].strongest }

    /// The only debt that a payment names; negative for none.
    func single(_ place: Int) -> Int32 { parts[place / size][place % size].single }

    func allSatisfy(_ holds: (borrowing Evidence) -> Bool) -> Bool {
        parts.allSatisfy { part in part.indices.allSatisfy { holds(part[$0]) } }
    }
}
