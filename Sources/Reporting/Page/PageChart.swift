// Charts of report.html as SVG, counted in whole points: the same bytes on every machine.

internal import Domain

struct PageChart {
    /// Narrow, so that letters of 14 points are still read where three charts stand side by side, and on a phone.
    private static let width: Int64 = 480

    let section: Section
    let drawing: Section.Drawing
    let language: Language

    private struct Point {
        var name: String
        var values: [Int64]
    }

    private var points: [Point] {
        section.grid.rows.map { row in
            let name =
                switch row[0] {
                case .text(let text): text
                case .day(let day): String(PageNumber.day(day, .bg).prefix(5))
                default: ""
                }
            return Point(
                name: name,
                values: drawing.series.map { series in
                    switch row[series.column] {
                    case .money(let value), .integer(let value): max(0, value)
                    default: 0
                    }
                })
        }
    }

    /// Draws the chart; nothing where every value is 0.
    func draw(to page: inout PageWriter) {
        let points = points
        let most = points.flatMap(\.values).max() ?? 0
        guard most > 0 else { return }
        let height = drawing.isBars ? Int64(points.count) * 26 + 40 : 260
        let title = Labels.text(drawing.title, language)
        page.raw("<figure><figcaption>")
        page.escaped(title)
        page.raw("</figcaption><svg viewBox=\"0 0 \(Self.width) \(height)\" role=\"img\" aria-label=\"")
        page.escaped(title)
        page.raw("\">")
        if drawing.isBars { bars(points, most, to: &page) } else { columns(points, most, height, to: &page) }
        page.raw("</svg>")
        if drawing.series.count > 1 {
            page.raw("<p class=\"legend\">")
            for series in drawing.series {
                page.raw("<i style=\"background:\(Self.hex(series.colour))\"></i>")
                page.element("span", Labels.text(series.label, language))
            }
            page.raw("</p>")
        }
        page.raw("</figure>\n")
    }

    private static func hex(_ colour: UInt32) -> String {
        let text = String(colour, radix: 16)
        return "#" + String(repeating: "0", count: 6 - text.count) + text
    }

    /// A round step of which five or fewer reach the greatest value.
    static func step(_ most: Int64) -> Int64 {
        var unit: Int64 = 1
        while true {
            for factor: Int64 in [1, 2, 5] where (most + factor * unit - 1) / (factor * unit) <= 5 {
                return factor * unit
            }
            unit *= 10
        }
    }

    /// Whole euros where the sums are money.
    private func axis(_ value: Int64) -> String {
        let unit: Int64 = section.grid.digits == 2 ? 100 : 1
        return value % unit == 0
            ? PageNumber.text(value / unit, digits: 0, language) : PageNumber.text(value, digits: 2, language)
    }

    private func text(_ x: Int64, _ y: Int64, _ text: String, _ anchor: String, to page: inout PageWriter) {
        page.raw("<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">")
        page.escaped(text)
        page.raw("</text>")
    }

    private func columns(_ points: [Point], _ most: Int64, _ height: Int64, to page: inout PageWriter) {
        let (left, top, bottom) = (Int64(80), Int64(10), height - 38)
        let step = Self.step(most)
        let ceiling = (most + step - 1) / step * step
        func y(_ value: Int64) -> Int64 { bottom - value * (bottom - top) / ceiling }
        for line in stride(from: 0, through: ceiling, by: Int64.Stride(step)) {
            page.raw("<path class=\"g\" d=\"M\(left) \(y(line))H\(Self.width)\"/>")
            text(left - 8, y(line) + 4, axis(line), "end", to: &page)
        }
        let slot = (Self.width - left) / Int64(max(1, points.count))
        let bar = max(2, min(44, (slot - 6) / Int64(drawing.series.count)))
        // Names that would touch are broken at their last blank, then left out, evenly.
        let longest = Int64(points.map(\.name.count).max() ?? 1) * 8
        let isBroken = longest > slot
        let every = isBroken && !points.contains { $0.name.contains(" ") } ? (longest + slot) / max(1, slot) : 1
        for (place, point) in points.enumerated() {
            let middle = left + Int64(place) * slot + slot / 2
            let start = middle - bar * Int64(drawing.series.count) / 2
            for (index, value) in point.values.enumerated() where value > 0 {
                let top = y(value)
                page.raw(
                    "<rect x=\"\(start + Int64(index) * bar)\" y=\"\(top)\" width=\"\(bar - 1)\" height=\"\(max(1, bottom - top))\" fill=\"\(Self.hex(drawing.series[index].colour))\"><title>"
                )
                page.escaped(point.name + ": " + PageNumber.text(value, digits: section.grid.digits, language))
                page.raw("</title></rect>")
            }
            if Int64(place) % every == 0 { name(point.name, isBroken, middle, height, to: &page) }
        }
    }

    private func name(_ name: String, _ isBroken: Bool, _ x: Int64, _ height: Int64, to page: inout PageWriter) {
        guard isBroken, let blank = name.lastIndex(of: " ") else {
            return text(x, height - 14, name, "middle", to: &page)
        }
        text(x, height - 19, String(name[..<blank]), "middle", to: &page)
        text(x, height - 4, String(name[name.index(after: blank)...]), "middle", to: &page)
    }

    /// A name that fits beside the bars.
    private static func short(_ name: String) -> String {
        let letters = 26
        return name.count > letters ? name.prefix(letters - 1) + "…" : name
    }

    private func bars(_ points: [Point], _ most: Int64, to page: inout PageWriter) {
        let (left, right) = (Int64(236), Self.width - 84)
        for (place, point) in points.enumerated() {
            let top = Int64(place) * 26 + 10
            text(left - 10, top + 14, Self.short(point.name), "end", to: &page)
            let value = point.values[0]
            let length = value * (right - left) / most
            page.raw(
                "<rect x=\"\(left)\" y=\"\(top)\" width=\"\(max(1, length))\" height=\"18\" fill=\"\(Self.hex(drawing.series[0].colour))\"/>"
            )
            text(
                left + length + 6, top + 14, PageNumber.text(value, digits: section.grid.digits, language), "start",
                to: &page)
        }
    }
}
