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

/// The table: `next[place * width + name]` is the place that a child element leads to, 0 where it is of no interest.
///
/// It lives as long as the program, in memory of its own: the parser looks things up at every tag, and an
/// array would count its references there.
struct CamtTree: @unchecked Sendable {
    let names: [[UInt8]]
    let places: UnsafePointer<CamtPlace>
    /// The place that the end of an element leads back to.
    let parents: UnsafePointer<UInt16>
    let next: UnsafePointer<UInt16>
    let width: Int

    static let shared = CamtTree()

    private init() {
        var builder = CamtTreeBuilder()
        for path in CamtPaths.all { builder.add(path.path, path.field, isAmount: path.isAmount) }
        width = builder.names.count
        names = builder.names.map { Array($0.utf8) }
        var table = [UInt16](repeating: 0, count: builder.children.count * builder.names.count)
        for (place, children) in builder.children.enumerated() {
            for (name, child) in children { table[place * builder.names.count + name] = UInt16(child) }
        }
        places = Self.kept(builder.places)
        parents = Self.kept(builder.parents)
        next = Self.kept(table)
    }

    private static func kept<Value>(_ values: [Value]) -> UnsafePointer<Value> {
        let kept = UnsafeMutableBufferPointer<Value>.allocate(capacity: values.count)
        _ = kept.initialize(from: values)
        return UnsafePointer(kept.baseAddress.unsafelyUnwrapped)
    }
}

/// Builds the table from paths.
private struct CamtTreeBuilder {
    // Name 0 stands for every name that no path has; place 0 is "of no interest", place 1 the top.
    var names = [""]
    var nameIndex: [String: Int] = [:]
    var places = [CamtPlace(), CamtPlace()]
    var parents: [UInt16] = [1, 1]
    var children: [[Int: Int]] = [[:], [:]]

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
                parents.append(UInt16(place))
                place = places.count
                places.append(CamtPlace())
                children.append([:])
            }
        }
        places[place].field = field
        places[place].isAmount = isAmount
        places[place].isText = !CamtPaths.containers.contains(field)
    }
}
