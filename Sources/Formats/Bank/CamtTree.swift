// Tree of camt: every element of the three messages that is read, as one table of transitions from place to place.

/// What the text of an element, or the element itself, means.
enum CamtField: UInt8 {
    case none
    /// `MsgDefIdr` of an envelope.
    case messageDefinition
    // The statement
    case statement, pageNumber, lastPage, headerPage, headerLastPage, headerCreated, created
    case statementID, electronicNumber, legalNumber, fromDay, toDay, copy
    case accountIBAN, accountOther, accountCurrency
    case summary, summaryCount, summarySum, summaryCreditCount, summaryCreditSum, summaryDebitCount, summaryDebitSum
    // Balances
    case balance, balanceType, balanceAmount, balanceDirection, balanceDay
    // Entries
    case entry, entryReference, entryAmount, entryDirection, entryReversal, entryStatus, entryBooked, entryValue
    case entryServicer, entryInformation, batchCount, charge
    case codeDomain, codeFamily, codeSubFamily, codeProprietary
    // Details
    case detail, detailAmount, detailDirection, transactionAmount, instructedAmount, detailServicer, endToEnd
    case transactionID, instructionID, mandate, originalEndToEnd
    case returned, purposeCode, purposeProprietary
    case debtorName, debtorIBAN, debtorOther, creditorName, creditorIBAN, creditorOther
    case obligorName, obligorID
    case unstructured, creditorReference, documentNumber, additionalRemittance, detailInformation
}

/// One place in the message: what its text means and whether text is collected there.
struct CamtPlace {
    var field = CamtField.none
    var isText = false
    var isAmount = false
}

/// The table: `next[place * names + name]` is the place that a child element leads to, 0 where it is of no interest.
final class CamtTree: Sendable {
    let names: [[UInt8]]
    let places: [CamtPlace]
    let next: [UInt16]
    let width: Int

    static let shared = CamtTree()

    private init() {
        var builder = CamtTreeBuilder()
        for path in CamtPaths.all { builder.add(path.path, path.field, isAmount: path.isAmount) }
        builder.wrapParties()
        width = builder.names.count
        names = builder.names.map { Array($0.utf8) }
        places = builder.places
        var table = [UInt16](repeating: 0, count: builder.children.count * builder.names.count)
        for (place, children) in builder.children.enumerated() {
            for (name, child) in children { table[place * builder.names.count + name] = UInt16(child) }
        }
        next = table
    }
}

/// Builds the table from paths.
private struct CamtTreeBuilder {
    // Name 0 stands for every name that no path has; place 0 is "of no interest", place 1 the top.
    var names = [""]
    var nameIndex: [String: Int] = [:]
    var places = [CamtPlace(), CamtPlace()]
    var children: [[Int: Int]] = [[:], [:]]
    private var parties: [Int] = []

    mutating func index(of name: Substring) -> Int {
        let name = String(name)
        if let known = nameIndex[name] { return known }
        nameIndex[name] = names.count
        names.append(name)
        return names.count - 1
    }

    mutating func add(_ path: String, _ field: CamtField, isAmount: Bool) {
        var place = 1
        for step in path.split(separator: "/") {
            let name = index(of: step)
            if let child = children[place][name] {
                place = child
            } else {
                children[place][name] = places.count
                place = places.count
                places.append(CamtPlace())
                children.append([:])
                if ["Dbtr", "Cdtr", "UltmtDbtr", "UltmtCdtr"].contains(step) { parties.append(place) }
            }
        }
        places[place].field = field
        places[place].isAmount = isAmount
        places[place].isText = !CamtPaths.containers.contains(field)
    }

    /// From version 8 on a party's name stands inside `Pty` (or `Agt`): the wrapper leads to the party itself.
    mutating func wrapParties() {
        let wrappers = [index(of: "Pty"), index(of: "Agt")]
        for party in parties {
            for wrapper in wrappers { children[party][wrapper] = party }
        }
    }
}
