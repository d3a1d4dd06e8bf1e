// Parser of camt: libxml2's streaming SAX2 interface, network and entities off, any DOCTYPE refused.

internal import CLibXML2
internal import Domain

/// Feeds bytes to libxml2 and its events to a `CamtReader`.
struct CamtParser: ~Copyable {
    private let reader: UnsafeMutablePointer<CamtReader>
    private let context: xmlParserCtxtPtr

    /// `encoding` overrides what libxml2 would tell by itself: for files that are Windows-1251 and don't say so.
    init(file: FileIndex, keepsPayments: Bool, encoding: String?) throws(Unreadable) {
        xmlInitParser()
        // Of this thread: encoding errors have no parser to go to and would be printed.
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        clibxml2_be_quiet()
        reader = .allocate(capacity: 1)
        reader.initialize(to: CamtReader(file: file, keepsPayments: keepsPayments))
        var handler = Self.makeHandler()
        let box = UnsafeMutablePointer<CamtSession>.allocate(capacity: 1)
        box.initialize(to: CamtSession(reader: reader))
        guard let made = xmlCreatePushParserCtxt(&handler, box, nil, 0, nil) else {
            box.deinitialize(count: 1)
            box.deallocate()
            reader.deinitialize(count: 1)
            reader.deallocate()
            throw Unreadable(Message("format.xml_broken", ["0", "libxml2"]))
        }
        context = made
        box.pointee.context = made
        var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue
        if encoding != nil { options |= XML_PARSE_IGNORE_ENC.rawValue }
        _ = xmlCtxtUseOptions(made, Int32(options))
        if let encoding, let found = xmlFindCharEncodingHandler(encoding) { _ = xmlSwitchToEncoding(made, found) }
    }

    deinit {
        let box = context.pointee.userData.assumingMemoryBound(to: CamtSession.self)
        xmlFreeParserCtxt(context)
        box.deinitialize(count: 1)
        box.deallocate()
        reader.deinitialize(count: 1)
        reader.deallocate()
    }

    /// Room for the texts and payments of a file of so many bytes, so that it is not copied as it grows.
    func reserve(_ bytes: Int) {
        reader.pointee.batch.text.reserve(bytes / 4)
        reader.pointee.batch.payments.reserveCapacity(bytes / 512)
    }

    /// Parses the next piece; throws as soon as the file can't become a good one.
    func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws(Unreadable) {
        var start = skipBlanks(bytes)
        while start < bytes.count {
            let count = min(32 << 10, bytes.count - start)
            let piece = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + start)
                .assumingMemoryBound(to: CChar.self)
            _ = xmlParseChunk(context, piece, Int32(count), 0)
            try check()
            start += count
        }
    }

    /// Empty lines above the declaration, which XML does not allow and some programs write; their number is kept.
    private func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let session = context.pointee.userData.assumingMemoryBound(to: CamtSession.self)
        guard !session.pointee.hasBegun else { return 0 }
        let start = bytes.firstIndex { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 } ?? bytes.count
        session.pointee.hasBegun = start < bytes.count
        context.pointee.input?.pointee.line += Int32(clamping: bytes[..<start].count { $0 == 10 })
        return start
    }

    /// Ends the document: it must be complete and hold at least one statement.
    func finish() throws(Unreadable) -> CamtReader {
        _ = xmlParseChunk(context, nil, 0, 1)
        try check(atEnd: true)
        if reader.pointee.batch.format.isEmpty { throw Unreadable(Message("format.camt_no_message")) }
        if reader.pointee.batch.statements.isEmpty {
            throw Unreadable(Message("format.camt_no_statement", [reader.pointee.batch.format]))
        }
        let declared = context.pointee.encoding ?? context.pointee.input?.pointee.encoding
        let encoding = declared.map { String(cString: $0).lowercased() } ?? "utf-8"
        reader.pointee.batch.encoding = encoding
        return reader.pointee
    }

    private func check(atEnd: Bool = false) throws(Unreadable) {
        if let fault = reader.pointee.fault { throw fault }
        if XMLWalker.isBroken(context) { throw XMLWalker.broken(context, atEnd: atEnd) }
    }

    private static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { session, name, _, uri, _, _, count, _, attributes in
            guard let session = session?.assumingMemoryBound(to: CamtSession.self), let name else { return }
            session.pointee.reader.pointee.start(
                name, uri: uri, line: session.pointee.line, attributeCount: Int(count), attributes: attributes)
        }
        handler.endElementNs = { session, _, _, _ in
            guard let session = session?.assumingMemoryBound(to: CamtSession.self) else { return }
            session.pointee.reader.pointee.end()
        }
        handler.characters = { session, text, count in
            guard let session = session?.assumingMemoryBound(to: CamtSession.self), let text else { return }
            session.pointee.reader.pointee.characters(text, Int(count))
        }
        handler.cdataBlock = handler.characters
        handler.internalSubset = { session, _, _, _ in
            guard let session = session?.assumingMemoryBound(to: CamtSession.self) else { return }
            session.pointee.reader.pointee.fault = Unreadable(
                Message("format.xml_doctype"), line: session.pointee.line)
            xmlStopParser(session.pointee.context)
        }
        // A handler of its own keeps libxml2 from printing to stderr; the error stays in the context.
        handler.serror = { _, _ in }
        return handler
    }
}

/// What libxml2 carries from event to event.
struct CamtSession {
    let reader: UnsafeMutablePointer<CamtReader>
    var context: xmlParserCtxtPtr? = nil
    /// Something but blanks came.
    var hasBegun = false

    var line: UInt32 {
        guard let input = context?.pointee.input else { return 0 }
        return UInt32(clamping: input.pointee.line)
    }

    init(reader: UnsafeMutablePointer<CamtReader>) { self.reader = reader }
}
