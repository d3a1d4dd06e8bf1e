// Reader of camt: walks the tree of places as the SAX events come in, and collects statements, entries and details.

internal import Domain

/// State of one camt file being read.
///
/// It lives behind a pointer that libxml2 carries from event to event.
struct CamtReader {
    let tree = CamtTree.shared
    let file: FileIndex
    /// False for a summary: texts and payments are dropped entry by entry, so that memory stays constant.
    let keepsPayments: Bool
    var batch = BankBatch()
    /// Payments that were taken, also where they are not kept.
    var accepted: Int64 = 0
    var rejected: Int64 = 0
    /// What a start tag or the end of the document found that makes the file unreadable.
    var fault: Unreadable? = nil

    // Where the reader stands
    private var place = 1
    private var skipped = 0
    private var isCollecting = false
    let scratch = CamtScratch()
    var line: UInt32 = 0
    /// `Ccy` of the amount that is open.
    var currency = Currency.none

    // What is being collected
    var headerCreated: Day? = nil
    var headerPage: Int64? = nil
    var headerIsLast = true
    var definition = ""
    var current = CamtStatement()
    var isInStatement = false
    var firstPayment = 0
    var isInEntry = false
    var isInDetail = false
    var entry = CamtEntry()
    var detail = CamtDetail()
    var details: [CamtDetail] = []
    var sums = CamtDetailSums()
    var balance = CamtBalance()
    var entryCode = CamtCode()
    var detailCode = CamtCode()
    /// The first value of the entry that could not be read: the reason for refusing it.
    var entryFault: Message? = nil
    var lastCode = TextRef.none

    // Names as pointers of libxml2's dictionary: the same name is the same pointer for the whole file.
    private let cache = CamtNameCache()

    init(file: FileIndex, keepsPayments: Bool) {
        self.file = file
        self.keepsPayments = keepsPayments
    }

    // MARK: Events

    mutating func start(
        _ name: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?, line: UInt32, attributeCount: Int,
        attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        if skipped > 0 {
            skipped += 1
            return
        }
        let next = Int(tree.next[place * tree.width + index(of: name)])
        if next == 0 {
            // Above the message there may be any envelope; inside it an unknown element is of no interest.
            if place != 1 { skipped = 1 }
            return
        }
        if place == 1 { enterRoot(name, uri) }
        place = next
        let entered = tree.places[next]
        isCollecting = entered.isText
        scratch.clear()
        self.line = line
        if entered.isAmount { readCurrency(attributeCount, attributes) }
        if !entered.isText { open(entered.field) }
    }

    mutating func characters(_ text: UnsafePointer<UInt8>, _ count: Int) {
        if skipped == 0, isCollecting {
            scratch.append(text, count)
        }
    }

    mutating func end() {
        if skipped > 0 {
            skipped -= 1
            return
        }
        let left = tree.places[place]
        if left.isText {
            take(left.field)
            scratch.clear()
        } else if left.field != .none {
            close(left.field)
        }
        place = Int(tree.parents[place])
        isCollecting = tree.places[place].isText
    }

    // MARK: Names

    @inline(__always)
    private func index(of name: UnsafePointer<UInt8>) -> Int {
        cache.index(UInt(bitPattern: name)) ?? cache.learn(name, tree)
    }

    /// The message's kind by its root element, the version by its namespace or by the envelope.
    private mutating func enterRoot(_ name: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) {
        let root = String(cString: name)
        guard let row = FormatCatalog.camtRoots.first(where: { root.hasPrefix($0.root) }) else { return }
        let namespace = uri.map { String(cString: $0) } ?? ""
        let version =
            Self.version(in: namespace, of: row.message) ?? Self.version(in: definition, of: row.message)
            ?? (root.hasSuffix("V01") ? row.message + ".001.01" : row.message)
        if !batch.format.isEmpty, batch.format != version {
            fault = fault ?? Unreadable(Message("format.two_formats", [batch.format, version]), line: line)
        }
        batch.format = version
    }

    /// `camt.053.001.08` out of a namespace, where it is there.
    private static func version(in text: String, of message: String) -> String? {
        let bytes = Array(text.utf8)
        let wanted = Array(message.utf8)
        guard bytes.count >= wanted.count + 7 else { return nil }
        for start in 0...(bytes.count - wanted.count - 7) {
            let found = bytes[start..<(start + wanted.count + 7)]
            let tail = Array(found.suffix(7))
            guard found.starts(with: wanted), tail[0] == 46, tail[4] == 46,
                (Array(tail[1...3]) + tail[5...6]).allSatisfy({ $0 >= 48 && $0 <= 57 })
            else { continue }
            return String(decoding: found, as: UTF8.self)
        }
        return nil
    }

    private mutating func readCurrency(_ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        currency = .none
        guard let attributes else { return }
        for attribute in 0..<count {
            // libxml2 gives five pointers an attribute: name, prefix, namespace, begin and end of the value.
            guard let name = attributes[attribute * 5], name[0] == UInt8(ascii: "C"), name[1] == UInt8(ascii: "c"),
                name[2] == UInt8(ascii: "y"), name[3] == 0, let begin = attributes[attribute * 5 + 3],
                let end = attributes[attribute * 5 + 4], end - begin == 3
            else { continue }
            currency = Currency(ascii: begin[0], begin[1], begin[2]) ?? .none
        }
    }
}
