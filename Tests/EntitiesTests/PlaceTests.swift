import News
import Testing

@testable import Entities

@Suite("Where places lie")
struct PlaceTests {
    @Test(arguments: [
        ("He moved from Paris, Texas to Dallas.", "Paris", "United States"),
        ("He moved to Paris.", "Paris", "France"),
        ("American officials met in Birmingham.", "Birmingham", "United States"),
        ("He was born in Birmingham.", "Birmingham", "United Kingdom"),
        ("Atlanta is the capital of Georgia, an American state.", "Georgia", "United States"),
        ("From Tbilisi he saw how Georgia voted.", "Georgia", "Georgia"),
    ])
    func country(_ text: String, _ name: String, _ country: String) {
        #expect(Found(text).entity(name)?.place?.country == country)
    }

    @Test("A capital is preferred to the region of the same name")
    func capitals() throws {
        let place = try #require(Found("Talks were held in Washington.").entity("Washington")?.place)
        #expect(abs(place.latitude - 38.9) < 0.1)
    }

    @Test("A town has coordinates and inhabitants")
    func coordinates() throws {
        let place = try #require(Found("It rained in Singapore.").entity("Singapore")?.place)
        #expect(abs(place.latitude - 1.3) < 0.5 && abs(place.longitude - 103.8) < 0.5)
        #expect((place.population ?? 0) > 1_000_000)
    }
}
