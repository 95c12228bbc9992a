/// The flag of England, Scotland or Wales, if a text begins with it: a black flag, five letters that do not show, and an
/// end that does not show either. Unicode recommends no other flags of this form, and text that hides in the form of one
/// is not kept.
///
/// - Returns: its scalars, seven of them; nil if the text begins with anything else.
/// - Source: emoji-sequences.txt, `RGI_Emoji_Tag_Sequence`.
func regionFlag(at text: some Collection<Unicode.Scalar>) -> [Unicode.Scalar]? {
    guard text.first == "\u{1F3F4}" else { return nil }
    let scalars = Array(text.prefix(7))
    guard scalars.last == "\u{E007F}" else { return nil }
    let letters = scalars.dropFirst().dropLast().map { UInt8(truncatingIfNeeded: $0.value &- 0xE0000) }
    let areTags = scalars.dropFirst().allSatisfy { (0xE0061...0xE007F).contains($0.value) }
    return areTags && ["gbeng", "gbsct", "gbwls"].contains(String(decoding: letters, as: UTF8.self)) ? scalars : nil
}
