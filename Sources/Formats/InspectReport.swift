// Report of `sverka inspect`: what one file holds, as the JSON that the contract fixes.

package import Domain

/// One file as `sverka inspect --json` shows it.
package struct InspectReport: Sendable {
    package var file: String
    /// Empty where the file was refused.
    package var format = ""
    package var encoding = ""
    package var statements: [Statement] = []
    /// Of card files, by currency.
    package var cards: [CardSum] = []
    /// Of files of rows: `obligations`, `orders` or `decisions`, and what the rows come to.
    package var role = ""
    package var sums: [RowSum] = []
    package var accepted: Int64 = 0
    package var rejected: Int64 = 0
    /// Why the file was refused, in words.
    package var error: String? = nil

    package init(file: String) { self.file = file }

    /// A file that was read.
    package init(file: String, batch: BankBatch) {
        self.init(file: file)
        format = batch.format
        encoding = batch.encoding
        statements = batch.statements
        // A summary keeps no payments; without details an entry is one.
        let entries = batch.statements.reduce(0) { $0 + $1.entries - $1.rejected }
        accepted = batch.payments.isEmpty ? entries : Int64(batch.payments.count)
        rejected = Int64(batch.rejects.count)
    }

    /// A file that could not be read.
    package init(file: String, refused: Unreadable, language: Language) {
        self.init(file: file)
        error = Sentences.text(refused.message, language)
    }

    /// One JSON document without line breaks.
    package var json: String {
        var fields = [
            "\"file\":\(Self.quoted(file))",
            "\"format\":\(error == nil ? Self.quoted(format) : "null")",
            "\"encoding\":\(encoding.isEmpty ? "null" : Self.quoted(encoding))",
            "\"statements\":[\(statements.map(Self.json).joined(separator: ","))]",
            "\"accepted\":\(accepted)", "\"rejected\":\(rejected)",
        ]
        if !cards.isEmpty { fields.append("\"cards\":[\(cards.map(Self.json).joined(separator: ","))]") }
        if !role.isEmpty { fields.append("\"role\":\(Self.quoted(role))") }
        if !sums.isEmpty { fields.append("\"sums\":[\(sums.map(Self.json).joined(separator: ","))]") }
        if let error { fields.append("\"error\":\(Self.quoted(error))") }
        return "{" + fields.joined(separator: ",") + "}"
    }

    private static func json(_ sum: RowSum) -> String {
        let amount = Money.text(sum.amount, digits: sum.currency.minorDigits)
        return "{\"currency\":\"\(sum.currency.text)\",\"rows\":\(sum.rows),\"amount\":\"\(amount)\"}"
    }

    private static func json(_ statement: Statement) -> String {
        let digits = StatementSum.digits(statement.currency)
        func sum(_ value: Int64?) -> String { value.map { "\"\(Money.text($0, digits: digits))\"" } ?? "null" }
        func text(_ value: String) -> String { value.isEmpty ? "null" : quoted(value) }
        let balanced = statement.balanced.map { $0 ? "true" : "false" } ?? "null"
        var fields = [
            "\"account\":\(text(statement.accountText))", "\"currency\":\(text(statement.currency.text))",
            "\"number\":\(text(statement.number))", "\"from\":\(text(statement.from?.text ?? ""))",
            "\"to\":\(text(statement.to?.text ?? ""))", "\"opening\":\(sum(statement.opening))",
            "\"closing\":\(sum(statement.closing))", "\"entries\":\(statement.entries)",
            "\"credits\":\(sum(statement.credits))", "\"debits\":\(sum(statement.debits))", "\"balanced\":\(balanced)",
        ]
        if statement.reversalsTurned { fields.append("\"reversals_turned\":true") }
        if statement.summaryDisagrees { fields.append("\"summary_disagrees\":true") }
        return "{" + fields.joined(separator: ",") + "}"
    }

    /// A JSON string: control characters escaped, everything else as UTF-8.
    static func quoted(_ text: String) -> String {
        var result: [UInt8] = [UInt8(ascii: "\"")]
        let digits = Array("0123456789abcdef".utf8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
            case 10: result += Array("\\n".utf8)
            case 13: result += Array("\\r".utf8)
            case 9: result += Array("\\t".utf8)
            case 0..<32, 127: result += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: result.append(byte)
            }
        }
        result.append(UInt8(ascii: "\""))
        return String(decoding: result, as: UTF8.self)
    }
}
