// Which persons the evidence ties to each other. Payments about persons who share none may be decided beside each other:
// whatever a strategy asks of a debt, it asks of debts of its person, or of others that the same payment leads to.

internal import Domain

struct Ties: Sendable {
    /// Two persons that one payment leads to.
    private var pairs: [(Int32, Int32)] = []
    private let debtors: DebtorIndex

    init(_ debtors: DebtorIndex) { self.debtors = debtors }

    /// A debt's person; a debt of nobody stands for itself.
    private func node(_ debt: Int32) -> Int32 {
        let person = debtors.person[Int(debt)]
        return person >= 0 ? person : debtors.count + debt
    }

    /// What `first` asks of a debt that a payment names; 0 for none.
    func touched(_ debt: Int32) -> Int32 { debt >= 0 ? debtors.person[Int(debt)] : 0 }

    /// The first person that a payment leads to, -1 for none; all others are noted as tied to it.
    mutating func first(of evidence: borrowing Evidence) -> Int32 {
        var first: Int32 = evidence.single >= 0 ? node(evidence.single) : -1
        func add(_ node: Int32) {
            if first < 0 { first = node } else if node != first { pairs.append((first, node)) }
        }
        for reference in evidence.references {
            for debt in reference.obligations { add(node(debt)) }
        }
        guard let details = evidence.more else { return first }
        for person in details.persons { add(person) }
        for debts in [details.plates, details.untyped, details.near] {
            for debt in debts { add(node(debt)) }
        }
        for row in details.order where row.debt >= 0 { add(node(row.debt)) }
        return first
    }

    // MARK: Desks

    /// The desk of each payment, by the first person that each leads to.
    static func desks(_ firsts: [[Int32]], _ parts: [Ties], debts: Int, count: Int) -> [UInt8] {
        var desks: [UInt8] = []
        let size = firsts.reduce(0) { $0 + $1.count }
        guard count > 1, let debtors = parts.first?.debtors else { return Array(repeating: 0, count: size) }
        desks.reserveCapacity(size)
        if parts.allSatisfy(\.pairs.isEmpty) {
            for node in firsts.joined() {
                // Of nobody: wherever it comes.
                desks.append(UInt8((node < 0 ? desks.count : Int(node)) % count))
            }
            return desks
        }
        var groups = Groups(Int(debtors.count) + debts)
        for part in parts {
            for (one, other) in part.pairs { groups.join(one, other) }
        }
        var loads = Array(repeating: Int32(0), count: groups.count)
        for node in firsts.joined() where node >= 0 { loads[Int(groups.root(node))] += 1 }
        var deskOfGroup = Array(repeating: UInt8.max, count: groups.count)
        var work = Array(repeating: 0, count: count)
        for node in firsts.joined() {
            guard node >= 0 else {
                desks.append(UInt8(desks.count % count))
                continue
            }
            let root = Int(groups.root(node))
            if deskOfGroup[root] == .max {
                let lightest = work.indices.min { work[$0] < work[$1] } ?? 0
                deskOfGroup[root] = UInt8(lightest)
                work[lightest] += Int(loads[root])
            }
            desks.append(deskOfGroup[root])
        }
        return desks
    }
}

/// Groups of numbers that are tied together, each known by one of them.
private struct Groups {
    private var parents: [Int32]

    init(_ count: Int) { parents = (0..<Int32(count)).map { $0 } }

    var count: Int { parents.count }

    mutating func root(_ number: Int32) -> Int32 {
        var number = number
        while parents[Int(number)] != number {
            parents[Int(number)] = parents[Int(parents[Int(number)])]
            number = parents[Int(number)]
        }
        return number
    }

    mutating func join(_ one: Int32, _ other: Int32) {
        let (left, right) = (root(one), root(other))
        if left != right { parents[Int(max(left, right))] = min(left, right) }
    }
}
