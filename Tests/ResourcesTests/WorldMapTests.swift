import Foundation
import Testing

@testable import Resources

/// The repository's own files.
private let shipped = Resources(
    directory: #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Resources")

@Suite("Map of the world")
struct WorldMapTests {
    let map: WorldMap

    init() throws { map = try shipped.worldMap() }

    /// The points of one kind of line around a location.
    private func points(
        _ line: WorldMap.Line, latitude: Double, longitude: Double, degrees: Double, step: Double = 0.0001
    ) throws -> [MapPoint] {
        let middle = try #require(MapPoint(latitude: latitude, longitude: longitude))
        let reach = degrees / 360
        let box = WorldMap.Box(
            x: middle.x - reach...middle.x + reach, y: middle.y - reach...middle.y + reach)
        var found: [MapPoint] = []
        map.lines(in: box, step: step) { kind, points in
            if kind == line { found += points.filter { box.x.contains($0.x) && box.y.contains($0.y) } }
        }
        return found
    }

    @Test(
        "Locations lie where Mercator puts them",
        arguments: [(0.0, 0.0, 0.5, 0.5), (85.0511, -180, 0, 0), (-90, 180, 0, 1), (51.5, 0, 0.5, 0.3326)])
    func projection(_ latitude: Double, _ longitude: Double, _ x: Double, _ y: Double) throws {
        let point = try #require(MapPoint(latitude: latitude, longitude: longitude))
        #expect(abs(point.x - x) < 0.0001 && abs(point.y - y) < 0.0001)
    }

    @Test(
        "Coordinates that are not on earth have no point",
        arguments: [(Double.nan, 0.0), (0, .infinity), (91, 0), (0, 1000)])
    func noPlace(_ latitude: Double, _ longitude: Double) {
        #expect(MapPoint(latitude: latitude, longitude: longitude) == nil)
    }

    @Test("Dover has a coast, Basel a border, Crimea a disputed one, the Atlantic nothing")
    func lines() throws {
        #expect(try !points(.coast, latitude: 51.1, longitude: 1.3, degrees: 0.3).isEmpty)
        #expect(try !points(.border, latitude: 47.6, longitude: 7.6, degrees: 0.3).isEmpty)
        #expect(try points(.border, latitude: -20, longitude: -25, degrees: 3).isEmpty)
        #expect(try points(.coast, latitude: -20, longitude: -25, degrees: 3).isEmpty)
        #expect(try !points(.disputedBorder, latitude: 46.1, longitude: 33.7, degrees: 0.5).isEmpty)
    }

    @Test("A closer view has more points")
    func levels() throws {
        let counts = try [0.01, 0.0005, 0.00001].map {
            try points(.coast, latitude: 62, longitude: 6, degrees: 3, step: $0).count
        }
        #expect(counts[0] < counts[1] && counts[1] < counts[2])
    }

    @Test("Lines continue across the seam of the map")
    func seam() throws {
        let found = try points(.coast, latitude: 66, longitude: 180, degrees: 8, step: 0.01)
        #expect(found.contains { $0.x > 1 } || found.contains { $0.x < 0 })
        #expect(found.contains { $0.x < 1 && $0.x > 0 })
        // No line runs along the seam itself.
        let seam = try #require(MapPoint(latitude: 66, longitude: 180)).x
        let upright = try points(.coast, latitude: 67.5, longitude: 180, degrees: 0.05)
        #expect(upright.filter { abs($0.x - seam) < 1e-9 }.count < 2)
    }

    @Test("A file that is missing or of another kind is refused")
    func damaged() throws {
        #expect(throws: ResourceError.self) { try WorldMap(path: shipped.path(of: "gazetteer.dat")) }
        #expect(throws: ResourceError.self) { try WorldMap(path: "/nonexistent/map.dat") }
    }

    @Test("However a file is damaged, it is refused or drawn as far as it goes", arguments: 0..<24)
    func mangled(_ seed: Int) throws {
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: shipped.path(of: "map.dat"))))
        let path = NSTemporaryDirectory() + "dateline-map-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        if seed % 2 == 0 {
            bytes = Array(bytes.prefix(seed * seed * 2000))
        } else {
            for index in stride(from: 12 + seed, to: bytes.count, by: 97 * seed) {
                bytes[index] = UInt8(seed * 11 % 256)
            }
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        guard let map = try? WorldMap(path: path) else { return }
        for step in [0.01, 0.001, 0.0001] {
            map.lines(in: .init(x: -0.2...0.8, y: 0...1), step: step) { _, points in #expect(!points.isEmpty) }
        }
    }
}
