import News
import Testing

@testable import Paste

private func read(_ text: String) throws -> Article { plainTextArticle(from: Array(text.utf8)) }

private func paragraphs(_ article: Article) -> [String] { article.body.components(separatedBy: "\n\n") }

extension String {
    fileprivate func components(separatedBy mark: String) -> [String] {
        var parts = [""]
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                parts.append("")
            } else {
                parts[parts.count - 1] += (parts.last == "" ? "" : "\n") + line
            }
        }
        return parts
    }
}

/// Texts as people paste them from the sites they read. All are made up.
@Suite struct PastedPageTests {
    private let first =
        "The port of Varna was shut for a second day on Thursday after a storm broke moorings, officials said."
    private let second =
        "Two ferries were moved to Burgas, where they will stay until the wind drops, the harbour master told reporters."
    private let third =
        "\"We have seen nothing like it since 1986,\" said Elena Petrova, who has run the pilot station for a decade."

    @Test("A British broadcaster's page with navigation, time ago, share and image credits")
    func broadcaster() throws {
        let article = try read(
            """
            Skip to content
            Home
            News
            Sport
            Weather
            Storm shuts Black Sea port for second day
            3 hours ago
            Share
            Save
            Maria Ivanova
            Balkans correspondent
            Getty Images
            A ship with broken moorings lies across the harbour
            Image source, Getty Images
            Image caption, Waves of six metres were measured
            \(first)

            \(second)

            \(third)

            Related topics
            Bulgaria
            Black Sea
            More on this story
            Storm warning for the Balkans
            Ferry sinks off Constanta
            Top stories
            President to visit Ankara next week
            """)
        #expect(article.headline == "Storm shuts Black Sea port for second day")
        #expect(paragraphs(article).suffix(3) == [first, second, third])
        #expect(paragraphs(article).count <= 4)
    }

    @Test("An agency report with byline, dateline and update stamp")
    func agency() throws {
        let article = try read(
            """
            Storm shuts Black Sea port for second day

            By MARIA IVANOVA, Associated Press
            Updated 9:15 AM EST, March 7, 2024

            VARNA, Bulgaria (AP) — \(first)

            \(second)

            ADVERTISEMENT

            \(third)

            Copyright 2024 The Associated Press. All rights reserved. This material may not be published.
            """)
        #expect(article.headline == "Storm shuts Black Sea port for second day")
        #expect(article.byline == "MARIA IVANOVA, Associated Press" || article.byline == "MARIA IVANOVA")
        #expect(article.dateline == "VARNA, Bulgaria")
        #expect(article.updated?.iso8601 == "2024-03-07T14:15:00Z")
        #expect(paragraphs(article) == ["VARNA, Bulgaria (AP) — " + first, second, third])
    }

    @Test("A newspaper with a cookie banner, standfirst, sign-up box and appeal")
    func newspaper() throws {
        let article = try read(
            """
            We use cookies to improve your experience. By clicking accept you agree to our privacy policy.
            Accept all
            Manage preferences
            Sign in
            Subscribe

            Storm shuts Black Sea port for second day

            Ferries moved to Burgas as pilots speak of the worst weather in almost forty years

            Maria Ivanova in Varna
            Thu 7 Mar 2024 14.15 GMT
            Last modified on Thu 7 Mar 2024 18.02 GMT

            \(first)

            Sign up to First Edition, our free daily newsletter, to get the news in your inbox

            \(second)

            \(third)

            Most viewed

            Explore more on these topics

            Support our journalism: contribute from as little as £1. Subscribe today to help us stay independent.
            """)
        #expect(article.headline == "Storm shuts Black Sea port for second day")
        #expect(article.byline == "Maria Ivanova in Varna" || article.byline == "Maria Ivanova")
        #expect(article.published?.iso8601 == "2024-03-07T14:15:00Z")
        #expect(article.updated?.iso8601 == "2024-03-07T18:02:00Z")
        #expect(paragraphs(article).suffix(3) == [first, second, third])
        #expect(paragraphs(article).first?.hasPrefix("Ferries moved") == true)
    }

    @Test("An American paper with audio notice, photo credit and an author's line at the end")
    func americanPaper() throws {
        let article = try read(
            """
            Storm Shuts Black Sea Port for Second Day
            Listen to this article · 4:31 min
            Share full article
            A tug works against the swell off Varna on Wednesday. Credit...Ivan Todorov for The Harbor Times
            By Maria Ivanova and John Doe
            March 7, 2024, 9:15 a.m. ET
            \(first)
            \(second)
            Advertisement
            SKIP ADVERTISEMENT
            \(third)
            See more on: Bulgaria, Black Sea
            """)
        #expect(article.headline == "Storm Shuts Black Sea Port for Second Day")
        #expect(article.byline == "Maria Ivanova and John Doe")
        #expect(article.published?.iso8601 == "2024-03-07T14:15:00Z")
        #expect(paragraphs(article).suffix(3) == [first, second, third])
    }

    @Test("A channel's page: its key points are kept, links to follow it dropped")
    func channel() throws {
        let article = try read(
            """
            News|Weather
            Storm shuts Black Sea port for second day

            Published On 7 Mar 2024
            Click here to share on social media
            Save articles to read later and create your own reading list.

            \(first)

            Three things are known:

            - The breakwater is cracked along forty metres
            - No one was hurt
            - The rail ferry stays in Odesa

            \(second)

            Follow us on Twitter and Facebook
            Source: Al Jazeera and news agencies
            """)
        #expect(article.headline == "Storm shuts Black Sea port for second day")
        #expect(article.published?.iso8601 == "2024-03-07")
        #expect(article.source == "Al Jazeera and news agencies")
        #expect(article.body.contains("The breakwater is cracked along forty metres"))
        #expect(article.body.contains("No one was hurt"))
        #expect(article.blocks.filter { $0.role == .listItem }.count == 3)
        #expect(paragraphs(article).first == first)
        #expect(paragraphs(article).last == second)
    }

    @Test("What asks to be paid for the rest is no text, amid the story as below it")
    func wall() {
        let page = """
            Quay stays shut

            The quay at Holm stays shut until June, the harbour board said on Monday after a look at its wall.

            You have 2 free articles left this month.

            Already a subscriber to three papers, the board's clerk has read of it only now, she said.

            Subscribe to continue reading
            Get unlimited access for £1 a week.
            Already a subscriber? Log in
            """
        let article = plainTextArticle(from: Array(page.utf8))
        #expect(article.body.hasPrefix("The quay at Holm stays shut"))
        #expect(article.body.hasSuffix("the board's clerk has read of it only now, she said."))
        #expect(!article.body.contains("free articles"))
    }

    @Test("The narrow column of a newspaper is one paragraph though no word is broken in it")
    func narrowColumn() {
        let column = """
            Quay stays shut

            The quay at Holm stays shut
            until June, the harbour board
            said on Monday after divers
            had found cracks in its wall
            and a hole at the foot of it.
            Ferries leave from the upper
            landing, which adds an hour to
            each trip to the islands.
            """
        let article = plainTextArticle(from: Array(column.utf8))
        #expect(article.headline == "Quay stays shut")
        #expect(
            article.body
                == "The quay at Holm stays shut until June, the harbour board said on Monday after divers had found cracks in its wall and a hole at the foot of it. Ferries leave from the upper landing, which adds an hour to each trip to the islands."
        )
    }

    @Test("Lines wrapped at 72 columns are joined into paragraphs")
    func wrapped() throws {
        let article = try read(
            """
            Storm shuts Black Sea port for second day

            The port of Varna was shut for a second day on Thursday after a storm
            broke moorings, officials said. Two ferries were moved to Burgas, where
            they will stay until the wind drops, the harbour master told reporters.

            Pilots said that nothing like it had been seen since 1986, when the long-
            range forecast had failed as well and three ships were driven aground on
            the sands south of the town.
            """)
        #expect(article.headline == "Storm shuts Black Sea port for second day")
        #expect(paragraphs(article).count == 2)
        #expect(article.body.contains("a storm broke moorings"))
        #expect(article.body.contains("long-range"))
    }

    @Test("A wrapped line that ends in a comma goes on, though the next word would have fitted")
    func raggedComma() throws {
        let article = try read(
            """
            Storm shuts Black Sea port for second day

            The port of Varna was shut for a second day on Thursday after a storm
            broke moorings and drove two barges aground on the sands, said Ada,
            who runs the port and its ferries, of which two were moved to Burgas
            on Friday, where they will stay until the wind drops and pilots say,
            as they did in 1986, when the long-range forecast had failed as well,
            that the sands south of the town can be passed.
            """)
        #expect(paragraphs(article).count == 1)
    }

    @Test("Of a release the service is the source, whatever stands below the text")
    func release() throws {
        let article = try read(
            """
            Holm Ferries reports closure

            VARNA, Bulgaria / ACCESSWIRE / March 5, 2024 / Holm Ferries said that its quay stays shut until the end of June.

            The company runs two ferries and employs some forty people at the quay and in its offices in the town.

            SOURCE: Holm Ferries Inc.
            """)
        #expect(article.source == "ACCESSWIRE")
        #expect(article.dateline == "VARNA, Bulgaria")
    }

    @Test("Indented paragraphs without blank lines between are told apart")
    func indented() throws {
        let article = try read(
            """
            Storm shuts Black Sea port

                The port of Varna was shut for a second day on Thursday after a
            storm broke moorings, officials said. Two ferries were moved on to
            Burgas, where they will stay until the wind drops.
                Pilots said that nothing like it had been seen since 1986, when
            the forecast had failed as well and three ships had gone aground on
            the sands south of the town.
            """)
        #expect(paragraphs(article).count == 2)
        #expect(paragraphs(article).last?.hasPrefix("Pilots said") == true)
    }

    @Test("A poem keeps its lines")
    func poem() throws {
        let article = try read(
            """
            The Harbour

            The boats come home at evening light,
            their sails as thin as bone,
            and one that left the quay last night
            has come to shore alone.

            The keeper lights his lamp and waits,
            the keeper counts the sea,
            and what it takes and what it gives
            it does not say to me.
            """)
        #expect(article.headline == "The Harbour")
        #expect(paragraphs(article).count == 2)
        #expect(article.body.contains("their sails as thin as bone,\nand one that left"))
        #expect(article.body.hasSuffix("it does not say to me."))
    }

    @Test("A text of short lines is kept")
    func shortLines() throws {
        let lines = ["Milk went up.", "Bread went up.", "Coal stayed.", "Nobody danced.", "The band played on."]
        let article = try read("What we saw\n" + lines.joined(separator: "\n"))
        #expect(article.headline == "What we saw")
        for line in lines { #expect(article.body.contains(line)) }
    }

    @Test("A note of one paragraph keeps it whole, and its opening is the headline")
    func note() throws {
        let article = try read(first)
        #expect(article.body == first)
        #expect(article.headline.hasPrefix("The port of Varna was shut"))
    }

    @Test("An interview keeps its short questions and answers")
    func interview() throws {
        let article = try read(
            """
            'The sea does not read forecasts'

            Elena Petrova has run the pilot station at Varna for ten years. She spoke to us on the quay.

            Were you afraid?

            No.

            Why not?

            Because there was no time for it, and because the tug crews knew what to do without being told.

            What comes next?

            Repairs.
            """)
        #expect(article.headline == "'The sea does not read forecasts'")
        #expect(paragraphs(article).count == 7)
        for line in ["Were you afraid?", "No.", "Why not?", "What comes next?", "Repairs."] {
            #expect(paragraphs(article).contains(line), "\(line)")
        }
    }

    @Test("A live page's time stamps are dropped, its entries kept")
    func liveBlog() throws {
        let article = try read(
            """
            Storm live: port of Varna shut for second day
            LIVE
            Last updated: 7 March 2024 18:02 GMT

            18:02 GMT
            Ferries moved to Burgas
            \(second)

            2 hours ago
            Pilots speak of the worst storm in decades
            \(third)
            """)
        #expect(article.headline == "Storm live: port of Varna shut for second day")
        #expect(article.updated?.iso8601 == "2024-03-07T18:02:00Z")
        #expect(article.body.contains(second) && article.body.contains(third))
        #expect(article.body.contains("Pilots speak of the worst storm in decades"))
        #expect(!article.body.contains("18:02") && !article.body.contains("2 hours ago"))
    }

    @Test("A blog with author and date on one line, tags and comments")
    func blog() throws {
        let article = try read(
            """
            Harbour Notes
            A storm, a port and forty metres of crack

            by Ivan Todorov | March 7, 2024 | 4 Comments

            \(first)

            What the engineers say

            \(second)

            Tags: varna, storm

            4 Comments

            Leave a comment
            """)
        #expect(article.headline == "A storm, a port and forty metres of crack")
        #expect(article.byline == "Ivan Todorov")
        #expect(article.published?.iso8601 == "2024-03-07")
        #expect(paragraphs(article) == [first, "What the engineers say", second])
        #expect(article.blocks.map(\.role) == [.heading])
    }

    @Test("An article about cookies, newsletters and sharing is not furniture")
    func aboutFurniture() throws {
        let body = [
            "Facebook said on Monday it would let users share email addresses with WhatsApp and Instagram accounts.",
            "Regulators in Dublin said the company must ask for consent before cookies are placed in a browser.",
            "The newsletter company Substack said subscribers had doubled in a year, to four million.",
        ]
        let article = try read("Facebook to share email data\n\n" + body.joined(separator: "\n\n"))
        #expect(article.headline == "Facebook to share email data")
        #expect(paragraphs(article) == body)
    }

    @Test("A page title with the outlet's name above the headline is dropped")
    func pageTitle() throws {
        let article = try read(
            """
            Storm shuts Black Sea port for second day | Harbour Times
            Storm shuts Black Sea port for second day

            \(first)

            \(second)
            """)
        #expect(article.headline == "Storm shuts Black Sea port for second day")
        #expect(paragraphs(article) == [first, second])
        #expect(article.source == "Harbour Times")
    }

    @Test("An agency's name on a line of its own is the source")
    func agencyAlone() throws {
        let article = try read("Storm shuts port for second day\n\n/ritzau/\n\n\(first)\n\n\(second)\n")
        #expect(article.source == "ritzau")
        #expect(paragraphs(article) == [first, second])
    }

    @Test("A dateline on a line of its own opens the text below it")
    func datelineAlone() throws {
        let article = try read("Storm shuts port for second day\n\nVARNA, Bulgaria —\n\(first)\n\n\(second)\n")
        #expect(article.dateline == "VARNA, Bulgaria")
        #expect(article.body.contains(first))
    }

    @Test("Short questions between answers are the story's")
    func shortQuestions() throws {
        let article = try read(
            """
            The harbour master speaks about the storm

            Times: Did you hear the storm coming?

            Master: Both of us did. We slept.

            Times: Why?

            Master: Because it comes every year.
            """)
        for line in ["Did you hear the storm coming?", "Times: Why?", "Because it comes every year."] {
            #expect(article.body.contains(line))
        }
    }

    @Test("A sentence before an agency's closing word stays; the signs of its desk go")
    func deskMarks() throws {
        let closed = "More than 3,000 cars were waiting at the port. Enditem"
        let article = try read("Storm shuts port for second day\n\n\(first)\n\n\(second)\n\n\(closed)\n\nkre/hst\n")
        #expect(paragraphs(article) == [first, second, closed])
    }

    @Test("An outlet beside a date keeps its article")
    func outletWithArticle() throws {
        let article = try read(
            "Storm shuts port for second day\n\nThe Harbour Herald · 5 March 2024\n\n\(first)\n\n\(second)\n")
        #expect(article.source == "The Harbour Herald")
    }

    @Test("A sentence goes on over the end of a printed page; the page's number and its running head are no text")
    func printedPages() throws {
        let head = "Harbour Herald 5 March 2024"
        let parts = [
            "The port was shut for a second day on Thursday after a storm broke the moorings of",
            "12 ferries, officials said on Friday.",
        ]
        let article = try read(
            "\(head)\n\nStorm shuts port\n\n\(parts[0])\n\n1\n\u{0C}\(head)\n\n\(parts[1])\n\n\(second)\n\n2\n\u{0C}")
        #expect(paragraphs(article) == [parts.joined(separator: " "), second])
        let removed = plainTextRemovals(
            from: Array("\(parts[0])\n\n1\n\u{0C}\(parts[1])\n\n\(second)\n".utf8))
        #expect(removed.map(\.rule) == [.pageMark])
    }

    @Test("A printed page of one line keeps it")
    func printedPageOfOneLine() throws {
        let line = "The harbour opened again on Saturday morning."
        let article = try read("Storm shuts port\n\n\(first)\n\n\u{0C}\(line)\n\n\u{0C}\(second)\n")
        #expect(paragraphs(article) == [first, line, second])
    }

    @Test("A headline that a narrow column breaks is one line, and a desk's subtitle is none")
    func brokenHeadline() throws {
        let column = """
            Storm shuts port for
            the second day

            By Ana Núñez

            The port was shut for a sec-
            ond day on Thursday after a
            storm broke the moorings of
            twelve ferries, the officials
            said on Friday. Nobody could
            say when it would be open a-
            gain, and none of them tried.
            """
        #expect(try read(column).headline == "Storm shuts port for the second day")
        let desk = try read(
            "Sturm schließt Hafen\n\nUtl.: Zwölf Fähren ohne Tau =\n\nBonn (APA/dpa) - \(first)\n\n\(second)\n")
        #expect(desk.headline == "Sturm schließt Hafen")
    }

    @Test("An agency's word on its standards goes with the names of those who made the report")
    func standards() throws {
        let article = try read(
            "Storm shuts port\n\n\(first)\n\n\(second)\n\n(Reporting by Ana Núñez; Editing by Bo Li)\n\nOur Standards: The Thomson Reuters Trust Principles.\n"
        )
        #expect(paragraphs(article) == [first, second])
    }

    @Test(
        "What a desk writes of itself below the text is none of it, in other languages too",
        arguments: [
            "(Rédigé par Jean Roux, édité par Anne Petit)", "(Reporte de Ana Ruiz; editado por Luis Gil)",
            "(Bericht von Karl Lehnert, redigiert von Anke Voss)",
        ])
    func deskNote(_ note: String) throws {
        let article = try read(
            """
            Storm shuts Black Sea port

            The port of Varna was shut for a second day on Thursday after a storm broke moorings, officials said.

            Two ferries were moved to Burgas, where they will stay until the wind drops.

            \(note)
            """)
        #expect(paragraphs(article).count == 2)
    }
}
