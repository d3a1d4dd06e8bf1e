// postings.csv in the form of a register.

import Foundation
import Testing

@Suite struct PostingsTests {
    private func town(_ mapping: String) throws -> Scenario {
        let town = try Scenario.smallTown()
        try town.write("pipeline.yml", SmallTown.settings + "\nreports: {postings: {\(mapping)}}\n")
        return town
    }

    @Test func registerGetsItsOwnForm() throws {
        let town = try town(
            """
            delimiter: ";", encoding: windows-1251, decimal: ",", dates: d.MM.yy, line_ends: crlf,
              columns: {system: "Система", paid_on: "Дата; платено", obligation_id: "Партида №", kind: Вид, allocated: Сума, serial: Пореден},
              constants: {system: "СВЕРКА"}, values: {kind: {waste_fee: "ТБО"}}
            """)
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let expected =
            "Система;\"Дата; платено\";Партида №;Вид;Сума;Пореден\r\nСВЕРКА;13.05.26;WF26-000001;ТБО;50,00;1\r\n"
        #expect(try town.data("Outputs/latest/postings.csv") == expected.data(using: .windowsCP1251))
        #expect(try town.sverka("verify", "--replay").status == 0)
    }

    @Test func withoutColumnsAllAreWritten() throws {
        let town = try town("delimiter: \"|\", header: false")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let text = String(decoding: try town.data("Outputs/latest/postings.csv"), as: UTF8.self)
        #expect(text == "WF26-000001|waste_fee||9108103440|50.00|0.00|0.00|0.00|0.00|EUR|2026-05-13|A1|1|0.00|0.00\n")
    }

    @Test(arguments: [
        ("colums: {serial: N}", "columns"), ("columns: {seriel: N}", "serial"), ("dates: dd.MM", "dd.MM"),
        ("columns: {serial: N, allocated: N}", "N"), ("constants: {a: b}", "columns"),
        ("columns: {serial: N}, constants: {serial: b}", "serial"), ("encoding: koi8", "windows-1251"),
        ("values: {serial: {a: b}}", "kind"), ("columns: {serial: N}, constants: {a: b}", "columns"),
    ]) func mistakesAreNamed(_ mapping: String, _ word: String) throws {
        let done = try town(mapping).sverka("check")
        #expect(done.status == 78, "\(done.text)")
        #expect(done.stderr.contains(word), "\(done.stderr)")
    }
}
