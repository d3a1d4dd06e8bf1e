// Names of what messages and reports speak of: the discrepancy codes of contracts.md section 6, the usual kinds.

extension Sentences {
    /// A code's short name, to stand beside it.
    package static func name(of code: DiscrepancyCode, _ language: Language) -> String {
        text(Message("code." + code.rawValue), language)
    }

    /// The usual words for a kind of contracts.md section 2; any other kind keeps its own name.
    package static func kind(_ name: some StringProtocol, _ language: Language) -> String {
        guard let words = names["kind." + name] else { return String(name) }
        return language == .bg ? words.bg : words.en
    }

    package static let names: SentenceTable = codeNames.merging(kindNames.merging(statusNames) { first, _ in first }) {
        first, _ in first
    }

    private static let statusNames: SentenceTable = [
        "status.open": ("отворено", "open"), "status.suspended": ("спряно", "suspended"),
        "status.cancelled": ("отменено", "cancelled"), "status.written_off": ("отписано", "written off"),
    ]

    private static let kindNames: SentenceTable = [
        "kind.property_tax": ("данък недвижими имоти", "property tax"),
        "kind.waste_fee": ("такса битови отпадъци", "waste fee"),
        "kind.vehicle_tax": ("данък превозни средства", "vehicle tax"),
        "kind.penal_decree": ("наказателно постановление", "penal decree"),
        "kind.fine_ticket": ("глоба с фиш", "fine by ticket"),
        "kind.parking_notice": ("неправилно паркиране", "parking notice"),
        "kind.civil_fee": ("гражданско състояние", "civil registry fee"),
        "kind.business_fee": ("стопански дейности", "business fee"),
        "kind.planning_fee": ("устройство на територията", "planning fee"),
    ]

    private static let codeNames: SentenceTable = [
        "code.UNIDENTIFIED": ("неразпознато плащане", "payment not identified"),
        "code.AMBIGUOUS": ("повече от едно възможно", "more than one fits"),
        "code.UNDERPAID": ("платено по-малко", "paid too little"),
        "code.OVERPAID": ("надплатено", "paid too much"),
        "code.DUPLICATE_PAYMENT": ("платено втори път", "paid twice"),
        "code.DISCOUNT_EXPIRED": ("отстъпка след срока", "discount after its term"),
        "code.PAID_CANCELLED": ("платено отменено", "cancelled debt paid"),
        "code.WRONG_CODE": ("друг код за плащане", "code of another kind"),
        "code.WRONG_ACCOUNT": ("друга сметка", "wrong account"),
        "code.OBLIGOR_MISMATCH": ("номерът е на друго лице", "another person's number"),
        "code.OTHER_PAYER": ("платил е друг", "paid by another"),
        "code.CHOICE_NOT_APPLIED": ("изборът не е приложен", "choice not applied"),
        "code.BGN_AS_EUR": ("левове, платени в евро", "leva paid as euro"),
        "code.ROUNDING": ("разлика от закръгляване", "rounding difference"),
        "code.REVERSED": ("плащане, взето обратно", "payment taken back"),
        "code.FUTURE_DATED": ("вальор в бъдещето", "value date to come"),
        "code.RATE_UNCONFIRMED": ("непотвърдена лихва", "rate not confirmed"),
        "code.BATCH_IN_TRANSIT": ("картови пари на път", "card money in transit"),
        "code.BATCH_MISSING": ("непреведени картови пари", "card money missing"),
        "code.CREDIT_WITHOUT_BATCH": ("картов превод без пакет", "card credit, no batch"),
        "code.SETTLEMENT_DIFFERENCE": ("разлика в картов превод", "card credit differs"),
        "code.FEE_DIFFERENCE": ("друга картова такса", "card fee differs"),
        "code.CHARGEBACK": ("оспорено картово плащане", "card money charged back"),
        "code.ORDER_DIFFERENCE": ("друга сума от поръчаната", "sum differs from order"),
        "code.ORDER_NOT_CAPTURED": ("поръчка без плащане", "order without payment"),
        "code.CAPTURE_WITHOUT_ORDER": ("плащане без поръчка", "payment without order"),
        "code.DUPLICATE_CAPTURE": ("поръчка, платена два пъти", "order captured twice"),
        "code.FILE_REJECTED": ("отказан файл", "file refused"),
        "code.ROW_REJECTED": ("отказан ред", "row refused"),
        "code.DUPLICATE_FILE": ("повторен файл", "file taken before"),
        "code.DUPLICATE_STATEMENT": ("повторено извлечение", "statement taken before"),
        "code.OVERLAP": ("познати записи", "entries taken before"),
        "code.STATEMENT_GAP": ("липсващо извлечение", "statement missing"),
        "code.BALANCE_BREAK": ("салдата не се връзват", "balances do not agree"),
        "code.REGISTER_DRIFT": ("разлика с регистъра", "register differs"),
        "code.OBLIGATION_CHANGED": ("променено задължение", "debt with payments changed"),
        "code.OBLIGATION_MISSING": ("липсва в регистъра", "absent from the register"),
        "code.DUPLICATE_OBLIGATION": ("повторен номер на дълг", "obligation id repeated"),
        "code.INVALID_IDENTIFIER": ("сгрешен идентификатор", "identifier fails check"),
        "code.LIMITATION_NEAR": ("давността наближава", "limitation term near"),
        "code.LIMITATION_PASSED": ("изтекла давност", "limitation term ended"),
    ]
}
