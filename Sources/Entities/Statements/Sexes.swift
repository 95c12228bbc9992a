import News
import Resources

/// Which people of a text are men and which are women, as far as it tells: by 'Mr' and 'his wife' before the name, by
/// what they are, else by a given name that only one sex has.
struct Sexes {
    let reading: Reading
    let lexicon: Lexicon

    /// What stands before a name says: 'Mrs', 'King', 'his wife,'. Nil if it says nothing.
    ///
    /// - Parameter name: the name's first token.
    func sex(before name: Int) -> Sex? {
        var token = name - 1
        // 'his wife, Anna Lee': kin and the like may stand before a comma, titles not.
        if token > 0, reading.isMark(token, ",") { return kinSex(token - 1) }
        while token >= max(0, name - 4) {
            if let sex = titleSex(token) ?? kinSex(token) { return sex }
            guard reading.has(token, [.title, .titleModifier, .role]) else {
                // 'her husband, former lawmaker Taku Yamamoto'
                return token > 0 && token < name - 1 && reading.isMark(token, ",") ? kinSex(token - 1) : nil
            }
            token -= 1
        }
        return nil
    }

    /// What stands between commas behind a name says: ', his wife,', ', a retired headmaster,'. Nil if it says nothing.
    func sex(behind name: Int) -> Sex? {
        guard name + 2 < reading.tokens.count, reading.isMark(name, ","), reading.has(name + 1, .determiner) else {
            return nil
        }
        for token in name + 2..<min(reading.tokens.count, name + 6) {
            if reading.tokens[token].isPunctuation || reading.isWord(token, in: RoleWords.relative)
                || reading.isWord(token, in: RoleWords.complement)
            {
                return kinSex(token - 1)
            }
        }
        return nil
    }

    /// What a noun of people says: 'man', 'widow'.
    func sex(ofNoun token: Int) -> Sex? { kinSex(token) ?? sex(token, Sexes.maleNouns, Sexes.femaleNouns) }

    private func titleSex(_ token: Int) -> Sex? { sex(token, Sexes.menTitles, Sexes.womenTitles) }

    private func kinSex(_ token: Int) -> Sex? { sex(token, Sexes.men, Sexes.women) }

    private func sex(_ token: Int, _ men: Set<WordHash>, _ women: Set<WordHash>) -> Sex? {
        let word = reading.fact(token).hash
        return men.contains(word) ? .male : women.contains(word) ? .female : nil
    }

    /// What the given name of a full name says; nil for a surname alone, such as 'El Mansouri'.
    func sex(ofName name: String) -> Sex? {
        var words = name.split(separator: " ")
        // 'J. Maria Sousa', 'Ma. Cristina Lim'
        if words.count > 2, words[0].hasSuffix(".") { words.removeFirst() }
        guard words.count > 1, let first = words.first,
            !Sexes.particles.contains(WordHash(lowercasing: String(first)))
        else { return nil }
        return sex(ofGivenName: first)
    }

    func sex(ofGivenName name: some StringProtocol) -> Sex? {
        let whole = folded(name)
        let first = whole.split(separator: " ").first.map { String($0) } ?? whole
        return entrySex(whole) ?? entrySex(first)
    }

    private func entrySex(_ folded: String) -> Sex? { lexicon.gazetteer.entry(for: PhraseHash(folded))?.sex }

    /// What surnames begin with, and no given name of English does.
    private static let particles = SpeechWords.set("el le la de del della di da dos du van von der den ten ter")
    private static let menTitles = SpeechWords.set(
        "mr mr. sir lord king prince emperor sultan emir duke count baron earl monk imam ayatollah señor monsieur herr")
    private static let womenTitles = SpeechWords.set(
        """
        mrs mrs. ms ms. miss madam madame lady dame queen princess empress duchess countess baroness nun señora
        mademoiselle frau
        """)
    /// Nouns that stand for people, not before their names.
    private static let maleNouns = SpeechWords.set("man boy gentleman")
    private static let femaleNouns = SpeechWords.set("woman girl lady")
    private static let men = SpeechWords.set(
        """
        spokesman chairman congressman businessman councilman alderman policeman fireman cameraman sportsman statesman
        salesman actor brother father husband son uncle nephew grandfather grandson widower boyfriend godfather
        stepfather fiancé headmaster schoolboy monk friar fisherman craftsman ombudsman stepson workman frontman
        anchorman foreman tradesman
        """)
    private static let women = SpeechWords.set(
        """
        spokeswoman chairwoman congresswoman businesswoman councilwoman policewoman sportswoman actress sister mother
        wife daughter aunt niece grandmother granddaughter widow girlfriend godmother stepmother fiancée waitress
        hostess midwife headmistress seamstress schoolgirl nun ballerina stewardess stepdaughter saleswoman fisherwoman
        frontwoman anchorwoman heiress landlady
        """)
}
