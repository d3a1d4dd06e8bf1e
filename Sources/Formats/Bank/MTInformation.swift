// The field `:86:`: who paid and for what, in the dialects of the banks.

internal import Domain

/// Fills a payment from `:61:` and its `:86:`; keeps its buffers from entry to entry.
struct MTInformation {
    /// The field without its line breaks, as the structured dialects fold it.
    private var joined: [UInt8] = []
    /// Offsets of the subfields in `joined`, by their number of two digits.
    private var subfields = [Range<Int>](repeating: 0..<0, count: 100)
    private var remittance: [UInt8] = []
    private var name: [UInt8] = []

    mutating func fill(_ payment: inout Payment, _ entry: MTEntry, _ bytes: [UInt8], _ text: inout TextArena) {
        takeReferences(&payment, entry, bytes, &text)
        joined.removeAll(keepingCapacity: true)
        remittance.removeAll(keepingCapacity: true)
        name.removeAll(keepingCapacity: true)
        if entry.isCoded {
            takeCoded(&payment, entry.information, bytes, &text)
        } else {
            for line in entry.information { joined.append(contentsOf: bytes[line]) }
            if let start = separatorIndex() {
                cut(from: start)
                takeSubfields(&payment, separator: joined[start], &text)
            } else if let fields = MTCodewords.cut(joined) {
                takeCodewords(&payment, fields, &text)
            } else {
                takePlain(&payment, entry.information, bytes, &text)
            }
        }
        if remittance.isEmpty {
            for line in entry.supplement { Self.append(bytes[line], to: &remittance, isFull: false) }
        }
        if name.isEmpty { name.append(contentsOf: bytes[entry.line.behindReference]) }
        if payment.payerIBAN.isEmpty, let line = entry.supplement.first, let account = Self.account(bytes[line]) {
            payment.payerIBAN = MTKept.text(account, &text)
        }
        payment.payerName = MTKept.text(name, &text)
        payment.remittance = MTKept.text(remittance, &text)
        takeGermanWords(&payment, &text)
        if payment.obligorID.isEmpty, let found = ObligorText.leading(payment.remittance, in: text) {
            payment.obligorID = found
            payment.flags.insert(.obligorFromText)
        }
    }

    /// The payer's IBAN where a bank (Rabobank) writes it below `:61:`, alone or before other words.
    private static func account(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let word = line.prefix { $0 > 32 }
        return Identifiers.isIBAN(word) ? word : nil
    }

    private func takeReferences(
        _ payment: inout Payment, _ entry: MTEntry, _ bytes: [UInt8], _ text: inout TextArena
    ) {
        let line = entry.line
        let bank = MTKept.text(bytes[line.bankReference], &text)
        let customer = MTKept.text(bytes[line.customerReference].prefix(35), &text)
        payment.bankReference =
            BankReference.isGiven(bank, in: text) ? bank : BankReference.isGiven(customer, in: text) ? customer : .none
        payment.transactionCode = MTKept.text(bytes[line.type], &text)
        if !line.isCredit, bytes[line.type].elementsEqual("NCHG".utf8) { payment.flags.insert(.charge) }
        guard line.isReversal else { return }
        payment.flags.insert(.reversal)
        payment.originalReference = BankReference.isGiven(customer, in: text) ? customer : payment.bankReference
    }

    // MARK: Subfields: a code of three characters, a separator, two digits

    /// Where the first separator stands: the character behind the code is it, whichever it is.
    private func separatorIndex() -> Int? {
        for index in [3, 0] where index + 2 < joined.count {
            let byte = joined[index]
            guard byte > 32, byte < 127, !isWord(byte), byte != UInt8(ascii: "/"), byte != UInt8(ascii: "-"),
                byte != UInt8(ascii: "."), byte != UInt8(ascii: ","), isDigit(joined[index + 1]),
                isDigit(joined[index + 2])
            else { continue }
            if index == 0 || joined[0..<3].allSatisfy({ isWord($0) }) { return index }
        }
        return nil
    }

    /// Cuts at the separator where a subfield may follow: its number is of the dialects and none goes back.
    private mutating func cut(from start: Int) {
        for index in subfields.indices { subfields[index] = 0..<0 }
        var seen: (low: UInt64, high: UInt64) = (0, 0)
        var open = -1
        var openStart = 0
        var group = 0
        var index = start
        joined.withUnsafeBufferPointer { joined in
            let separator = joined[start]
            while index + 2 < joined.count {
                guard joined[index] == separator, isDigit(joined[index + 1]), isDigit(joined[index + 2]) else {
                    index += 1
                    continue
                }
                let number = Int(joined[index + 1] - 48) * 10 + Int(joined[index + 2] - 48)
                let isSeen =
                    number < 64 ? seen.low >> UInt64(number) & 1 != 0 : seen.high >> UInt64(number - 64) & 1 != 0
                // "12+25" in a payer's words: details that go on have the next number.
                let isNext = separator != UInt8(ascii: "+") || group != 2 || number / 10 != 2 || number == open + 1
                guard !isSeen, isNext, number / 10 >= group, isSubfield(number) else {
                    index += 1
                    continue
                }
                if open >= 0 { subfields[open] = openStart..<index }
                if number < 64 { seen.low |= 1 << UInt64(number) } else { seen.high |= 1 << UInt64(number - 64) }
                group = number / 10
                open = number
                openStart = index + 3
                index += 3
            }
        }
        if open >= 0 { subfields[open] = openStart..<joined.count }
    }

    private func isSubfield(_ number: Int) -> Bool {
        number <= 10 || (number >= 20 && number <= 39) || (number >= 60 && number <= 69)
    }

    private mutating func takeSubfields(_ payment: inout Payment, separator: UInt8, _ text: inout TextArena) {
        // In the German dialect the details go on behind the counterparty.
        Self.append(20...29, of: joined, subfields, to: &remittance)
        if separator == UInt8(ascii: "?") { Self.append(60...63, of: joined, subfields, to: &remittance) }
        Self.append(32...33, of: joined, subfields, to: &name)
        // Fibank has the IBAN in 38, others in 31.
        let account = subfields[38].isEmpty ? subfields[31] : subfields[38]
        payment.payerIBAN = MTKept.text(joined[account], &text)
        if remittance.isEmpty { Self.append(0...0, of: joined, subfields, to: &remittance) }
    }

    private static func append(
        _ numbers: ClosedRange<Int>, of joined: [UInt8], _ subfields: [Range<Int>], to target: inout [UInt8]
    ) {
        for number in numbers where !subfields[number].isEmpty {
            let previous = number > 0 && !subfields[number - 1].isEmpty ? number - 1 : 29
            let isFull = number > 20 && Self.isFull(joined[subfields[previous]])
            append(joined[subfields[number]], to: &target, isFull: isFull)
        }
    }

    /// Whether a piece is as long as a dialect allows, so that the fold may be inside a word.
    private static func isFull(_ piece: ArraySlice<UInt8>) -> Bool {
        var length = 0
        for byte in piece where byte & 0xC0 != 0x80 { length += 1 }
        return length == 27 || length == 35 || length == 65
    }

    private static func append(_ part: ArraySlice<UInt8>, to target: inout [UInt8], isFull: Bool) {
        if !isFull, let last = target.last, last != 32, part.first != 32 { target.append(32) }
        target.append(contentsOf: part)
    }

    // MARK: Other dialects

    /// `:NS:`: 01…14 the purpose, 15 and 16 the name, 34 the account.
    private mutating func takeCoded(
        _ payment: inout Payment, _ lines: [Range<Int>], _ bytes: [UInt8], _ text: inout TextArena
    ) {
        for line in lines where line.count > 2 {
            let start = line.lowerBound
            guard isDigit(bytes[start]), isDigit(bytes[start + 1]) else { continue }
            let number = Int(bytes[start] - 48) * 10 + Int(bytes[start + 1] - 48)
            let value = bytes[(start + 2)..<line.upperBound]
            switch number {
            case 1...14: Self.append(value, to: &remittance, isFull: Self.isFull(value))
            case 15, 16: Self.append(value, to: &name, isFull: false)
            case 34: payment.payerIBAN = MTKept.text(value, &text)
            default: break
            }
        }
    }

    private mutating func takeCodewords(_ payment: inout Payment, _ fields: MTCodewords, _ text: inout TextArena) {
        func value(_ words: String...) -> ArraySlice<UInt8> {
            for word in words { if let found = fields.value(word, in: joined) { return found } }
            return []
        }
        // Account, bank, name and town between strokes.
        let counterparty = value("CNTP").split(separator: 47, omittingEmptySubsequences: false)
        let account = counterparty.first ?? []
        payment.endToEndID = MTKept.reference(value("EREF"), &text)
        payment.merchantReference = MTKept.reference(value("MARF"), &text)
        payment.payerIBAN = MTKept.text(account.isEmpty ? value("IBAN", "ACNO") : account, &text)
        name.append(contentsOf: counterparty.count > 2 ? counterparty[2] : value("NAME", "ORDP", "BENM"))
        for word in ["REMI", "USTD", "STRD"] {
            let part = fields.value(word, in: joined) ?? []
            if !part.isEmpty { Self.append(part, to: &remittance, isFull: false) }
        }
        let person = value("EGN", "LNC", "BULSTAT")
        if !person.isEmpty { payment.obligorID = MTKept.text(person, &text) }
        payment.obligorName = MTKept.text(value("IZL", "OBLIG_NAME"), &text)
        payment.paymentCode = MTKept.text(value("PAY_R"), &text)
        if !value("RTRN").isEmpty {
            payment.flags.insert(.returned)
            if payment.originalReference.isEmpty { payment.originalReference = payment.endToEndID }
        }
        if remittance.isEmpty { remittance.append(contentsOf: joined) }
    }

    /// Lines that are as long as a line can be were folded; others end where the bank ended them.
    private mutating func takePlain(
        _ payment: inout Payment, _ lines: [Range<Int>], _ bytes: [UInt8], _ text: inout TextArena
    ) {
        var wasFull = false
        for line in lines {
            // Banks pad lines with blanks.
            var end = line.upperBound
            while end > line.lowerBound, bytes[end - 1] == 32 { end -= 1 }
            let line = line.lowerBound..<end
            Self.append(bytes[line], to: &remittance, isFull: wasFull)
            var length = 0
            for byte in bytes[line] where byte & 0xC0 != 0x80 { length += 1 }
            wasFull = length >= 65
        }
        guard let title = MTKept.after("TYT.:", in: remittance, until: ";") else { return }
        // mBank: account, name and title behind words of their own.
        payment.payerIBAN = MTKept.text(MTKept.after("Z RACH.:", in: remittance, until: ";") ?? [], &text)
        name.append(contentsOf: MTKept.after("OD:", in: remittance, until: ";") ?? [])
        remittance = Array(title)
    }

    /// `EREF+`, `SVWZ+` and the others that SEPA brought into the German details.
    private func takeGermanWords(_ payment: inout Payment, _ text: inout TextArena) {
        guard !payment.remittance.isEmpty else { return }
        let words = MTGermanWords.cut(text, payment.remittance)
        guard !words.isEmpty else { return }
        func value(_ word: String) -> TextRef { words.first { $0.word == word }?.value ?? .none }
        let endToEnd = value("EREF+")
        if BankReference.isGiven(endToEnd, in: text) { payment.endToEndID = endToEnd }
        let mandate = value("MREF+")
        if BankReference.isGiven(mandate, in: text) { payment.merchantReference = mandate }
        payment.obligorName = value("ABWA+")
        if payment.flags.contains(.reversal), !payment.endToEndID.isEmpty {
            payment.originalReference = payment.endToEndID
        }
        let purpose = value("SVWZ+")
        if !purpose.isEmpty { payment.remittance = purpose }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    private func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= 97 && byte | 0x20 <= 122)
    }
}
