import Resources
import Segmentation

/// A text as the features see it: the forms of its words, its sentences, and what the whole text says of each word.
struct ObservedText {
    /// How a sentence is set: headlines in title case and capitals say little by their capitals.
    enum Setting: UInt32 { case running, titleCase, capitals }

    /// One for each token, and one more for what stands beyond a sentence.
    let forms: [WordForm]
    let sentences: [Range<Int>]
    let settings: [Setting]
    let runs: CapitalRuns
    let facts: DocumentFacts
    let reach: NameReach
    let known: KnownWords

    /// - Parameter words: for each token the number of its word in the memory.
    init(
        tokens: [Token], sentences: [Range<Int>], words: [Int32], memory: WordMemory,
        bytes: UnsafeBufferPointer<UInt8>, gazetteer: Gazetteer, known: KnownWords
    ) {
        let matcher = GazetteerMatcher(gazetteer: gazetteer, tokens: tokens, bytes: bytes)
        var forms: [WordForm] = []
        forms.reserveCapacity(tokens.count + 1)
        for (token, word) in zip(tokens, words) {
            var form = memory.forms[Int(word)]
            form.traits = token.traits
            forms.append(form)
        }
        for sentence in sentences { ObservedText.markPhrases(in: sentence, &forms, matcher) }
        forms.append(.edge)
        self.forms = forms
        self.sentences = sentences
        self.known = known
        settings = sentences.map { ObservedText.setting(of: forms[$0]) }
        runs = CapitalRuns(forms: forms, sentences: sentences, known: known)
        facts = DocumentFacts(forms: forms, sentences: sentences, settings: settings, runs: runs, known: known)
        reach = NameReach(forms, sentences, known)
    }

    private static func markPhrases(in sentence: Range<Int>, _ forms: inout [WordForm], _ matcher: GazetteerMatcher) {
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            let form = forms[index]
            guard form.isCapitalised, form.longestPhrase > 1,
                let match = matcher.longestMatch(at: index, limit: sentence.upperBound, longest: form.longestPhrase)
            else {
                index += 1
                continue
            }
            for covered in index..<match.end {
                forms[covered].phraseClasses = match.entry.classes
                forms[covered].phrasePosition = covered == index ? 1 : covered == match.end - 1 ? 3 : 2
            }
            index = match.end
        }
    }

    private static func setting(of forms: ArraySlice<WordForm>) -> Setting {
        var words = 0
        var capitalised = 0
        var allCapitals = 0
        for form in forms where form.isAlphabetic {
            words += 1
            if form.isCapitalised { capitalised += 1 }
            if form.traits.contains(.allCapitals) { allCapitals += 1 }
        }
        if words > 2, allCapitals * 10 > words * 6 { return .capitals }
        return words > 3 && capitalised * 10 > words * 7 ? .titleCase : .running
    }
}

extension PhraseClasses {
    /// What a word in small letters may be.
    static let smallWords: PhraseClasses = [
        .title, .organizationWord, .placeWord, .facilityWord, .eventWord, .dateWord,
    ]
}

extension ObservedText {
    /// The sorts of the noun at a token: a bit each, as in `KnownWords`; 0 for none.
    func nouns(at token: Int) -> UInt32 { known.nouns[forms[token].lower] ?? 0 }

    /// The noun that words stand before, through what lies between: 'missiles' behind 'Storm Shadow long-range cruise'.
    ///
    /// - Parameter end: where the sentence ends; nil if that is not known.
    func noun(behind words: Range<Int>, until end: Int? = nil) -> Int? {
        var found: Int?
        let limit = min(end ?? forms.count - 1, words.upperBound + 5)
        for token in words.upperBound..<max(words.upperBound, limit) {
            let form = forms[token]
            if form.lower == known.hyphen, !form.traits.contains(.afterSpace) { continue }
            guard form.kind == .word, !form.isCapitalised, !form.traits.contains(.clitic) else { break }
            if nouns(at: token) != 0 {
                found = token
            } else if found != nil || known.breaks.contains(form.lower) {
                break
            }
        }
        return found
    }

    /// The noun that stands right before words: 'app' in 'the messaging app Plimsy'.
    func noun(before words: Range<Int>) -> Int? {
        let noun = words.lowerBound - 1
        guard noun >= 0, forms[words.lowerBound].traits.contains(.afterSpace), forms[noun].kind == .word,
            !forms[noun].isCapitalised, nouns(at: noun) != 0
        else { return nil }
        return noun
    }

    /// Two names have the same key where they are written alike but for the case of letters.
    func key(of tokens: Range<Int>) -> UInt64 {
        var key: UInt64 = 0
        for token in tokens { key = (key ^ UInt64(forms[token].lower)) &* 0x9E37_79B9_7F4A_7C15 ^ key >> 29 }
        return key
    }

    /// What the gazetteer has just these words as.
    func phraseClasses(of words: Range<Int>) -> PhraseClasses {
        let first = forms[words.lowerBound]
        if words.count == 1 { return first.phrasePosition == 0 ? first.classes : [] }
        let isPhrase = first.phrasePosition == 1 && forms[words.upperBound - 1].phrasePosition == 3
        return isPhrase ? first.phraseClasses : []
    }
}

/// The hashes of the few words that the features ask for by name.
struct KnownWords: Sendable {
    let connectors: [UInt32]
    let placePrepositions: [UInt32]
    let sayings: [UInt32]
    /// Words that end the reach of a name: see ``NameReach``.
    let breaks: Set<UInt32>
    /// Nouns that say what the name beside them names, each with a bit for every sort of noun that it is: 'missile', 'app'.
    let nouns: [UInt32: UInt32]
    static let weaponNoun: UInt32 = 1
    static let productNoun: UInt32 = 2
    /// Nouns for weapons and products that stand behind many other names too: 'Taliban fighters', 'Bombardier aircraft'.
    let vagueNouns: Set<UInt32>
    /// What stands before the names of storms.
    let storms: Set<UInt32>
    /// What lists have for events and prizes, and alone only says whose champion or laureate somebody is.
    let eventAdjectives = KnownWords.hashes("olympic paralympic nobel grammy")
    static let stormNouns = "storm hurricane typhoon cyclone"
    let vaccines: Set<UInt32>
    let doses: Set<UInt32>
    /// Last words of the names of laws.
    let acts = KnownWords.hashes("act treaty agreement")
    /// What stands behind the name of an illness.
    let illnesses = KnownWords.hashes("virus viruses flu fever disease infection infections strain outbreak")
    let prizes = KnownWords.hashes("award prize medal")
    let articles = KnownWords.hashes("a an")
    /// What characters and holders of titles are called: 'Old Man', 'Grand Master'.
    let characters = KnownWords.hashes("man men woman women boy girl child mother master masters hero god")
    /// What tells of books, films, songs and laws.
    let works = KnownWords.hashes(
        """
        film films movie movies documentary documentaries comedy drama thriller book books novel novels memoir memoirs
        album albums song songs single ballad anthem track tracks poem poems play musical opera ballet series sitcom
        show episode season tv rendition painting sculpture titled entitled starred starring directed sang sung
        law laws act bill legislation treaty constitution amendment amendments
        """)
    let quote: UInt32
    let hyphen: UInt32
    let opening: UInt32
    let closing: UInt32
    let comma: UInt32
    let i: UInt32
    let x: UInt32
    /// A disease, which stands before what is good against it.
    let covid: UInt32
    let on: UInt32
    /// What one does in a network.
    let posting: Set<UInt32>
    let it: UInt32
    let its: UInt32
    let that: UInt32
    let the: UInt32
    let and: UInt32
    let naming = NamingNouns()
    let groups = GroupWords()

    /// The hash by which a form has a word in small letters.
    static func hash(_ word: String) -> UInt32 {
        var hash = Hash32()
        for byte in word.utf8 { hash.add(UInt32(byte)) }
        return hash.value(salt: 9)
    }

    /// The hashes of words with white space between them.
    static func hashes(_ words: String) -> Set<UInt32> {
        Set(words.split(whereSeparator: \.isWhitespace).map { hash(String($0)) })
    }

    init() {
        let hash = KnownWords.hash
        connectors = ["of", "and", "for", "the", "&", "de", "von", "van", "al", "bin", "du", "la", "del"].map(hash)
        placePrepositions = ["in", "at", "from", "near", "to", "around", "across", "outside"].map(hash)
        sayings = ["said", "told", "says", "added", "tweeted", "wrote", "argued", "tells"].map(hash)
        breaks = KnownWords.hashes(
            """
            said says told tells added of in on at to for from by with as and or but is are was were be been has have had
            will would could should may might can must that which who whose the a an his her its their he she it they we
            not after before when while than about over into against during since under also where if because between
            """)
        let sorts: [WordClass] = [.weaponNoun, .productNoun, .organizationNoun, .placeNoun, .eventNoun, .workNoun]
        nouns = wordLists.reduce(into: [:]) { nouns, list in
            guard let sort = sorts.firstIndex(of: list.0) else { return }
            for word in list.1.split(whereSeparator: \.isWhitespace) {
                nouns[hash(String(word)), default: 0] |= 1 << UInt32(sort)
            }
        }
        storms = KnownWords.hashes(KnownWords.stormNouns)
        vagueNouns = KnownWords.hashes(
            """
            fighter fighters vehicle vehicles carrier battery batteries aircraft jet jets shell shells weapon weapons
            platform drug program programme tool application applications phone phones game car cars
            """)
        vaccines = KnownWords.hashes("vaccine vaccines jab jabs shot shots inoculation")
        doses = KnownWords.hashes("dose doses vials batch batches")
        quote = hash("\"")
        hyphen = hash("-")
        opening = hash("(")
        closing = hash(")")
        comma = hash(",")
        (x, on, covid) = (hash("x"), hash("on"), hash("covid-00"))
        posting = KnownWords.hashes(
            "post posts posted posting wrote writes tweeted shared statement message video account announced said")
        (i, it, its, that) = (hash("i"), hash("it"), hash("its"), hash("that"))
        the = hash("the")
        and = hash("and")
    }
}

/// The stretches of capitalised words in a text, with the small words that join them.
struct CapitalRuns {
    /// For each token: the run it is in, as token indices; an empty range for a token in none.
    let ranges: [Range<Int>]
    /// For each token: how many capitalised tokens end with it, counted from the left, and start with it, to the right.
    let left: [Int]
    let right: [Int]
    /// For the first token of each run: the classes of all its words.
    let classes: [PhraseClasses]

    init(forms: [WordForm], sentences: [Range<Int>], known: KnownWords) {
        var ranges = [Range<Int>](repeating: 0..<0, count: forms.count)
        var left = [Int](repeating: 0, count: forms.count)
        var right = left
        var classes = [PhraseClasses](repeating: [], count: forms.count)
        for sentence in sentences {
            for index in sentence where forms[index].isCapitalised {
                left[index] = (index > sentence.lowerBound ? left[index - 1] : 0) + 1
            }
            for index in sentence.reversed() where forms[index].isCapitalised {
                right[index] = (index + 1 < sentence.upperBound ? right[index + 1] : 0) + 1
            }
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                guard forms[index].isCapitalised else {
                    index += 1
                    continue
                }
                let end = CapitalRuns.end(from: index, sentence.upperBound, forms, known)
                for member in index..<end {
                    ranges[member] = index..<end
                    classes[index].formUnion(forms[member].classes)
                    classes[index].formUnion(forms[member].phraseClasses)
                }
                index = end
            }
        }
        (self.ranges, self.left, self.right, self.classes) = (ranges, left, right, classes)
    }

    /// Runs end after ten words: in a headline all words are capitalised.
    private static func end(from start: Int, _ limit: Int, _ forms: [WordForm], _ known: KnownWords) -> Int {
        var end = start + 1
        while end < min(limit, start + 10) {
            if forms[end].isCapitalised {
                end += 1
            } else if end + 1 < limit, forms[end + 1].isCapitalised, joins(forms[end], known) {
                end += 2
            } else if end + 2 < limit, forms[end + 2].isCapitalised, joins(forms[end], known),
                forms[end + 1].lower == known.the
            {
                end += 3
            } else {
                break
            }
        }
        return end
    }

    private static func joins(_ form: WordForm, _ known: KnownWords) -> Bool {
        (form.lower == known.hyphen && !form.traits.contains(.afterSpace)) || known.connectors.contains(form.lower)
    }
}
