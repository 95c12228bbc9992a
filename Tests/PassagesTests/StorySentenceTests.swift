import Testing

@testable import Passages

@Suite("A sentence of a story is no credit, no caption and no line of the page")
struct StorySentenceTests {
    @Test(
        "What tells of others is a story's, however it begins or ends",
        arguments: [
            "Picture this: a bridge that never opens.", "Das Bild: eine Brücke, die niemand mehr öffnet.",
            "Photo by photo, the jury went through the evidence.",
            "Image is everything, the mayor told AFP/Reuters on Monday.",
            "The contract is between two agencies, the council said. (Reuters/AFP)",
            "The quay is shut, a spokesman told Reuters/AP.", "Foto und Film waren verboten, sagte der Richter.",
            "Follow the money, the auditor told the council.", "Share prices fell sharply by 3 percent.",
            "Updated figures for the port will come on Tuesday.", "Copyright law does not allow it, a judge said.",
            "Follow-up talks are planned for Friday.", "More delays are expected.", "Email was rare then.",
            "The photo shows two men beside a lorry.", "Copyright law protects the song until 2050.",
            "\"No comment.\"", "\"Share the bread,\" she said.", "Credit unions lent more than a year ago.",
            "Courtesy of the mayor, the children had a day off.", "Editing by committee has its price, she said.",
        ])
    func story(text: String) {
        let passage = Passage(text: Array(text.utf8), followsBlank: true)
        #expect(!passage.isCreditLine && !passage.isSurelyCaption && !passage.isControl && !passage.isNotice)
        #expect(!isNotice(text) && !isCreditLine(text) && !isFarewell(text) && !pointsElsewhere(text))
    }

    @Test(
        "What speaks to the reader or names makers is not",
        arguments: [
            "Sign up for our newsletter.", "Follow us on Twitter for more updates.",
            "Copyright 2024 Marsh Courier. All rights reserved.", "Reporting by Anna Beck; editing by Tom Ashdown.",
            "Sign up for traffic news alerts.", "Follow the club on social media.",
            "Comments on this thread are now closed.", "Related: Ferry to sail until Easter.",
            "Support good journalism with a donation.", "Read more about this story here.",
            "A square in Kyiv on Monday. (Photo by Anna Beck/AFP)",
        ])
    func page(text: String) {
        let passage = Passage(text: Array(text.utf8), followsBlank: true)
        #expect(
            passage.isControl || passage.isNotice || passage.isCreditLine || isNotice(text) || isFarewell(text)
                || pointsElsewhere(text))
    }
}
