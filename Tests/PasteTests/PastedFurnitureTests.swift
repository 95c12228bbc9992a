import News
import Testing

@testable import Paste

/// Pages as they come out of a browser's clipboard, with what the sites' makers put around a story. The stories are made
/// up; the furniture is what readers find.
@Suite struct PastedFurnitureTests {
    /// What a page should give: `paragraphs` are the beginnings of the body's paragraphs, in order.
    private func expect(
        _ text: String, headline: String, byline: String? = nil, dateline: String? = nil, source: String? = nil,
        published: String? = nil, paragraphs: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let article = plainTextArticle(from: Array(text.utf8))
        #expect(article.headline == headline, sourceLocation: sourceLocation)
        #expect(article.byline == byline, sourceLocation: sourceLocation)
        #expect(article.dateline == dateline, sourceLocation: sourceLocation)
        #expect(article.source == source, sourceLocation: sourceLocation)
        #expect(article.published?.iso8601 == published, sourceLocation: sourceLocation)
        let found = article.body.split(separator: "\n\n")
        #expect(found.count == paragraphs.count, "\(found)", sourceLocation: sourceLocation)
        for (opening, paragraph) in zip(paragraphs, found) {
            #expect(paragraph.hasPrefix(opening), sourceLocation: sourceLocation)
        }
    }

    @Test("A wire service: date and time run together, key points, a caption with its credit, topics at the end")
    func wireService() throws {
        try expect(
            """
            Europe

            Harbour workers in Gdansk end strike after late-night pay deal
            By Marta Kowalczyk and Piotr Lis
            March 5, 20244:12 PM GMT+1Updated 3 hours ago

            Cranes stand idle at the port of Gdansk, Poland, March 4, 2024. REUTERS/Tomasz Wolny/File Photo Purchase Licensing Rights, opens new tab
            Summary
            Companies
            Deal adds 7% to wages over two years
            Ships had queued for nine days
            Union to ballot members on Friday
            GDANSK, March 5 (Reuters) - Dock workers at Poland's largest port agreed on Tuesday to return to their posts, ending a nine-day stoppage that left more than forty ships waiting offshore.
            The agreement, reached shortly after 3 a.m., gives crane operators a 7% increase spread over two years, union leader Jan Wrona said.
            "We are tired, but we are satisfied," Wrona told reporters outside the harbour master's office.
            Advertisement · Scroll to continue
            The port authority said the backlog would take roughly a week to clear and that perishable cargo would be unloaded first.
            Shipping lines had diverted vessels to Hamburg and Klaipeda during the stoppage.
            Get a look at the day ahead in European and global markets with the Morning Bid Europe newsletter. Sign up here.

            Reporting by Marta Kowalczyk in Gdansk and Piotr Lis in Warsaw; Editing by Helen Strand
            Our Standards: The Thomson Reuters Trust Principles., opens new tab
            Suggested Topics:
            Europe
            Share
            X
            Facebook
            Linkedin
            Email
            Link
            Purchase Licensing Rights
            Read Next
            Europe
            Estonia names new envoy to Brussels
            1 hour ago
            Macro Matters
            Baltic ports count the cost of winter ice
            """,
            headline: "Harbour workers in Gdansk end strike after late-night pay deal",
            byline: "Marta Kowalczyk and Piotr Lis",
            dateline: "GDANSK",
            source: "Reuters",
            published: "2024-03-05T15:12:00Z",
            paragraphs: [
                "GDANSK, March 5", "The agreement, reached", "\"We are tired,", "The port authority",
                "Shipping lines had",
            ])
    }

    @Test("The end has a paragraph about each author")
    func authorsAtTheEnd() throws {
        try expect(
            """
            WORLD NEWS

            Flood water recedes in northern Peru as families return to ruined homes

            A woman carries a mattress along a muddy street in Piura, Peru, Tuesday, March 5, 2024. (AP Photo/Luis Quispe)

            1 of 4 | A woman carries a mattress along a muddy street in Piura, Peru, Tuesday, March 5, 2024. (AP Photo/Luis Quispe)
            Read More
            BY  ELENA RAMOS AND DAVID HURST
            Updated 8:41 PM GMT+1, March 5, 2024
            Share
            PIURA, Peru (AP) — Residents of northern Peru began shovelling mud out of their kitchens on Tuesday after the worst flooding in seven years left at least 11 people dead and thousands without clean water.

            The river fell by almost two meters overnight, civil defense officials said, but several bridges remained closed and buses were turned back at the city limits.

            “Everything we had is under there,” said Rosa Medina, 54, pointing at a brown pool where her market stall once stood.

            The government promised each family a first payment of about $270. Opposition lawmakers called that an insult.

            ___

            Associated Press writer Carla Vega in Lima contributed to this report.

            ___

            Follow AP’s climate coverage at https://apnews.com/hub/climate

            ELENA RAMOS
            Ramos covers the Andes for The Associated Press. She is based in Lima.
            twitter
            mailto
            DAVID HURST
            Hurst is a photographer and video journalist.
            MOST READ
            Airline cancels summer flights to two Greek islands
            Old lighthouse sold for one euro
            Three takeaways from the budget speech
            """,
            headline: "Flood water recedes in northern Peru as families return to ruined homes",
            byline: "ELENA RAMOS AND DAVID HURST",
            dateline: "PIURA, Peru",
            source: "AP",
            published: "2024-03-05T19:41:00Z",
            paragraphs: [
                "PIURA, Peru (AP)", "The river fell", "“Everything we had", "The government promised",
                "Associated Press writer",
            ])
    }

    @Test("Pictures leave their text, their source and their caption")
    func pictures() throws {
        try expect(
            """
            Home
            News
            Sport
            Business
            Innovation
            Culture
            Rail tunnel under the Oresund would cut journey to 40 minutes, ministers say
            5 March 2024
            Share
            Save
            Ingrid Holm
            Nordic correspondent
            Reporting from
            Malmo
            Getty Images A train crosses the Oresund bridge at dusk, with the lights of Malmo behind it
            Getty Images
            The existing bridge carries about 30,000 travellers a day
            Sweden and Denmark have moved a step closer to building a second fixed link across the strait that divides them, after a joint study found that a rail tunnel could pay for itself in 32 years.

            The 21km (13 mile) line would run from Helsingborg to Helsingor and take freight trains off the crowded bridge further south.

            "It is no longer a question of whether, but when," Denmark's transport minister said at a news conference in Malmo.

            Trains every five minutes

            Engineers said the tunnel would be able to handle a train every five minutes in each direction, with journeys between the two city centres lasting about 40 minutes.

            Image source, Reuters
            Image caption,
            Ferries now make the crossing every twenty minutes
            But campaigners on the Danish side say the plan would cut through an area of old beech forest.

            One of them, Lars Toft, said the study had "counted the minutes and forgotten the trees".

            A decision by both parliaments is expected next year.

            Related topics
            Denmark
            Sweden
            Rail travel
            More on this story
            Bridge tolls to rise by a tenth
            Published
            12 January
            Why the night train came back
            Published
            3 February
            Related internet links
            Swedish Transport Administration
            The BBC is not responsible for the content of external sites.
            """,
            headline: "Rail tunnel under the Oresund would cut journey to 40 minutes, ministers say",
            byline: "Ingrid Holm",
            published: "2024-03-05",
            paragraphs: [
                "Sweden and Denmark", "The 21km (13", "\"It is no", "Trains every five", "Engineers said the",
                "But campaigners on", "One of them,", "A decision by",
            ])
    }

    @Test("The headline is below a bar of links and a picture; a sign-up box is amid the text")
    func barOfLinks() throws {
        try expect(
            """
            Support the Guardian
            Fund independent journalism with €12 per month
            Print subscriptions
            Newsletters
            Sign in
            News
            Opinion
            Sport
            Culture
            Lifestyle
            World
            UK
            Climate crisis
            Ukraine
            Environment
            Science
            Global development
            Football
            Tech
            Business
            Obituaries
            A flock of geese over a Norfolk marsh
            Bird-ringers say the geese arrived two weeks earlier than usual. Photograph: Tom Ashdown/Alamy
            Wildlife
            Geese are leaving Britain earlier as springs warm, ringing records show

            Volunteers who have followed the birds since 1968 say the shift has quickened in the past ten years

            Nadia Fenwick Environment reporter
            Tue 5 Mar 2024 06.00 CET
            Share
            View image in fullscreen

            Wild geese that winter on the east coast of England are setting off for the Arctic 12 days earlier than they did half a century ago, according to an analysis of records kept by volunteers.

            The birds, which feed on sugar beet tops and coastal grass, appear to be responding to warmer Februaries rather than to longer days, the researchers said.

            “We used to ring the last of them in April,” said Gwen Parry, who has trapped geese on the same marsh since 1971. “Now the marsh is quiet by the middle of March.”

            skip past newsletter promotion
            Sign up to Down to Earth
            Free weekly newsletter

            The planet's most important stories. Get all the week's environment news - the good, the bad and the essential

            Enter your email address
            Sign up
            Privacy Notice: Newsletters may contain information about charities, online ads, and content funded by outside parties. For more information see our Privacy Policy. We use Google reCaptcha to protect our website and the Google Privacy Policy and Terms of Service apply.
            after newsletter promotion
            The risk is that they arrive before the snow has gone. In two of the past five years, nests on Svalbard failed on a large scale.

            A spokesperson for the wildlife trust said farmers could help by leaving stubble for longer.

            Explore more on these topics
            Wildlife
            Birds
            Climate crisis
            news
            Share
            Reuse this content
            Most viewed
            Rents in Lisbon fall for the first time since 2012
            The chess club that never closes
            Minister resigns over ferry contract
            """,
            headline: "Geese are leaving Britain earlier as springs warm, ringing records show",
            byline: "Nadia Fenwick",
            published: "2024-03-05T05:00:00Z",
            paragraphs: [
                "Volunteers who have", "Wild geese that", "The birds, which", "“We used to", "The risk is",
                "A spokesperson for",
            ])
    }

    @Test("A headline in title case, a picture described before its caption, a note on where the story was printed")
    func titleCase() throws {
        try expect(
            """
            SKIP TO CONTENT
            SKIP TO SITE INDEX
            SUBSCRIBE FOR €0.50/WEEK
            LOG IN
            Tuesday, March 5, 2024
            Today’s Paper
            Advertisement
            SKIP ADVERTISEMENT

            A Small Town Votes to Keep Its Only Traffic Light

            The light on Main Street had been dark since a truck hit it in November. Whether to mend it split families.

            Listen to this article · 6:12 min Learn more
            Share full article
            87
            A traffic light wrapped in a tarpaulin above an empty crossing.
            The crossing of Main Street and Mill Road in Harlow, Vt., this winter. Credit...Anna Beck for The New York Times
            By Samuel T. Ortega
            Samuel T. Ortega reported from Harlow and spoke to 31 of its residents.

            March 5, 2024
            By a margin of nine votes, the people of Harlow decided on Monday night that they would rather stop than yield.

            The town meeting, which began at seven with potato soup and ended close to midnight, drew 312 voters, more than had turned out for the last presidential primary.

            “I have waited at that light for forty years,” said Ed Crane, a retired roofer. “I did not intend to give it up.”

            ADVERTISEMENT
            SKIP ADVERTISEMENT

            Opponents argued that $84,000 was too much for a town whose library roof leaks. They proposed a four-way stop, which costs nothing but paint.

            The Soup Came First

            Town meetings in northern New England follow rules that are older than the state. Motions are made from the floor, and seconded, and spoken to until nobody has anything left to say.

            The select board expects the light to work again by June.

            Samuel T. Ortega is a Times reporter covering New England.
            A version of this article appears in print on March 6, 2024, Section A, Page 14 of the New York edition with the headline: Vote in Vermont: Town Keeps Its Light. Order Reprints | Today’s Paper | Subscribe
            See more on: New England
            87 Comments
            Share full article
            87
            More in U.S.
            A Ferry Captain’s Last Crossing
            Editors’ Picks
            How to Fold a Fitted Sheet, at Last
            The Best Soup in Every State
            © 2024 The New York Times Company
            NYTCo
            Contact Us
            Accessibility
            Work with us
            Advertise
            Your Privacy Choices
            Terms of Service
            """,
            headline: "A Small Town Votes to Keep Its Only Traffic Light",
            byline: "Samuel T. Ortega",
            published: "2024-03-05",
            paragraphs: [
                "The light on", "By a margin", "The town meeting,", "“I have waited", "Opponents argued that",
                "The Soup Came", "Town meetings in", "The select board",
            ])
    }

    @Test("A list of other stories interrupts the text, which goes on after it")
    func listWithin() throws {
        try expect(
            """
            News|Water

            Lake Chad fishermen count their losses as the shore moves again

            A wet season twice as strong as usual has pushed villages back by up to four kilometres.

            Fishermen pull a net on Lake Chad [File: Amadou Sarki/AFP]
            By Al Jazeera Staff
            Published On 5 Mar 2024
            5 Mar 2024

            |
            Updated: 
            5 Mar 2024 05:52 PM (GMT)

            Click here to share on social media
            share2
            Share
            Save
            Bol, Chad – For thirty years Moussa Adam watched the water leave. Now he cannot keep it away from his door.

            The 48-year-old fisherman moved his family for the second time in a month after waves reached the mud wall of their kitchen.

            “People told us the lake was dying,” he said. “They did not tell us it could wake up.”

            Recommended Stories
            list of 3 items
            list 1 of 3
            Why the well diggers went on strike
            list 2 of 3
            Photos: A market on stilts
            list 3 of 3
            The river that two countries share
            end of list
            Scientists at the regional commission say the rains of the past two seasons were the heaviest since records began.

            Officials have asked for $12m in aid, of which about a third has arrived.

            Source: Al Jazeera and news agencies
            """,
            headline: "Lake Chad fishermen count their losses as the shore moves again",
            byline: "Al Jazeera Staff",
            dateline: "Bol, Chad",
            source: "Al Jazeera and news agencies",
            published: "2024-03-05",
            paragraphs: [
                "A wet season", "Bol, Chad –", "The 48-year-old fisherman", "“People told us", "Scientists at the",
                "Officials have asked",
            ])
    }

    @Test("A date that names the month decides how one in digits is read")
    func twoDates() throws {
        try expect(
            """
            Skip to content
            Skip to main menu
            Skip to more DW sites
            DW logo
            In focus
            Climate
            Business
            Science
            Culture
            Sports
            Politics
            Germany
            German rail union calls off Easter walkout
            Jonas Brandt in Berlin with dpa, Reuters
            03/05/2024March 5, 2024
            The union and the operator have agreed to a mediator after five rounds of talks. Trains will run through the Easter holidays.

            https://p.dw.com/p/4dXyZ
            Passengers wait on a platform at Hamburg main station
            Travelers had feared a third strike in as many weeksImage: Klaus Reimer/dpa/picture alliance
            Advertisement
            Germany's train drivers' union said on Tuesday it would not strike over Easter after agreeing to bring in a mediator in its dispute with the national rail operator.

            Both sides had argued for months about working hours, and in particular about when a 35-hour week could be introduced.

            What happens next?
            Talks are to start on Thursday and last for two weeks. A peace obligation applies during that time, the union said.

            "The passengers have suffered enough," its chairman told public broadcaster ARD.

            Train strikes leave Germans stranded
            02:14
            jb/msh (dpa, Reuters)

            While you're here: Every Tuesday, DW editors round up what is happening in German politics and society. You can sign up here for the weekly email newsletter, Berlin Briefing.

            Jonas Brandt Reporter and editor for DW's newsroom in Berlin
            Send us your feedback
            Your feedback
            Explore more
            """,
            headline: "German rail union calls off Easter walkout",
            byline: "Jonas Brandt",
            published: "2024-03-05",
            paragraphs: [
                "The union and", "Germany's train drivers'", "Both sides had", "What happens next?", "Talks are to",
                "\"The passengers have",
            ])
    }

    @Test("A dateline in three pieces, one link amid the text")
    func datelineInPieces() throws {
        try expect(
            """
            World
            Africa
            Americas
            Asia
            Australia
            China
            Europe
            India
            Middle East
            United Kingdom
            More
            Watch
            Listen
            Live TV
            Subscribe
            Sign in
            Divers recover bell from ferry that sank off Sumatra in 1972
            By Rina Hartono and Mark Wells, CNN
             2 minute read
            Updated 9:14 AM EST, Tue March 5, 2024
            Link Copied!
            The bell on the deck of the research ship. National Maritime Agency/Handout/AP
            Jakarta, Indonesia
            CNN
             — 
            Indonesian divers have brought up the bronze bell of a ferry that went down in a storm more than fifty years ago, raising hopes that the rest of the wreck may soon be mapped.

            The bell, which weighs 41 kilograms, lay under a meter of sand at a depth of 58 meters, the maritime agency said Tuesday.

            “When I touched it I knew at once,” diver Agus Salim told CNN.

            Related article
            Ghost nets: the hunt for what fishermen leave behind
            3 min read

            Relatives of the 84 people who died have asked that it be hung in the harbor.

            CNN’s Tom Grady contributed to this report.

            Ad Feedback
            Paid Content
            This Trick Ends Snoring in One Night
            Ad Feedback
            Most read
            1
            Two hikers found after nine days
            2
            What to know about the comet
            3
            Opinion: Leave the clocks alone
            """,
            headline: "Divers recover bell from ferry that sank off Sumatra in 1972",
            byline: "Rina Hartono and Mark Wells",
            dateline: "Jakarta, Indonesia",
            source: "CNN",
            published: "2024-03-05T14:14:00Z",
            paragraphs: [
                "Indonesian divers have", "The bell, which", "“When I touched", "Relatives of the", "CNN’s Tom Grady",
            ])
    }

    @Test("German furniture")
    func german() throws {
        try expect(
            """
            Zum Inhalt springen
            Abonnement
            Abo
            Anmelden
            Menü
            Startseite
            Wirtschaft
            Hafenstreik
            Kräne stehen still: Warum in Bremerhaven seit Tagen kein Schiff gelöscht wird
            Die Reedereien weichen nach Rotterdam aus. Der Senat will vermitteln, doch beide Seiten geben sich hart.

            Von Katrin Osterloh, Bremerhaven
            05.03.2024, 13.47 Uhr
            Zur Merkliste hinzufügen
            Artikel anhören • 4 Min
            Mehr zum Thema
            Stillstand am Containerterminal: »So etwas habe ich noch nicht erlebt«
            Foto: Sina Wulff / dpa
            Im größten Containerhafen der Stadt ist seit sechs Tagen kein Schiff mehr entladen worden. Nach Angaben der Gewerkschaft beteiligen sich rund 2300 Beschäftigte an dem Ausstand.

            »Wir gehen erst zurück, wenn ein Angebot auf dem Tisch liegt«, sagte der Betriebsratsvorsitzende am Dienstag.

            Anzeige
            Die Arbeitgeber nannten die Forderungen »aus der Zeit gefallen«. Sie verweisen auf den Umschlag, der im vergangenen Jahr um acht Prozent sank.

            Lesen Sie auch
            Der lange Weg der Banane
            Warum Rotterdam profitiert

            Ein Sprecher des Senats kündigte für Mittwoch ein Gespräch im Rathaus an.

            kos/dpa
            Diskutieren Sie mit
            Feedback
            """,
            headline: "Kräne stehen still: Warum in Bremerhaven seit Tagen kein Schiff gelöscht wird",
            byline: "Katrin Osterloh",
            published: "2024-03-05T13:47:00Z",
            paragraphs: [
                "Die Reedereien weichen", "Im größten Containerhafen", "»Wir gehen erst", "Die Arbeitgeber nannten",
                "Ein Sprecher des",
            ])
    }

    @Test("French furniture")
    func french() throws {
        try expect(
            """
            Se connecter
            S’abonner
            ÉCONOMIE
            TRANSPORTS
            Le tramway de Brest roulera la nuit à partir de septembre

            La métropole veut attirer les étudiants et les soignants. Le dispositif coûtera 1,4 million d’euros par an.

            Par Yann Le Goff (Brest, correspondant)
            Publié le 05 mars 2024 à 11h30, modifié le 05 mars 2024 à 12h15
            Temps de Lecture 3 min.
            Partager
            Article réservé aux abonnés
            Une rame du tramway à la station Liberté, à Brest, le 2 mars 2024. YVES MORVAN/AFP

            Les rames du tramway de Brest circuleront jusqu’à 2 h 30 trois nuits par semaine, a annoncé mardi le président de la métropole.

            « Une ville qui travaille la nuit doit se déplacer la nuit », a-t-il déclaré devant la presse.

            Lire aussi : A Nantes, le pari du navibus électrique

            L’expérience durera un an. Les syndicats de conducteurs demandent des garanties sur la sécurité et les temps de repos.

            Yann Le Goff (Brest, correspondant)
            Contribuer
            Réutiliser ce contenu
            """,
            headline: "Le tramway de Brest roulera la nuit à partir de septembre",
            byline: "Yann Le Goff",
            published: "2024-03-05T11:30:00Z",
            paragraphs: ["La métropole veut", "Les rames du", "« Une ville", "L’expérience durera un"])
    }

    @Test("A headline that is two sentences")
    func twoSentences() throws {
        try expect(
            """
            Democracy Dies in Darkness
            National
            Climate
            Education
            Health
            Innovations
            Investigations
            Snow plow drivers are hard to find. One county is training teenagers.

            The job pays $31 an hour and starts at 3 a.m.

            March 5, 2024 at 6:00 a.m. EST
            5 min
            A plow clears Route 9 near Elk Falls on Friday. (Dana Price for The Washington Post)

            By Beth Arden
            ELK FALLS, Colo. — The alarm goes off at 2:20, which is later than Tyler Nunn used to go to bed.

            The 18-year-old is one of nine high school seniors who have learned this winter to steer 14 tons of steel down a mountain.

            “My mother still drives me to practice,” he said.

            Follow Climate & environment

            The county has been short of drivers since 2021. It raised wages twice, to little effect.

            Get the most important news stories of the day, curated by Post editors, delivered every morning.
            One instructor, Walt Hobbs, has plowed since 1979. He says the young ones listen.

            1 Comments
            By Beth Arden
            Beth Arden covers the Mountain West for The Washington Post. She joined in 2019.  follow on X @betharden
            """,
            headline: "Snow plow drivers are hard to find. One county is training teenagers.",
            byline: "Beth Arden",
            dateline: "ELK FALLS, Colo.",
            published: "2024-03-05T11:00:00Z",
            paragraphs: [
                "The job pays", "ELK FALLS, Colo.", "The 18-year-old is", "“My mother still", "The county has",
                "One instructor, Walt",
            ])
    }

    @Test("A story goes on after links and a button")
    func goesOn() throws {
        try expect(
            """
            Hospital trust admits it lost 1,400 letters

            5 March 2024 By Greg Hollis

            Patients waited up to a year for results that lay in a cupboard

            A hospital trust has apologised after some 1,400 letters to patients were found in a locked cupboard.

            They included the results of scans taken as long ago as January 2023. None of the patients is thought to have come to serious harm.

            RELATED ARTICLES
            'I rang every week for nine months'
            Ambulance waits fall for third month
            SHARE THIS ARTICLE

            The chief executive said staff had believed that the letters had been posted.

            'We got this badly wrong,' she said.

            A review will report in the autumn.

            Have YOU been affected? Email tips@example.co.uk

            MORE TOP STORIES
            'I rang every week for nine months'
            The nurse who sailed home
            """,
            headline: "Hospital trust admits it lost 1,400 letters",
            byline: "Greg Hollis",
            published: "2024-03-05",
            paragraphs: [
                "Patients waited up", "A hospital trust", "They included the", "The chief executive", "'We got this",
                "A review will",
            ])
    }

    @Test("'By' has a line of its own, topics end the page")
    func byAlone() throws {
        try expect(
            """
            NPR
            Public libraries lend out telescopes, and there is a waiting list
            March 5, 20245:00 AM ET

            Heard on Morning Edition

            By 

            Rosa Klein

            LISTEN
            3-Minute Listen
            Download
            Transcript

            A boy looks through a telescope in the parking lot of a library.
            Enlarge this image
            A boy looks through a borrowed telescope in Lawton, Okla., in February. Rosa Klein/NPR

            LAWTON, Okla. — On clear nights the parking lot behind the Carnegie library is full again.

            The library bought four telescopes last spring with money from a retired dentist. By summer there was a waiting list of 60 names.

            "You can't stream Saturn," librarian Earl Tubbs says.

            Sponsor Message

            Hundreds of libraries across the country have started similar programs.

            space
            libraries
            astronomy
            """,
            headline: "Public libraries lend out telescopes, and there is a waiting list",
            byline: "Rosa Klein",
            dateline: "LAWTON, Okla.",
            source: "NPR",
            published: "2024-03-05T10:00:00Z",
            paragraphs: ["LAWTON, Okla. —", "The library bought", "\"You can't stream", "Hundreds of libraries"])
    }
}
