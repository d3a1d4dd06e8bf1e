// Suppression of small cells: what is left out of the open data so that nobody works it out again, not even with the
// totals. The cells of a month are the edges of a network, kind to channel; a total is an edge back. Whoever knows the
// published edges knows of a hidden one just what the circulations through hidden edges leave open.

internal import Domain

/// A month's counts by kind and channel with their totals, and which of them may be published.
struct SuppressionTable {
    /// Fewer payments than this are never published.
    static let smallest: Int64 = 5

    /// By kind, then channel. A cell without payments and money is 0 and known to be.
    let counts: [[Int64]]
    /// Cells in which something stands; a cell of no payment with money in it (a correction) is small too.
    private let isFilled: [[Bool]]
    private(set) var hidden: [[Bool]]
    private(set) var kindHidden: [Bool]
    private(set) var channelHidden: [Bool]
    private(set) var monthHidden = false

    private var kinds: Int { counts.count }
    private var channels: Int { counts.first?.count ?? 0 }

    init(counts: [[Int64]], isFilled: [[Bool]]) {
        self.counts = counts
        self.isFilled = isFilled
        hidden = zip(counts, isFilled).map { row, filled in
            zip(row, filled).map { $1 && $0 < SuppressionTable.smallest }
        }
        kindHidden = counts.map { row in
            let sum = row.reduce(0, +)
            return sum < SuppressionTable.smallest
        }
        channelHidden = (0..<(counts.first?.count ?? 0)).map { channel in
            let sum = counts.reduce(0) { $0 + $1[channel] }
            return sum < SuppressionTable.smallest
        }
        monthHidden = counts.reduce(0) { $0 + $1.reduce(0, +) } < SuppressionTable.smallest
        protect()
    }

    func kindTotal(_ kind: Int) -> Int64 { counts[kind].reduce(0, +) }
    func channelTotal(_ channel: Int) -> Int64 { counts.reduce(0) { $0 + $1[channel] } }

    // MARK: Protection

    /// Values that a small figure could have besides its own, as far as the published ones tell.
    static let leastRoom: Int64 = 2

    /// Until every small figure has room, one more is hidden: the first that gives it room, totals before cells.
    private mutating func protect() {
        while let exposed = firstExposed() {
            let candidates = candidates(for: exposed)
            guard let first = candidates.first else { return }
            let enough = candidates.first { candidate in
                var copy = self
                copy.hide(candidate)
                return copy.room(exposed) >= Self.leastRoom
            }
            hide(enough ?? first)
        }
    }

    private enum Figure: Hashable {
        case cell(Int, Int)
        case kind(Int)
        case channel(Int)
        case month
    }

    private mutating func hide(_ figure: Figure) {
        switch figure {
        case .cell(let kind, let channel): hidden[kind][channel] = true
        case .kind(let kind): kindHidden[kind] = true
        case .channel(let channel): channelHidden[channel] = true
        case .month: monthHidden = true
        }
    }

    /// A small figure that the published ones give away, or nearly so.
    private func firstExposed() -> Figure? {
        for kind in 0..<kinds {
            for channel in 0..<channels where isFilled[kind][channel] && counts[kind][channel] < Self.smallest {
                if room(.cell(kind, channel)) < Self.leastRoom { return .cell(kind, channel) }
            }
            let isSmall = kindTotal(kind) < Self.smallest && isFilled[kind].contains(true)
            if isSmall, room(.kind(kind)) < Self.leastRoom { return .kind(kind) }
        }
        for channel in 0..<channels where channelTotal(channel) < Self.smallest {
            let isUsed = isFilled.contains { $0[channel] }
            if isUsed, room(.channel(channel)) < Self.leastRoom { return .channel(channel) }
        }
        return nil
    }

    /// What may be hidden beside it: its own totals, other totals, the cells of its lines, all others, the month's total;
    /// the smallest first.
    private func candidates(for figure: Figure) -> [Figure] {
        var own: [Figure] = []
        if case .cell(let kind, let channel) = figure { own = [.kind(kind), .channel(channel)] }
        let totals =
            (0..<channels).sorted { channelTotal($0) < channelTotal($1) }.map { Figure.channel($0) }
            + (0..<kinds).sorted { kindTotal($0) < kindTotal($1) }.map { Figure.kind($0) }
        var cells: [(isFar: Bool, count: Int64, figure: Figure)] = []
        for kind in 0..<kinds {
            for channel in 0..<channels where isFilled[kind][channel] {
                cells.append((isFar(.cell(kind, channel), figure), counts[kind][channel], .cell(kind, channel)))
            }
        }
        let order = cells.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.isFar != b.isFar { return b.isFar }
            return a.count != b.count ? a.count < b.count : left.offset < right.offset
        }.map(\.element.figure)
        return (own + totals + order + [.month]).filter { !isHidden($0) }
    }

    private func isFar(_ cell: Figure, _ figure: Figure) -> Bool {
        guard case .cell(let kind, let channel) = cell else { return true }
        switch figure {
        case .cell(let own, let ownChannel): return own != kind && ownChannel != channel
        case .kind(let own): return own != kind
        case .channel(let own): return own != channel
        case .month: return false
        }
    }

    private func isHidden(_ figure: Figure) -> Bool {
        switch figure {
        case .cell(let kind, let channel): hidden[kind][channel]
        case .kind(let kind): kindHidden[kind]
        case .channel(let channel): channelHidden[channel]
        case .month: monthHidden
        }
    }

    // MARK: The network

    /// Nodes: kinds, channels, then the two ends of the month's total.
    private struct Edge {
        var from: Int
        var to: Int
        var flow: Int64
        var isHidden: Bool
    }

    private func edges() -> (edges: [Edge], place: (Figure) -> Int) {
        let (kinds, channels) = (kinds, channels)
        let (source, sink) = (kinds + channels, kinds + channels + 1)
        var edges: [Edge] = []
        for kind in 0..<kinds {
            for channel in 0..<channels {
                edges.append(
                    Edge(
                        from: kind, to: kinds + channel, flow: counts[kind][channel],
                        isHidden: hidden[kind][channel]))
            }
        }
        for kind in 0..<kinds {
            edges.append(Edge(from: source, to: kind, flow: kindTotal(kind), isHidden: kindHidden[kind]))
        }
        for channel in 0..<channels {
            edges.append(
                Edge(from: kinds + channel, to: sink, flow: channelTotal(channel), isHidden: channelHidden[channel]))
        }
        let month = counts.reduce(0) { $0 + $1.reduce(0, +) }
        edges.append(Edge(from: sink, to: source, flow: month, isHidden: monthHidden))
        return (
            edges,
            { figure in
                switch figure {
                case .cell(let kind, let channel): kind * channels + channel
                case .kind(let kind): kinds * channels + kind
                case .channel(let channel): kinds * channels + kinds + channel
                case .month: kinds * channels + kinds + channels
                }
            }
        )
    }

    /// By how much a hidden figure could be larger or smaller, as far as the published ones tell; more than `leastRoom` is
    /// not asked for.
    ///
    /// Hidden figures are taken to hold one payment at least, since an attacker will guess that.
    private func room(_ figure: Figure) -> Int64 {
        let (edges, place) = edges()
        let wanted = place(figure)
        guard edges[wanted].isHidden else { return 0 }
        let up = change(edges, wanted, from: edges[wanted].to, to: edges[wanted].from, most: Self.leastRoom)
        let most = min(Self.leastRoom - up, edges[wanted].flow - 1)
        return up + change(edges, wanted, from: edges[wanted].from, to: edges[wanted].to, most: most)
    }

    /// How much can flow between the ends of an edge by way of other hidden ones.
    private func change(_ given: [Edge], _ wanted: Int, from start: Int, to end: Int, most: Int64) -> Int64 {
        var edges = given
        var found: Int64 = 0
        while found < most, let path = path(from: start, to: end, edges, kinds + channels + 2, without: wanted) {
            var step = most - found
            for part in path where !part.isForward { step = min(step, edges[part.edge].flow - 1) }
            for part in path { edges[part.edge].flow += part.isForward ? step : -step }
            found += step
        }
        return found
    }

    /// The shortest way through hidden edges, forwards without end, backwards as far as they hold more than one.
    private func path(
        from start: Int, to end: Int, _ edges: [Edge], _ nodes: Int, without: Int
    ) -> [(edge: Int, isForward: Bool)]? {
        var came: [(edge: Int, isForward: Bool)?] = Array(repeating: nil, count: nodes)
        var isSeen = Array(repeating: false, count: nodes)
        isSeen[start] = true
        var queue = [start]
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            for (index, edge) in edges.enumerated() where edge.isHidden && index != without {
                if edge.from == node, !isSeen[edge.to] {
                    isSeen[edge.to] = true
                    came[edge.to] = (index, true)
                    queue.append(edge.to)
                } else if edge.to == node, !isSeen[edge.from], edge.flow > 1 {
                    isSeen[edge.from] = true
                    came[edge.from] = (index, false)
                    queue.append(edge.from)
                }
            }
        }
        guard isSeen[end] else { return nil }
        var path: [(edge: Int, isForward: Bool)] = []
        var node = end
        while node != start, let step = came[node] {
            path.append(step)
            node = step.isForward ? edges[step.edge].from : edges[step.edge].to
        }
        return path
    }
}
