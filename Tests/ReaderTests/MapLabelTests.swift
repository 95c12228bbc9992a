import Testing

@testable import Reader

@Suite struct MapLabelTests {
    @Test("No name covers another or a mark, however many there are", arguments: 0..<40)
    func collisions(_ seed: Int) {
        var dice = Dice(seed: UInt64(seed))
        let (rows, columns) = (4 + seed % 40, 10 + seed * 5)
        let names = (0..<60).map { index in
            (
                text: String(repeating: index % 7 == 0 ? "東" : "n", count: 1 + dice.roll(14)),
                row: dice.roll(rows), column: dice.roll(columns)
            )
        }
        var cells: [Int: Int] = [:]
        for name in names { cells[name.row * columns + name.column] = -1 }
        for label in MapLabels(names, rows: rows, columns: columns).labels {
            #expect(label.column >= 0 && label.column + label.width <= columns && (0..<rows).contains(label.row))
            #expect(cells[label.row * columns + label.column - 1] != -1 || label.column == 0)
            #expect(
                cells[label.row * columns + label.column + label.width] != -1 || label.column + label.width == columns)
            for column in label.column..<label.column + label.width {
                #expect(cells.updateValue(label.place, forKey: label.row * columns + column) == nil)
            }
        }
    }

    @Test("A place that is named often has its name, over the marks of places that are hardly named")
    func oftenNamed() {
        let around = (-12...12).flatMap { column in (-1...1).map { row in (column, row) } }.filter { $0 != (0, 0) }
        let names = [("Berlin", 5, 20)] + around.map { ("Dorf", 5 + $0.1, 20 + $0.0) }
        let labels = MapLabels(names, counts: [89] + around.map { _ in 3 }, rows: 10, columns: 40)
        #expect(labels.labels.first?.text == "Berlin" && !labels.covered.isEmpty)
        #expect(labels.labels.allSatisfy { !labels.covered.contains($0.place) })
        let equals = MapLabels(names, counts: [5] + around.map { _ in 3 }, rows: 10, columns: 40)
        #expect(equals.labels.allSatisfy { $0.text != "Berlin" })
    }

    @Test("The first of two at one spot is named, the other beside it where there is room")
    func oneSpot() {
        let labels = MapLabels([("Kyiv", 5, 10), ("Ukraine", 5, 10)], rows: 10, columns: 40).labels
        #expect(labels.map(\.text) == ["Kyiv", "Ukraine"])
        #expect(labels.map { [$0.row, $0.column] } == [[5, 12], [5, 2]])
    }
}
