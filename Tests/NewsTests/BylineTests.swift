import News
import Testing

@Test(
    "A byline is printed with one word before it",
    arguments: [
        ("Ann Smith", "By Ann Smith"), ("By Ann Smith", "By Ann Smith"), ("Von Anna Schmidt", "Von Anna Schmidt"),
        ("Byron Lee", "By Byron Lee"), ("By", "By By"),
    ])
func printedByline(_ byline: String, _ printed: String) {
    #expect(Article(headline: "Rates rise", byline: byline, body: "").printedByline == printed)
}

@Test func noBylineIsPrintedWhereNoneIsKnown() {
    #expect(Article(headline: "Rates rise", body: "").printedByline == nil)
    #expect(Article(headline: "Rates rise", byline: "", body: "").printedByline == nil)
}
