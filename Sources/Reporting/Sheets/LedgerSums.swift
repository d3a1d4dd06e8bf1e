// Sums of the ledger's figures, taken without the tables that they prove.

internal import Domain

enum LedgerSums {
    static func obligations(_ pack: ReportPack) -> [String: Int64] {
        var sum = Standing()
        for standing in pack.standings {
            sum.principal += standing.principal
            sum.interest += standing.interest
            sum.costs += standing.costs
            sum.discount += standing.discount
            sum.rounding += standing.rounding
            sum.remitted += standing.remitted
            sum.paidElsewhere += standing.paidElsewhere
            sum.paid += standing.paid
            sum.outstanding += standing.outstanding
            sum.credit += standing.credit
        }
        return [
            "principal": sum.principal, "interest": sum.interest, "costs": sum.costs, "discount": sum.discount,
            "rounding": sum.rounding, "remitted": sum.remitted, "paid_elsewhere": sum.paidElsewhere, "paid": sum.paid,
            "outstanding": sum.outstanding, "credit": sum.credit,
        ]
    }

    static func positions(_ overview: Overview) -> [String: Int64] {
        let debts = overview.allDebts
        return [
            "obligations": debts.obligations, "assessed": debts.assessed, "paid": debts.paid,
            "outstanding": debts.outstanding, "overdue": debts.overdue, "credit": debts.credit,
        ]
    }

    static func allocations(_ pack: ReportPack) -> [String: Int64] {
        let sum = pack.allocations.reduce(Split()) { $0 + $1.split }
        return [
            "amount": sum.amount, "principal": sum.principal, "interest": sum.interest, "costs": sum.costs,
            "credit": sum.credit, "discount": sum.discount, "rounding": sum.rounding,
        ]
    }

    static func sources(_ pack: ReportPack) -> [String: Int64] {
        var records: Int64 = 0
        for index in pack.listedFiles {
            let file = pack.book.files[Int(index)]
            records += file.accepted + file.known + file.rejected
        }
        return ["records": records]
    }
}
