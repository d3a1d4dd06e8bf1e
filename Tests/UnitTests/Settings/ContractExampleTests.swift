// The example of contracts.md section 2, and a municipality with mapped registers, load to the values they say.

import Domain
import Foundation
import Settings
import Testing

@Suite struct ContractExampleTests {
    @Test func contractExampleLoads() throws {
        let folder = try SettingsFolder()
        let configuration = try folder.load(Examples.contract)
        #expect(configuration.folder == folder.path)
        #expect(configuration.source == Array(Examples.contract.utf8))
        #expect(configuration.organisation.name == "Община Пловдив")
        #expect(configuration.organisation.id == "000471504")
        #expect(configuration.organisation.languages == [.bg])
        #expect(configuration.sources.map(\.name) == ["tax-register", "bank-84", "vpos", "orders", "decisions"])
        #expect(configuration.sources.map(\.role) == [.obligations, .bank, .pos, .orders, .decisions])
        let csv = configuration.sources[0].csv
        #expect(configuration.sources[0].extract == .full)
        #expect(configuration.sources[0].line == 7)
        #expect(csv.delimiter == 44 && csv.decimal == 46 && csv.encoding == "auto" && csv.dates == ["yyyy-MM-dd"])
        #expect(csv.columns == ["obligation_id": "Партида"])
        #expect(csv.constants == ["currency": "BGN"])
        #expect(csv.values == ["status": ["В сила": "open"]])
        #expect(configuration.accounts.map(\.type) == [.revenue, .budget])
        #expect(configuration.accounts[0].collects == nil)
        #expect(configuration.accounts[1].collects == [3, 4, 5])
    }

    @Test func kindsOfTheContractTakeTheirDefaults() throws {
        let kinds = try SettingsFolder().load(Examples.contract).kinds
        #expect(kinds.count == 9)
        #expect(kinds.map(\.order.first) == [.law, .law, .law, .named, .named, .named, .named, .named, .named])
        #expect(kinds.map(\.limitationTerm) == [5, 5, 5, 2, 2, 2, 5, 5, 5])
        #expect(kinds.map(\.limitationAbsolute) == [10, 10, 10, 3, 3, 3, 10, 10, 10])
        #expect(kinds[0].discounts == ["year_5"])
        #expect(kinds[3].discounts == ["decree_20"])
        #expect(kinds[4].discounts == [])
        #expect(kinds[0].code == "442100")
        #expect(kinds[0].interest == nil)
    }

    @Test func acquirersAndTheRestOfTheContract() throws {
        let configuration = try SettingsFolder().load(Examples.contract)
        let borica = try #require(configuration.acquirers.first)
        #expect(borica.terminals == ["V1800001"])
        #expect(borica.settlesNet && !borica.feesMonthly)
        #expect(borica.groupBy == ["terminal", "day"])
        #expect(borica.creditWithin == 3 && borica.cutOff == 0)
        #expect(borica.matches == ["BORICA", "БОРИКА"])
        #expect(borica.fees.percentMillionths == 8000)
        #expect(borica.fees.fixed == 0 && borica.fees.minimum == 0)
        #expect(borica.brandFees["VISA"]?.percentMillionths == 7000)
        #expect(borica.brandFees["VISA"]?.fixed == nil)
        #expect(configuration.decisions.twoPersonsFor == [.write_off, .refund])
        #expect(configuration.reports.files == nil)
        #expect(configuration.reports.workbookRows == 200_000)
        #expect(!configuration.maskIdentifiers)
    }

    @Test func rulesHaveDefaults() throws {
        let rules = try SettingsFolder().load(Examples.contract).rules
        #expect(rules.interestDivisor == Dated(360))
        #expect(rules.rates.map(\.percentHundredths) == [1380, 1191, 1015])
        #expect(rules.rates.map(\.from.text) == ["2024-01-01", "2025-07-01", "2026-01-01"])
        #expect(rules.rates.map { $0.confirmedUntil?.text } == [nil, nil, "2026-06-30"])
        #expect(rules.toleranceRounding == 2)
        #expect(rules.conversionPerComponent && rules.principalsFirst == Dated(false))
        #expect(rules.discounts.map(\.name) == ["year_5", "decree_20", "ticket_30"])
    }

    @Test func mappedRegistersLoad() throws {
        let configuration = try SettingsFolder().load(Examples.mapped)
        let csv = configuration.sources[0].csv
        #expect(csv.delimiter == 59 && csv.decimal == 44 && csv.encoding == "windows-1251")
        #expect(csv.dates == ["dd.MM.yyyy", "d.M.yy"])
        #expect(csv.values["kind"]?["Данък недвижими имоти"] == "property_tax")
        #expect(configuration.sources[1].csv.delimiter == 9)
        #expect(configuration.sources[2].csv.delimiter == nil)
        #expect(configuration.kinds[0].code == "442100")
        #expect(configuration.organisation.id == "000471504")
        #expect(configuration.accounts[0].iban == "IT60X0542811101000000123456")
        #expect(configuration.accounts[0].also == ["12348400000001"])
        #expect(configuration.organisation.languages == [.bg, .en])
    }

    @Test func rulesOfOnesOwnAreRead() throws {
        let configuration = try SettingsFolder().load(Examples.mapped)
        let rules = configuration.rules
        #expect(rules.interestDivisor == Dated(365))
        #expect(
            rules.rates == [
                InterestRate(from: try #require(Day("2026-01-01")), percentHundredths: 1015, confirmedUntil: nil)
            ])
        #expect(rules.toleranceRounding == 1)
        #expect(!rules.conversionPerComponent && rules.principalsFirst == Dated(true))
        #expect(rules.paymentDate["bank"] == Dated("booked_on") && rules.paymentDate["vpos"] == Dated("transacted_at"))
        #expect(rules.holidays.map(\.text) == ["2026-09-07", "2026-12-28"])
        let parking = rules.discounts.filter { $0.name == "parking" }
        #expect(parking.map(\.percentHundredths) == [3000, 2550])
        #expect(parking.map(\.term) == [.daysAfterService(7), .daysAfterService(14)])
        #expect(parking.map(\.series) == [[], ["К"]])
        #expect(configuration.kinds[1].discounts == ["parking"])
        #expect(configuration.kinds[0].limitationTerm == 3)
        #expect(configuration.strategies == [.decision, .document, .obligationID])
        #expect(configuration.reports.files == ["obligations", "payments"])
    }

    @Test func starterFileLoadsClean() throws {
        #expect(try SettingsFolder().load(StarterFile.text).kinds.count == 9)
    }

    @Test("the starter file says what holds without it, each rule of law with its source and whether it is confirmed")
    func starterFileSaysTheDefaults() throws {
        let folder = try SettingsFolder()
        let starter = try folder.load(StarterFile.text)
        let lines = StarterFile.text.split(separator: "\n")
        let rules = try #require(lines.firstIndex(of: "rules:"))
        let matching = try #require(lines.firstIndex(of: "matching:"))
        let bare = try folder.load(
            lines[..<rules].joined(separator: "\n").replacing(#/limitation: \{[^}]*\}, /#, with: "") + "\n")
        #expect(starter.rules.rates == bare.rules.rates && starter.rules.discounts == bare.rules.discounts)
        #expect(starter.rules.interestDivisor == bare.rules.interestDivisor)
        #expect(starter.rules.toleranceRounding == bare.rules.toleranceRounding)
        #expect(starter.rules.conversionPerComponent == bare.rules.conversionPerComponent)
        #expect(starter.rules.principalsFirst == bare.rules.principalsFirst)
        #expect(starter.rules.paymentDate == bare.rules.paymentDate && starter.strategies == bare.strategies)
        #expect(starter.kinds.map(\.limitationTerm) == bare.kinds.map(\.limitationTerm))
        #expect(starter.kinds.map(\.limitationAbsolute) == bare.kinds.map(\.limitationAbsolute))
        #expect(lines.count { $0.contains("limitation: {term: ") } == 9)
        // A value without a mark of its own has it on the next line, or above.
        var isMarked = true
        for line in lines[rules..<matching] where line.contains(": ") && line.hasPrefix("  ") {
            isMarked = ["confirm", "потвърд"].contains { line.contains($0) }
            let follows = ["rates:", "conversion:", "pos:", "payment_date:", "# holidays"].contains {
                line.contains($0)
            }
            #expect(isMarked || follows, "\(line)")
        }
    }

    @Test func limitationByDate() throws {
        let folder = try SettingsFolder()
        let dated = "limitation: [{term: 2, absolute: 3}, {from: 2027-01-01, term: 3, absolute: 5}]"
        let kind = try folder.load(
            Examples.contract.replacing("penal_decree:   {", with: "penal_decree:   {\(dated), ")
        ).kinds[3]
        #expect(kind.limitationTerm == 2 && kind.limitationAbsolute == 3)
        let from = try #require(Day("2027-01-01"))
        #expect(kind.limitationChanges == [LimitationChange(from: from, term: 3, absolute: 5)])
        for (text, key) in [
            ("[{term: 2, absolute: 3}, {term: 3, absolute: 5}]", "settings.missing_key"),
            (
                "[{from: 2027-01-01, term: 2, absolute: 3}, {from: 2026-01-01, term: 3, absolute: 5}]",
                "settings.day_order"
            ),
            ("[{term: 2, absolute: 3}, {from: 2027-01-01, term: 5, absolute: 3}]", "settings.limitation_order"),
            ("[]", "settings.no_value"), ("5", "settings.not_mapping"),
        ] {
            let broken = Examples.contract.replacing(
                "penal_decree:   {", with: "penal_decree:   {limitation: \(text), ")
            let problems = #expect(throws: SettingsProblems.self) { try folder.load(broken) }
            #expect(problems?.problems.map(\.message.key) == [key], "\(text)")
        }
    }

    @Test func wordsForDocuments() throws {
        let folder = try SettingsFolder()
        let words = try folder.load(
            Examples.contract + "\nmatching: {document_words: {ticket: [\"квитанц*\", стикер], none: рег}}\n"
        ).documentWords
        #expect(words == ["ticket": ["квитанц*", "стикер"], "none": ["рег"]])
        for (text, key) in [
            ("{tiket: [стикер]}", "settings.unknown_key"), ("{ticket: [един стикер]}", "settings.word_blank"),
            ("{ticket: [\"ст.\"]}", "settings.word_blank"), ("{ticket: [\"*\"]}", "settings.word_blank"),
            ("{ticket: [\"ст*\"]}", "settings.short_stem"), ("{ticket: [а, а]}", "settings.word_twice"),
            ("{ticket: [а], act: [А]}", "settings.word_of_two"), ("[стикер]", "settings.not_mapping"),
        ] {
            let broken = Examples.contract + "\nmatching: {document_words: \(text)}\n"
            let problems = #expect(throws: SettingsProblems.self) { try folder.load(broken) }
            #expect(problems?.problems.map(\.message.key) == [key], "\(text)")
        }
    }

    @Test func rulesByDate() throws {
        let folder = try SettingsFolder()
        let rules = """

            rules:
              interest: {divisor: [{value: 360}, {from: 2027-01-01, value: 365}]}
              repayment: [{value: principals_first}, {from: 2027-01-01, value: per_debt}]
              payment_date: {bank: [{value: value_on}, {from: 2027-01-01, value: booked_on}]}
            """
        let read = try folder.load(Examples.contract + rules + "\n").rules
        let day = try #require(Day("2027-01-01"))
        #expect(read.interestDivisor == Dated(360, [.init(from: day, value: 365)]))
        #expect(read.principalsFirst.on(day + -1) && !read.principalsFirst.on(day))
        #expect(read.paymentDate["bank"] == Dated("value_on", [.init(from: day, value: "booked_on")]))
        for (rows, key) in [
            ("[]", "settings.no_value"), ("[{value: 360}, {value: 365}]", "settings.missing_key"),
            ("[{value: 361}]", "settings.unknown_word"), ("[360]", "settings.not_mapping"),
            ("[{from: 2027-01-01, value: 360}, {from: 2026-01-01, value: 365}]", "settings.day_order"),
        ] {
            let broken = Examples.contract + "\nrules: {interest: {divisor: \(rows)}}\n"
            let problems = #expect(throws: SettingsProblems.self) { try folder.load(broken) }
            #expect(problems?.problems.map(\.message.key) == [key], "\(rows)")
        }
    }

    @Test func fileIsReadFromItsPath() throws {
        let folder = try SettingsFolder()
        let path = folder.path + "/Inputs/../pipeline.yml"
        try Data(StarterFile.text.utf8).write(to: URL(fileURLWithPath: path))
        let configuration = try PipelineFile.load(path: path)
        #expect(configuration.folder == folder.path)
        #expect(configuration.source == Array(StarterFile.text.utf8))
    }

    @Test func missingFileIsAProblemOfItsOwn() {
        let problems = #expect(throws: SettingsProblems.self) { try PipelineFile.load(path: "/nowhere/pipeline.yml") }
        #expect(problems?.problems.map(\.message.key) == ["settings.no_file"])
    }
}
