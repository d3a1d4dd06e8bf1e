// Sentences with their arguments: shown, counted, or left out where an argument is empty.

import Domain
import Testing

@Suite struct SentenceTests {
    @Test(arguments: [
        (["--dat", "--date"], "Тук няма опция „--dat“. Може би „--date“?"), (["--dat", ""], "Тук няма опция „--dat“."),
        (["--dat"], "Тук няма опция „--dat“."), (["a|b}{0}", "{1}"], "Тук няма опция „a|b}{0}“. Може би „{1}“?"),
    ])
    func optionalPartStandsOnlyWithItsArgument(_ arguments: [String], _ text: String) {
        #expect(Sentences.text(Message("usage.unknown_option", arguments), .bg) == text)
    }

    @Test func whatStoodInAFileIsLeftOutOfTheLog() {
        let message = Message("csv.negative", ["principal", "-7.00"])
        #expect(Sentences.text(message, .en).contains("Column principal holds the negative sum \"-7.00\"."))
        #expect(Sentences.text(message, .en, forLog: true).contains("Column principal holds the negative sum \"…\"."))
        // A key that has no sentence: nobody knows what its arguments are.
        #expect(Sentences.text(Message("none.such", ["Мира"]), .bg, forLog: true) == "none.such")
    }
}
