// Charts of figures that stand in a sheet.

internal import CXlsxWriter

package struct Chart: Sendable {
    package enum Kind: Sendable { case columns, bars }

    /// One row of figures: its name and the cells that hold it.
    package struct Series: Sendable {
        package var name: String
        package var column: Int
        /// Red, green and blue.
        package var colour: UInt32
        package init(_ name: String, column: Int, colour: UInt32) {
            self.name = name
            self.column = column
            self.colour = colour
        }
    }

    package var kind: Kind
    package var title: String
    /// The sheet with the figures, the column with their names, and their rows.
    package var sheet: String
    package var categories: Int
    package var rows: Range<Int>
    package var series: [Series]
    /// In pixels of the screen, 96 to the inch.
    /// The names are dates.
    package var isByDay = false
    package var width = 480
    package var height = 288

    package init(kind: Kind, title: String, sheet: String, categories: Int, rows: Range<Int>, series: [Series]) {
        self.kind = kind
        self.title = title
        self.sheet = sheet
        self.categories = categories
        self.rows = rows
        self.series = series
    }
}

extension Workbook {
    /// Days whose names have room beside each other.
    private static let daysAbreast = 8

    /// Puts a chart with its upper left corner into a cell of the current sheet.
    package mutating func chart(_ chart: Chart, row: Int, column: Int) {
        guard !chart.rows.isEmpty else { return }
        let kind = chart.kind == .columns ? LXW_CHART_COLUMN : LXW_CHART_BAR
        guard let drawn = workbook_add_chart(handle, UInt8(kind.rawValue)) else {
            return note(LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        let (first, last) = (UInt32(chart.rows.lowerBound), UInt32(chart.rows.upperBound - 1))
        for figures in chart.series {
            guard let series = chart_add_series(drawn, nil, nil) else { return note(LXW_ERROR_MEMORY_MALLOC_FAILED) }
            let (names, values) = (UInt16(chart.categories), UInt16(figures.column))
            chart_series_set_categories(series, chart.sheet, first, names, last, names)
            chart_series_set_values(series, chart.sheet, first, values, last, values)
            chart_series_set_name(series, figures.name)
            var fill = lxw_chart_fill()
            fill.color = figures.colour
            chart_series_set_fill(series, &fill)
        }
        chart_title_set_name(drawn, chart.title)
        letter(drawn, chart.kind)
        if chart.isByDay, let axis = chart_axis_get(drawn, LXW_CHART_AXIS_TYPE_X) {
            chart_axis_set_num_format(axis, "dd.mm")
            if chart.rows.count > Self.daysAbreast {
                // Beside each other they would run into one another.
                var font = lxw_chart_font()
                font.bold = UInt8(LXW_EXPLICIT_FALSE.rawValue)
                font.size = 10
                font.rotation = -45
                chart_axis_set_num_font(axis, &font)
            }
        }
        let position = chart.series.count > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE
        chart_legend_set_position(drawn, UInt8(position.rawValue))
        var options = lxw_chart_options()
        options.x_scale = Double(chart.width) / 480
        options.y_scale = Double(chart.height) / 288
        let code = chart.title.withCString { text in
            options.description = UnsafeMutablePointer(mutating: text)
            return worksheet_insert_chart_opt(current, UInt32(row), UInt16(column), drawn, &options)
        }
        note(code)
    }

    /// Letters and lines that are read in print.
    private func letter(_ drawn: UnsafeMutablePointer<lxw_chart>, _ kind: Chart.Kind) {
        var font = lxw_chart_font()
        font.bold = UInt8(LXW_TRUE.rawValue)
        font.size = 12
        chart_title_set_name_font(drawn, &font)
        font.bold = UInt8(LXW_EXPLICIT_FALSE.rawValue)
        font.size = 10
        chart_legend_set_font(drawn, &font)
        for type in [LXW_CHART_AXIS_TYPE_X, LXW_CHART_AXIS_TYPE_Y] {
            guard let axis = chart_axis_get(drawn, type) else { continue }
            chart_axis_set_num_font(axis, &font)
            // The values of lying bars are counted along the other axis.
            if (type == LXW_CHART_AXIS_TYPE_Y) == (kind == .columns) { chart_axis_set_num_format(axis, "#,##0") }
        }
        var line = lxw_chart_line()
        line.color = 0xD9D9D9
        for type in [LXW_CHART_AXIS_TYPE_X, LXW_CHART_AXIS_TYPE_Y] {
            guard let axis = chart_axis_get(drawn, type) else { continue }
            chart_axis_major_gridlines_set_line(axis, &line)
        }
    }
}
