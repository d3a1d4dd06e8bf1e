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

    /// By its name in pipeline.yml; nil: none of these.
    init?(name: String) {
        switch name {
        case "decree": self = .decree
        case "ticket": self = .ticket
        case "notice": self = .notice
        case "act": self = .act
        default: return nil
        }
    }

    /// The type of the documents of a kind, by the name of the kind in pipeline.yml.
    static func of(kind: String) -> DocumentType {
        switch kind {
        case let name where name.contains("decree"): .decree
        case let name where name.contains("ticket"): .ticket
        case let name where name.contains("notice"): .notice
        default: .other
        }
    }

    /// Whether a text that names this type may mean a document of another one: an act by any name.
    func fits(_ other: DocumentType) -> Bool { self == other || self == .act || other == .other }
}

enum DocumentWords {
    /// Words by type; `*` after a stem.
    static let types: [(type: DocumentType, words: [String])] = [
        (
            .decree,
            [
                "НП", "наказат*", "наказ", "нак", "постановл*", "пост", "decree*", "penal", "bescheid*",
                "strafbescheid*", "strafverfug*", "bussgeldbescheid*", "bußgeldbescheid*", "kararname*", "постанова*",
                "postanowieni*", "decizi*",
            ]
        ),
        (
            .ticket,
            [
                "фиш*", "елфиш*", "ефиш*", "епфиш*", "ЕФ", "елф", "фш", "ticket*", "eticket*", "fis", "fisi", "fiche*",
                "strafzettel*", "knollchen*", "knoellchen*", "tichet*", "fisa", "глобафиш*", "талон*",
            ]
        ),
        (
            .notice,
            [
                "уведомл*", "уведом*", "увед", "ув", "увние", "уведомит*", "notice*", "notification*", "извест*",
                "извещ*", "mitteilung*", "benachrichtigung*", "bildirim*", "tebligat*", "instiintar*", "notificar*",
                "eidopoiis*",
                "повідомл*",
            ]
        ),
        (.act, ["акт", "АУАН"]),
    ]

    /// Words between the type and the number that say nothing.
    static let fillers = [
        "N", "No", "Nr", "номер", "ном", "нр", "серия", "сер", "ser", "постановл*", "пост", "за", "неправилно",
        "паркир*",
        "с", "по",
        "ел", "от", "електрон*", "глоб*", "на", "КАТ", "бр", "писмо", "писма", "пние", "ние", "пе", "ся", "издаден*",
        "изд", "г",
        "год",
        "дата", "паркинг*", "parking", "parcar*", "наложен*", "съставен*", "под", "буква", "vom", "din", "of", "dated",
    ]

    /// Fillers that stand between a document's number and its date.
    static let beforeDates = ["от", "на", "издаден*", "изд", "г", "год", "vom", "din", "of", "dated"]

    /// Words that payers cut (постан.) or draw together (пост-ние), and words that are cut to the same letters.
    static let full = [
        "наказателно", "постановление", "уведомление", "електронен", "неправилно", "паркиране", "издадено", "номер",
        "плащане", "платежно", "превод", "парцел", "електричество", "номинал", "улица", "площад", "изплащане",
    ]

    /// Words of which a slip of the fingers makes no other word; any ending may follow.
    static let long = ["уведомлен", "уведомител", "постановлен", "наказател"]

    /// Short words for a type that are known with a slip, too, where a number of that type stands behind them.
    private static let short: [(word: [UInt8], type: DocumentType)] = [
        ("фиш", .ticket), ("фиша", .ticket), ("fish", .ticket), ("увед", .notice), ("uved", .notice),
    ].map { (Folding.word($0), $1) }

    /// фйш, фши
    static func slipped(_ word: ArraySlice<UInt8>) -> DocumentType? {
        short.first { own in
            own.word.first == word.first && (OneSlip.parts(word, own.word) || OneSlip.swaps(word, own.word))
        }?.type
    }

    /// Words for things whose numbers are no document of a register: invoice, contract, account, telephone, transfer.
    static let others = [
        "фра", "фактур*", "договор*", "дог", "сметка", "карта", "клиент*", "абонат*", "аб", "тел", "телефон*",
        "поръчк*", "вх", "изх", "ISIN", "REF", "транзакц*", "трансакц*", "транз", "тр", "реф", "референ*", "полица",
        "пол", "квитанц*", "кв", "бележка", "бел", "ордер", "разписка", "протокол*", "заявлени*", "заяв", "нареждане",
        "пн",
        "РКО", "ПКО", "GSM", "моб", "invoice", "inv", "contract", "account", "acc", "phone", "mobile", "терминал*",
        "TID", "RRN",
        "AUTH", "POS", "споразумени*", "кредит*", "осигур*", "заем", "кл", "клиентск*", "операция*", "операц", "код",
        "дело", "наряд*", "лиценз*", "пропуск*", "абонамент*", "client*", "customer*", "transaction*", "rechnung*",
        "kunden*", "vertrag*", "лизинг*", "файл*", "бордеро*", "пакет*", "пълномощ*", "списък", "опис", "спр",
        "UIN", "TRN", "fatura*", "factura*", "telefon*", "tel", "UETR", "IBAN",
    ]
}
