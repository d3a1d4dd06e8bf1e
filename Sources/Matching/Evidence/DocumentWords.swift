// The words that name a kind of document (вид на документа), as payers write them, and the words in between.

internal import Domain

/// What a document is; the type is part of its identity: decree 1234 is not ticket 1234.
enum DocumentType: UInt8, Sendable, CaseIterable {
    /// Наказателно постановление.
    case decree = 1
    /// Глоба с фиш, електронен фиш.
    case ticket
    /// Уведомление за неправилно паркиране.
    case notice
    /// Акт за установяване.
    case act
    /// A kind of obligation whose documents have no word of their own.
    case other

    /// The type of the documents of a kind, by the name of the kind in pipeline.yml.
    static func of(kind: String) -> DocumentType {
        switch kind {
        case let name where name.contains("decree"): .decree
        case let name where name.contains("ticket"): .ticket
        case let name where name.contains("notice"): .notice
        default: .other
        }
    }
}

enum DocumentWords {
    /// Folded word → type; a word is a token of its own.
    static let types: [(word: [UInt8], type: DocumentType)] = [
        DocumentType.decree: "НП NP наказателно постановление нак пост nakazatelno postanovlenie",
        .ticket: "фиш fish ефиш епфиш фиша", .notice: "уведомление увед uvedomlenie uved", .act: "акт akt",
    ].sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { type, words in
        words.split(separator: " ").map { (Folding.word(String($0)), type) }
    }

    /// Words between the type and the number that say nothing.
    static let fillers: Set<[UInt8]> = Set(
        [
            "N", "No", "номер", "ном", "nomer", "серия", "сер", "seria", "seriya", "ser", "постановление", "пост",
            "postanovlenie", "за", "неправилно", "паркиране", "za", "nepravilno", "parkirane", "с", "по", "ел", "от",
            "ot",
            "електронен",
        ].map(Folding.word))

    static func type(_ token: ArraySlice<UInt8>) -> DocumentType? {
        types.first { token.elementsEqual($0.word) }?.type
    }
}
