import Resources

/// Words that tell nothing of what a text is about.
enum GeneralWords {
    /// Nouns that no term ends or begins with: spans of time, quantities, and such as stand for any other noun.
    static let empty = hashes(
        """
        day days week weeks weekend weekends month months year years hour hours minute minutes second seconds
        morning mornings night nights evening evenings afternoon noon midnight
        time times today yesterday tomorrow decade decades century centuries
        end ends beginning start middle rest addition part parts number numbers lot lots mix kind kinds sort sorts type
        types way ways thing things something anything nothing everything case cases manner context odds half quarter
        third amount amounts level levels percent percentage percentages
        people person persons man men woman women other others someone anyone everyone somebody
        anybody everybody nobody none interest fact facts
        example examples result results reason reasons place places
        mph kph kmh km miles mile kilometers kilometer kilometres kilometre metres metre meters meter feet inches
        dollars dollar cents cent euros euro pounds pound billion million thousand hundred dozen dozens
        mr mrs ms dr cannot photo photos image images caption video videos advertisement newsletter
        """)

    static let pronouns = hashes(
        "i you he she it we they him her them us who which that this these those me there what whoever to")

    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(words.split(whereSeparator: \.isWhitespace).map { PhraseHash($0).value })
    }
}
