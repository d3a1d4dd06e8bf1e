// Words of banks: how the columns of an account's list are called, and how credits and debits are marked.
//
// A table, and longer for it. Words stand as `key` makes them: small letters without blanks and signs, of the Latin
// script only a to z, so that a damaged or wrongly decoded accent makes no difference.

internal import Domain

enum BankWords {
    /// What a column of an account's list can be.
    enum Role: String {
        case booked_on, value_on, amount, credit, debit, currency, direction, account, counterparty_iban
        case counterparty_name, remittance, bank_reference, end_to_end_id, payment_code, obligor_id, obligor_name
        /// `Valuta` is a day in some languages and a currency in others.
        case dayOrCurrency
        /// Known, and not read: balances, details of a sum, foreign sums.
        case other
    }

    /// The role of a header and how sure it is: 3 for a bank's own field, 2 for a known word, 1 for a word that holds one.
    static func role(_ header: String) -> (role: Role, rank: Int)? {
        let keys = keys(header)
        for key in keys {
            if let role = fields[key] { return (role, 3) }
        }
        for key in keys {
            if let role = table[key] { return (role, 2) }
        }
        for key in keys {
            let letters = Array(key.utf8)
            if others.contains(where: { ByteSearch.contains(letters, $0) }) { return (.other, 1) }
            if let row = parts.first(where: { ByteSearch.contains(letters, $0.part) }) { return (row.role, 1) }
        }
        return nil
    }

    /// Whether a mark of direction says credit; nil where it says nothing known.
    static func isCredit(_ word: String) -> Bool? {
        for key in [word.lowercased()] + keys(word) {
            if credits.contains(key) { return true }
            if debits.contains(key) { return false }
        }
        return nil
    }

    /// The currency that a header names: `Betrag (EUR)`, `Saldo CHF`.
    static func currency(in header: String) -> Currency? {
        words(header).compactMap { isCurrency($0) ? Currency($0) : nil }.first
    }

    // MARK: Keys

    /// With the Cyrillic letters, and without them: Latin accents that were read as Windows-1251 look like those.
    private static func keys(_ header: String) -> [String] {
        var outside = ""
        var depth = 0
        for letter in header {
            if letter == "(" || letter == "[" { depth += 1 }
            if depth == 0 { outside.append(letter) }
            if letter == ")" || letter == "]" { depth = max(0, depth - 1) }
        }
        var list = words(outside)
        if list.count > 1, list.last.map(isCurrency) == true { list.removeLast() }
        if list.count > 1, let last = list.last, ["in", "en", "в"].contains(last.lowercased()) { list.removeLast() }
        let whole = list.joined().lowercased()
        let latin = String(String.UnicodeScalarView(whole.unicodeScalars.filter { $0.isASCII }))
        return whole == latin ? [whole] : [whole, latin]
    }

    /// Letters and digits of the Latin and the Cyrillic script, in words.
    private static func words(_ text: String) -> [String] {
        var words = [String.UnicodeScalarView()]
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 48...57, 65...90, 97...122, 0x400...0x45F: words[words.count - 1].append(scalar)
            case 0...127, 0xA0, 0x2010...0x203A: if !words[words.count - 1].isEmpty { words.append("".unicodeScalars) }
            // Accents and damaged letters stand inside words.
            default: break
            }
        }
        return words.filter { !$0.isEmpty }.map { String($0) }
    }

    private static func isCurrency(_ word: String) -> Bool {
        [
            "EUR", "BGN", "CHF", "USD", "GBP", "SGD", "CZK", "PLN", "RON", "HUF", "SEK", "NOK", "DKK", "TRY", "RSD",
            "MKD",
        ]
        .contains(word)
    }

    private static let credits: Set<String> = [
        "c", "cr", "crdt", "credit", "kredit", "к", "кт", "кредит", "+", "bij", "h", "haben", "gutschrift", "accredito",
        "avere", "credito", "abono", "crdit", "приход", "постъпление", "in", "ct",
    ]
    private static let debits: Set<String> = [
        "d", "dr", "dbit", "debit", "д", "дт", "дебит", "-", "af", "s", "soll", "lastschrift", "belastung", "addebito",
        "dare", "debito", "cargo", "dbt", "разход", "плащане", "out", "dt",
    ]

    /// Columns that look like others and are none.
    private static let others: [[UInt8]] = [
        "saldo", "solde", "balance", "салдо", "наличност", "orig", "foreign", "fremd", "estero", "estera", "fee", "geb",
        "такса", "kosten", "costo", "tax", "steuer", "steu", "mwst", "rate", "kurs", "cours", "koers", "курс", "detail",
        "einzel", "card", "karte", "carte", "time", "bic", "blz", "bankleitzahl", "stato", "status", "state", "type",
        "typ", "category", "kategorie", "categor", "exchange", "local", "quantity", "price", "quant",
    ].map { Array($0.utf8) }

    /// Parts of words, the more special ones first.
    private static let parts: [(part: [UInt8], role: Role)] = partWords.map { (Array($0.part.utf8), $0.role) }
    private static let partWords: [(part: String, role: Role)] = [
        ("debitcredit", .direction), ("debitkredit", .direction), ("debitocredito", .direction),
        ("creditdebit", .direction), ("дебиткредит", .direction),
        ("valuedate", .value_on), ("valutadat", .value_on), ("valdate", .value_on), ("datavaluta", .value_on),
        ("вальор", .value_on), ("wertstellung", .value_on),
        ("iban", .account),
        ("debit", .debit), ("addebit", .debit), ("belast", .debit), ("lastschrift", .debit), ("withdraw", .debit),
        ("дебит", .debit), ("dbit", .debit), ("uscit", .debit), ("разход", .debit), ("paidout", .debit),
        ("credit", .credit), ("accredit", .credit), ("gutschr", .credit), ("deposit", .credit), ("кредит", .credit),
        ("crdit", .credit), ("entrat", .credit), ("приход", .credit), ("paidin", .credit),
        ("amount", .amount), ("betrag", .amount), ("import", .amount), ("montant", .amount), ("bedrag", .amount),
        ("сума", .amount), ("kwota", .amount), ("stka", .amount), ("belop", .amount), ("belob", .amount),
        ("date", .booked_on), ("datum", .booked_on), ("data", .booked_on), ("fecha", .booked_on), ("дата", .booked_on),
        ("booked", .booked_on), ("buchungstag", .booked_on),
        ("currency", .currency), ("whrung", .currency), ("divisa", .currency), ("валута", .currency),
        ("основание", .remittance), ("описание", .remittance), ("descr", .remittance), ("text", .remittance),
        ("libell", .remittance), ("zweck", .remittance), ("causale", .remittance), ("omschrijving", .remittance),
    ]

    /// Fields of UBB's lists (domain.md section 3.2).
    private static let fields: [String: Role] = [
        "dateval": .value_on, "amountd": .debit, "amountc": .credit, "ibans": .account,
        "namer": .counterparty_name, "ibanr": .counterparty_iban, "remi": .remittance, "remii": .remittance,
        "payr": .payment_code, "bulstat": .obligor_id, "egn": .obligor_id, "lnc": .obligor_id,
        "obligname": .obligor_name, "trname": .other,
    ]

    private static let table: [String: Role] = [
        // Bulgarian
        "дата": .booked_on, "датанаосчетоводяване": .booked_on, "датаназавеждане": .booked_on,
        "датанаоперация": .booked_on,
        "датанатранзакция": .booked_on, "счетоводнадата": .booked_on, "вальор": .value_on, "датавальор": .value_on,
        "сума": .amount, "стойност": .amount, "кредит": .credit, "дебит": .debit, "приход": .credit, "разход": .debit,
        "постъпление": .credit, "постъпления": .credit, "плащания": .debit, "валута": .currency, "вид": .direction,
        "кредитдебит": .direction, "дебиткредит": .direction, "дк": .direction, "дткт": .direction,
        "посока": .direction,
        "сметка": .account, "ibanнасметка": .account, "сметкаiban": .account, "основание": .remittance,
        "описание": .remittance, "основаниезаплащане": .remittance, "ощепояснения": .remittance,
        "пояснение": .remittance,
        "контрагент": .counterparty_name, "наредител": .counterparty_name, "наредителполучател": .counterparty_name,
        "ibanнаконтрагент": .counterparty_iban, "контрагентiban": .counterparty_iban,
        "сметканаконтрагент": .counterparty_iban,
        "референция": .bank_reference, "референтенномер": .bank_reference, "номернадокумент": .bank_reference,
        "кодзавидплащане": .payment_code, "видплащане": .payment_code, "задълженолице": .obligor_name,
        "булстат": .obligor_id, "егн": .obligor_id, "лнч": .obligor_id, "еик": .obligor_id, "салдо": .other,
        // English
        "date": .booked_on, "bookingdate": .booked_on, "postdate": .booked_on, "postingdate": .booked_on,
        "bookedat": .booked_on, "transactiondate": .booked_on, "transactioncompleted": .booked_on,
        "executiondate": .booked_on, "created": .booked_on,
        "bookedon": .booked_on, "valuedate": .value_on, "valutadate": .value_on, "amount": .amount,
        "creditdebitamount": .amount, "credit": .credit, "credits": .credit, "creditamount": .credit, "debit": .debit,
        "debits": .debit, "debitamount": .debit, "withdrawals": .debit, "deposits": .credit, "currency": .currency,
        "ccy": .currency, "paymentcurrency": .currency, "account": .account, "iban": .account, "accountiban": .account,
        "counterparty": .counterparty_name, "payer": .counterparty_name, "name": .counterparty_name,
        "counterpartyname": .counterparty_name, "counterpartyiban": .counterparty_iban, "description": .remittance,
        "details": .remittance, "text": .remittance, "notificationtext": .remittance, "bookingdetails": .remittance,
        "bookingtext": .remittance, "transactiondescription": .remittance, "reference": .bank_reference,
        "ref": .bank_reference, "transactionid": .bank_reference, "balance": .other,
        // German
        "buchungstag": .booked_on, "buchungsdatum": .booked_on, "buchung": .booked_on, "datum": .booked_on,
        "erfassungsdatum": .booked_on, "auftragsdatum": .booked_on, "transaktionsdatum": .booked_on, "wert": .value_on,
        "wertstellung": .value_on, "valutadatum": .value_on, "betrag": .amount, "umsatz": .amount, "soll": .debit,
        "haben": .credit, "gutschrift": .credit, "gutschriftsbetrag": .credit, "belastung": .debit,
        "belastungsbetrag": .debit, "lastschrift": .debit, "whrung": .currency, "verwendungszweck": .remittance,
        "buchungstext": .remittance, "avisierungstext": .remittance, "buchungsdetails": .remittance,
        "bezeichnung": .remittance, "beschreibung": .remittance, "empfnger": .counterparty_name,
        "beguenstigterzahlungspflichtiger": .counterparty_name, "ibanauftraggeberkonto": .account, "kontonr": .account,
        "debitkredit": .direction, "sollhaben": .direction,
        // French
        "datecomptable": .booked_on, "datedecomptabilisation": .booked_on, "datedcriture": .booked_on,
        "datedevaleur": .value_on, "valeur": .value_on, "montant": .amount, "crdit": .credit, "montantcrdit": .credit,
        "dbit": .debit, "montantdbit": .debit, "monnaie": .currency, "libell": .remittance, "texte": .remittance,
        "textedenotification": .remittance, "dtailsdecomptabilisation": .remittance,
        // Italian
        "data": .booked_on, "datacontabile": .booked_on, "dataregistrazione": .booked_on,
        "datadiregistrazione": .booked_on,
        "datadicontabilizzazione": .booked_on, "datatransazione": .booked_on, "dataoperazione": .booked_on,
        "datavaluta": .value_on, "datadellavaluta": .value_on, "importo": .amount, "dare": .debit, "avere": .credit,
        "entrate": .credit, "uscite": .debit, "addebito": .debit, "addebiti": .debit, "importodiaddebito": .debit,
        "accredito": .credit, "accrediti": .credit, "importodiaccredito": .credit, "divisa": .currency,
        "div": .currency,
        "descrizione": .remittance, "testo": .remittance, "testodavviso": .remittance, "testodiavviso": .remittance,
        "testodicontabilizzazione": .remittance, "testodiregistrazione": .remittance,
        "dettaglidicontabilizzazione": .remittance, "denominazione": .remittance, "debitocredito": .direction,
        // Dutch, Spanish, Czech, Polish
        "bedrag": .amount, "bedragvdverrichting": .amount, "afbij": .direction, "credet": .direction, "debet": .debit,
        "munt": .currency, "rekening": .account, "rekeningnummer": .account, "ibanbban": .account,
        "tegenrekening": .counterparty_iban, "tegenrekeningibanbban": .counterparty_iban,
        "rekeningnummertegenpartij": .counterparty_iban, "naamtegenpartij": .counterparty_name,
        "naam": .counterparty_name, "naamomschrijving": .counterparty_name, "omschrijving": .remittance,
        "mededelingen": .remittance, "vrijemededeling": .remittance, "rentedatum": .value_on,
        "datumverrekening": .booked_on, "datumverrichting": .value_on, "fecha": .booked_on, "importe": .amount,
        "concepto": .remittance, "moneda": .currency, "cuenta": .account, "referencia": .bank_reference,
        "datumprovedn": .booked_on, "datumzatovn": .value_on, "zatovanstka": .amount, "datatransakcji": .booked_on,
        "dataksigowania": .booked_on, "kwota": .amount, "tytu": .remittance, "waluta": .currency,
        // In several languages
        "valuta": .dayOrCurrency,
    ]
}
