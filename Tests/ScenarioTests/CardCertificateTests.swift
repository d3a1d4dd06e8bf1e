// Card money that stands against certificates: on its way, never come, ordered and not captured.

import Foundation
import Testing

extension CardTests {
    @Test("a batch on its way stands against those whose payments are in it; one that never came against all")
    func batchOnItsWay() throws {
        let town = try town()
        try town.write(
            "Inputs/register/b.csv",
            "obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on\n"
                + "F-000003,civil_fee,7501020018,Иво Станев,30.00,2026-02-10,2026-06-30\n")
        try town.write("Inputs/pos/a.csv", Self.cardHeader + card("sale", "2026-05-12T07:01:00Z", "70.00"))
        let bank = Self.bankHeader + "BG43TEST12348400000001,2026-05-12,1.00,R1,,F-000003\n"
        try town.write("Inputs/bank/a.csv", bank)
        try town.sverka("run", "--date", "2026-05-13")
        let (hers, his) = (try town.sverka("certificate", "9108103440"), try town.sverka("certificate", "7501020018"))
        #expect(hers.status == 1 && hers.text.contains("BATCH_IN_TRANSIT"), "\(hers.text)")
        #expect(his.status == 0, "\(his.text)")
        try town.write("Inputs/bank/b.csv", bank.replacing("05-12", with: "05-19").replacing("R1", with: "R2"))
        try town.sverka("run", "--date", "2026-05-20")
        for payer in ["9108103440", "7501020018"] {
            let refused = try town.sverka("certificate", payer)
            #expect(refused.status == 1 && refused.text.contains("BATCH_MISSING"), "\(refused.text)")
        }
    }

    @Test(
        "an order without its capture stands against the certificate of those whose debts it was for, and of nobody else"
    )
    func orderOfOthers() throws {
        let town = try town()
        try town.write(
            "Inputs/register/b.csv",
            "obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on\n"
                + "F-000003,civil_fee,7501020018,Иво Станев,30.00,2026-02-10,2026-06-30\n")
        let bank = Self.bankHeader + "BG43TEST12348400000001,2026-05-18,1.00,R1,,F-000003\n"
        try town.write("Inputs/bank/a.csv", bank)
        #expect(try town.sverka("run", "--date", "2026-05-18").status == 0)
        #expect(try town.codes().contains("ORDER_NOT_CAPTURED"))
        let refused = try town.sverka("certificate", "9108103440")
        #expect(refused.status == 1 && refused.text.contains("ORDER_NOT_CAPTURED"), "\(refused.text)")
        let issued = try town.sverka("certificate", "7501020018")
        #expect(issued.status == 0, "\(issued.text)")
        // Of a debt that no register has nobody knows whose it is.
        try town.write(
            "Inputs/orders/b.csv", Self.orderHeader + "000009,2026-05-12T11:00:00+03:00,V1800001,F-000099,20.00,,paid\n"
        )
        #expect(try town.sverka("run", "--date", "2026-05-19").status == 0)
        let unsure = try town.sverka("certificate", "7501020018")
        #expect(unsure.status == 1 && unsure.text.contains("000009"), "\(unsure.text)")
    }
}
