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
        ("Officials from Washington, Texas and the United States met in Paris.", "Paris", "France"),
        ("They met in Perth, in Scotland, on Monday.", "Perth", "United Kingdom"),
        ("She lives in Hamilton in New Zealand.", "Hamilton", "New Zealand"),
        ("He came to Victoria, the capital of British Columbia.", "Victoria", "Canada"),
        ("She lives in Paris, a town of 25,000 in northeast Texas.", "Paris", "United States"),
        ("He flew to Portland, Ore., on Monday.", "Portland", "United States"),
        ("Talks with Moscow, Washington and Beijing failed.", "Moscow", "Russia"),
        ("Police in Kent stopped the lorry.", "Kent", "United Kingdom"),
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

    @Test("Two places of one name are two, and a state is not the town of its name")
    func namesakes() throws {
        let found = Found("From Springfield, Illinois, he drove to Springfield, Massachusetts.")
        let places = found.extraction.entities.filter { $0.name == "Springfield" }.compactMap(\.place)
        #expect(places.count == 2)
        #expect(abs(places[0].longitude - -89.6) < 0.3 && abs(places[1].longitude - -72.6) < 0.3)
        let washington = Found("Apple growers in Washington state wrote to Washington.")
        let longitudes = washington.extraction.entities.filter { $0.name == "Washington" }.compactMap(
            \.place?.longitude)
        #expect(longitudes.count == 2 && longitudes[0] < -100 && longitudes[1] > -80)
    }

    @Test("A report from one state is about its towns")
    func focus() {
        let found = Found(
            "Roads were closed across the state of Georgia. Schools in Rome and Athens stayed shut, and in Augusta.")
        for town in ["Rome", "Athens", "Augusta"] { #expect(found.entity(town)?.place?.country == "United States") }
    }

    @Test("A small town's name that is nowhere written as a place's is on no map")
    func unwritten() {
        let found = Found("Pictures of Jupiter came on Monday, and Jupiter shone. Nobody saw it.")
        #expect(found.entity("Jupiter")?.place == nil)
    }

    @Test("What has a premier, or an east of its own, is the state of its name")
    func states() throws {
        for text in ["Victoria's premier has asked for a ship.", "The fire is in eastern Victoria."] {
            let place = try #require(Found(text).entity("Victoria")?.place)
            #expect(place.country == "Australia")
        }
        #expect(Found("It rained in eastern Georgia.").entity("Georgia")?.place?.country == "Georgia")
    }

    @Test("A province that is shortened at a sentence's end says where the town is")
    func shortened() throws {
        let place = try #require(Found("LONDON, Ont. — The club has sold its captain.").entity("London")?.place)
        #expect(place.country == "Canada")
    }

    @Test("A court called after a province says in which country the article is")
    func courts() throws {
        let found = Found("The Sindh High Court's bench in Hyderabad ordered the police to find him.")
        #expect(try #require(found.entity("Hyderabad")?.place).country == "Pakistan")
    }
}
