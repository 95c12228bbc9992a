/// The first part of a language tag, which names the language: `de` of `de-AT`, in small letters.
package func primaryLanguage(_ tag: some StringProtocol) -> String {
    tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
}
