// Card batches (пакети): the transactions of one acquirer grouped as it pays them out, with what should come of each.

internal import Domain
internal import Law

/// One batch, before any credit is looked at.
struct CardBatchSum {
    var id: RecordID
    /// Index into the settings; -1: a terminal of no acquirer.
    var acquirer: Int
    var terminal: String
    var day: Day
    var transactions: Int64 = 0
    /// Sales less what was taken back, minor units.
    var gross: Int64 = 0
    var fees: Int64 = 0
    var currency: Currency
    var expectedBy: Day
    /// The place in the book of its first transaction: the earliest, of one moment the one with the smallest id.
    var first: Int
    /// Some of its transactions came tonight.
    var isNew = false
    /// What should come by itself: gross less fees where the acquirer pays net.
    var net: Int64 = 0
}

/// A transaction whose fee is not what the terms give.
struct StrangeFee {
    var card: CardRecord
    var batch: RecordID
    var expected: Int64
    var found: Int64
}

struct CardBatches {
    private(set) var batches: [CardBatchSum] = []
    private(set) var strangeFees: [StrangeFee] = []
    /// Batch of each card of the book.
    private(set) var batchOfCard: [RecordID] = []

    init(_ book: Book, _ configuration: Configuration, _ calendar: BulgarianCalendar, _ identity: (String) -> RecordID)
    {
        var acquirers: [String: Int] = [:]
        for (place, acquirer) in configuration.acquirers.enumerated() {
            for terminal in acquirer.terminals { acquirers[terminal] = place }
        }
        var places: [String: Int] = [:]
        for (index, card) in book.cards.enumerated() {
            let terminal = book.text.string(card.terminal)
            let place = acquirers[terminal] ?? -1
            let settings = place >= 0 ? configuration.acquirers[place] : AcquirerSettings()
            let day = Self.day(of: card, settings)
            let key = Self.key(card, terminal, day, settings, book.text)
            let batch: Int
            if let known = places[key] {
                batch = known
            } else {
                batch = batches.count
                places[key] = batch
                batches.append(
                    CardBatchSum(
                        id: identity(key), acquirer: place, terminal: terminal, day: day, currency: card.currency,
                        expectedBy: calendar.adding(settings.creditWithin, to: day), first: index))
            }
            let first = book.cards[batches[batch].first]
            if (card.transactedAt, card.payment) < (first.transactedAt, first.payment) { batches[batch].first = index }
            batchOfCard.append(batches[batch].id)
            add(card, to: batch, settings, book.text)
        }
        for place in batches.indices {
            let acquirer = batches[place].acquirer
            let isNet = acquirer < 0 || configuration.acquirers[acquirer].settlesNet
            let isMonthly = acquirer >= 0 && configuration.acquirers[acquirer].feesMonthly
            batches[place].net = batches[place].gross - (isNet && !isMonthly ? batches[place].fees : 0)
        }
        batches.sort {
            $0.day != $1.day ? $0.day < $1.day : $0.terminal != $1.terminal ? $0.terminal < $1.terminal : $0.id < $1.id
        }
    }

    /// settled_on, else the local day; from the cut-off on, the next one.
    static func day(of card: CardRecord, _ settings: AcquirerSettings) -> Day {
        if let day = card.settledOn.value { return day }
        let day = SofiaTime.day(card.transactedAt)
        return settings.cutOff > 0 && SofiaTime.minutes(card.transactedAt) >= settings.cutOff ? day + 1 : day
    }

    private static func key(
        _ card: CardRecord, _ terminal: String, _ day: Day, _ settings: AcquirerSettings, _ text: TextArena
    ) -> String {
        var parts = [settings.name]
        for word in settings.groupBy {
            switch word {
            case "terminal": parts.append(terminal)
            case "merchant": parts.append(text.string(card.merchant))
            case "brand": parts.append(text.string(card.brand))
            case "batch": parts.append(text.string(card.batch))
            default: parts.append(day.text)
            }
        }
        return parts.joined(separator: "\u{0}")
    }

    private mutating func add(_ card: CardRecord, to batch: Int, _ settings: AcquirerSettings, _ text: TextArena) {
        let terms = Self.fee(card, settings, brand: text.string(card.brand))
        let fee = card.fee.value ?? terms ?? 0
        batches[batch].transactions += 1
        batches[batch].gross += card.effect
        batches[batch].fees += fee
        batches[batch].isNew = batches[batch].isNew || card.isNew
        batches[batch].day = min(batches[batch].day, Self.day(of: card, settings))
        if card.type == .sale, let found = card.fee.value, let terms, found != terms {
            strangeFees.append(StrangeFee(card: card, batch: batches[batch].id, expected: terms, found: found))
        }
    }

    /// What the terms give for a sale: percent and fixed, rounded half away from zero, the minimum last. nil: no terms.
    static func fee(_ card: CardRecord, _ settings: AcquirerSettings, brand: String) -> Int64? {
        let own = settings.brandFees[brand] ?? FeeTerms()
        let percent = own.percentMillionths ?? settings.fees.percentMillionths
        let fixed = own.fixed ?? settings.fees.fixed
        let minimum = own.minimum ?? settings.fees.minimum
        guard percent != nil || fixed != nil || minimum != nil else { return nil }
        guard card.type == .sale else { return 0 }
        let sum = Euro.share(card.amount, times: percent ?? 0, over: 1_000_000) + (fixed ?? 0)
        return max(sum, minimum ?? 0)
    }
}
