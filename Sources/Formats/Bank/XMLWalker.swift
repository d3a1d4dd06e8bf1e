// Walks XML that needs no parser of its own with libxml2: network and entities off, any DOCTYPE refused.

internal import CLibXML2
internal import Domain

/// Takes the elements of a file as they begin and end.
protocol XMLVisitor: AnyObject {
    func start(_ name: String, line: UInt32, attributes: XMLAttributes)
    /// The element's own text is complete, blanks around it left out.
    func end(_ name: String, text: String)
}

/// The attributes of an element, by local name, while it begins.
struct XMLAttributes {
    /// Five pointers each: local name, prefix, namespace, begin and end of the value.
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    fileprivate let count: Int

    subscript(_ name: String) -> String? {
        guard let list else { return nil }
        for index in 0..<count {
            guard let own = list[index * 5], String(cString: own) == name, let begin = list[index * 5 + 3],
                let end = list[index * 5 + 4]
            else { continue }
            return String(decoding: UnsafeBufferPointer(start: begin, count: end - begin), as: UTF8.self)
        }
        return nil
    }
}

/// Feeds a file to libxml2 and its elements to a visitor. camt has a faster parser of its own, `CamtParser`.
enum XMLWalker {
    /// A text longer than this belongs to no statement.
    private static let longestText = 1 << 20
    private static let deepest = 64

    /// What libxml2 carries from event to event.
    private final class Session {
        let visitor: any XMLVisitor
        var context: xmlParserCtxtPtr?
        var texts: [[UInt8]] = []
        var fault: Unreadable?

        init(_ visitor: any XMLVisitor) { self.visitor = visitor }

        var line: UInt32 { UInt32(clamping: context?.pointee.input?.pointee.line ?? 0) }

        func stop(_ message: Message) {
            if fault == nil { fault = Unreadable(message, line: line) }
            xmlStopParser(context)
        }
    }

    /// Walks the whole file; gives the encoding that it was in.
    static func walk(_ bytes: [UInt8], _ visitor: any XMLVisitor) throws(Unreadable) -> String {
        xmlInitParser()
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        clibxml2_be_quiet()
        let session = Session(visitor)
        var handler = makeHandler()
        let box = Unmanaged.passRetained(session)
        defer { box.release() }
        guard let context = xmlCreatePushParserCtxt(&handler, box.toOpaque(), nil, 0, nil) else {
            throw Unreadable(Message("format.xml_broken", ["0", "libxml2"]))
        }
        defer { xmlFreeParserCtxt(context) }
        session.context = context
        _ = xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue))
        let undeclared = BankFormatDetector.undeclaredEncoding(bytes)
        if let undeclared, let found = xmlFindCharEncodingHandler(undeclared) {
            _ = xmlSwitchToEncoding(context, found)
        }
        var isAtEnd = false
        bytes.withUnsafeBytes { buffer in
            var at = 0
            while at < buffer.count, session.fault == nil {
                let count = min(1 << 16, buffer.count - at)
                let piece = buffer.baseAddress.map { ($0 + at).assumingMemoryBound(to: CChar.self) }
                if xmlParseChunk(context, piece, Int32(count), 0) != 0 { break }
                at += count
            }
            isAtEnd = context.pointee.wellFormed != 0
            if session.fault == nil { _ = xmlParseChunk(context, nil, 0, 1) }
        }
        if let fault = session.fault { throw fault }
        if isBroken(context) { throw broken(context, atEnd: isAtEnd) }
        let declared = context.pointee.encoding ?? context.pointee.input?.pointee.encoding
        return undeclared ?? declared.map { String(cString: $0).lowercased() } ?? "utf-8"
    }

    /// Whether the text is no good XML, or libxml2 has stopped in it: at a character that its encoding does not have it stops
    /// without calling the text ill-formed, and what stands behind would be lost without a word.
    static func isBroken(_ context: xmlParserCtxtPtr) -> Bool {
        context.pointee.wellFormed == 0 || context.pointee.disableSAX != 0
    }

    /// What libxml2 found wrong, with its line. At the end of the file half a tag is a file that was cut off.
    static func broken(_ context: xmlParserCtxtPtr, atEnd: Bool) -> Unreadable {
        let hasStopped = context.pointee.wellFormed != 0
        let error = hasStopped ? nil : xmlCtxtGetLastError(context)
        let line = UInt32(clamping: error?.pointee.line ?? context.pointee.input?.pointee.line ?? 0)
        let code = hasStopped ? Int32(XML_ERR_INVALID_ENCODING.rawValue) : error?.pointee.code ?? 0
        let isHalfTag = atEnd && UInt32(bitPattern: code) == XML_ERR_TAG_NAME_MISMATCH.rawValue
        let key = isHalfTag ? "format.xml_cut" : sentence(of: code)
        return Unreadable(Message(key, [String(line), "libxml2 \(code)"]), line: line)
    }

    /// The sentence for an error of libxml2, whose own words are English and meant for programmers.
    private static func sentence(of code: Int32) -> String {
        switch UInt32(bitPattern: code) {
        case XML_ERR_DOCUMENT_END.rawValue, XML_ERR_TAG_NOT_FINISHED.rawValue, XML_ERR_LTSLASH_REQUIRED.rawValue,
            XML_ERR_GT_REQUIRED.rawValue, XML_ERR_DOCUMENT_EMPTY.rawValue:
            "format.xml_cut"
        case XML_ERR_TAG_NAME_MISMATCH.rawValue: "format.xml_tags"
        case XML_ERR_INVALID_CHAR.rawValue, XML_ERR_INVALID_ENCODING.rawValue, XML_ERR_UNKNOWN_ENCODING.rawValue,
            XML_ERR_UNSUPPORTED_ENCODING.rawValue:
            "format.xml_encoding"
        case XML_ERR_UNDECLARED_ENTITY.rawValue, XML_WAR_UNDECLARED_ENTITY.rawValue: "format.xml_entity"
        default: "format.xml_broken"
        }
    }

    private static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { session, name, _, _, _, _, count, _, attributes in
            guard let session = XMLWalker.session(session), let name else { return }
            guard session.texts.count < XMLWalker.deepest else {
                return session.stop(Message("format.xml_broken", ["0", "…"]))
            }
            session.texts.append([])
            session.visitor.start(
                String(cString: name), line: session.line,
                attributes: XMLAttributes(list: attributes, count: Int(count)))
        }
        handler.endElementNs = { session, name, _, _ in
            guard let session = XMLWalker.session(session), let name else { return }
            let text = session.texts.popLast() ?? []
            let word = String(cString: name)
            // A line break in a text is a blank.
            if word == "br", !session.texts.isEmpty { session.texts[session.texts.count - 1].append(32) }
            session.visitor.end(word, text: XMLWalker.trimmed(text))
        }
        handler.characters = { session, text, count in
            guard let session = XMLWalker.session(session), let text, !session.texts.isEmpty else { return }
            guard session.texts[session.texts.count - 1].count < XMLWalker.longestText else { return }
            session.texts[session.texts.count - 1].append(
                contentsOf: UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.cdataBlock = handler.characters
        handler.internalSubset = { session, _, _, _ in
            XMLWalker.session(session)?.stop(Message("format.xml_doctype"))
        }
        handler.serror = { _, _ in }
        return handler
    }

    private static func session(_ pointer: UnsafeMutableRawPointer?) -> Session? {
        pointer.map { Unmanaged<Session>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Blanks at the ends left out, those within and `<br/>` made one.
    private static func trimmed(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == 60, let end = breakEnd(bytes, at) {
                if let last = result.last, last != 32 { result.append(32) }
                at = end
                continue
            }
            if bytes[at] <= 32 {
                if let last = result.last, last != 32 || !isFirst13(result) { result.append(32) }
            } else {
                result.append(bytes[at])
            }
            at += 1
        }
        while result.last == 32 { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    /// Blanks among the first thirteen characters are part of the layout of a budget order, and stay.
    private static func isFirst13(_ text: [UInt8]) -> Bool { text.count >= 13 }

    /// Behind `<br>`, `<br/>` or `<br />` written as text.
    private static func breakEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard start + 3 < bytes.count, bytes[start + 1] | 32 == 98, bytes[start + 2] | 32 == 114 else { return nil }
        guard let end = bytes[start...].prefix(8).firstIndex(of: 62) else { return nil }
        return end + 1
    }
}
