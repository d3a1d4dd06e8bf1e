// Ready-made settings for the lists of single banks, and lists that tell their columns themselves.

package import Domain

package enum BankProfiles {
    /// Names that `csv.profile` knows: `plain` has the canonical columns, `auto` whatever the header tells.
    package static let names = ["plain", "auto", "ubb-txt"]

    /// Headers that only one bank's list has; such a list needs no setting.
    private static let known: [(profile: String, headers: [String])] = [
        ("ubb-txt", ["postdate", "time", "debits", "credits"])
    ]

    /// The columns of a list that the settings don't name, told by a profile; what the settings say wins.
    package static func mapping(_ bytes: [UInt8], settings: CSVMapping) throws(Unreadable) -> CSVMapping? {
        guard settings.profile != "plain", let text = try? CSVEncoding.decode(bytes, as: settings.encoding),
            let guess = BankTableGuess.tell(text)
        else { return nil }
        let headers = Set(guess.headers.map { $0.lowercased() })
        let profile = known.first { $0.headers.allSatisfy(headers.contains) }?.profile
        let isMeant = profile != nil && (settings.profile.isEmpty || settings.profile == profile)
        guard isMeant || settings.profile == "auto" else { return nil }
        var told = guess.mapping
        told.encoding = settings.encoding
        told.constants.merge(settings.constants) { _, setting in setting }
        for column in settings.constants.keys { told.columns[column] = nil }
        told.columns.merge(settings.columns) { _, setting in setting }
        told.further.merge(settings.further) { _, setting in setting }
        told.values = settings.values
        if told.columns["account"] == nil, told.constants["account"] ?? "" == "" {
            throw Unreadable(Message("csv.no_account"))
        }
        return told
    }
}
