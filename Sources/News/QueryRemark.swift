/// Something in a search that looks like a condition and is none, so that it is looked for as text.
package enum QueryRemark: Hashable, Sendable {
    /// There is no such field.
    case unknownField(String)
    /// `is:` does not take this.
    case unknownStatus(String)
    /// `has:` does not take this.
    case unknownAddition(String)
    /// A field that takes a day does not understand this.
    case unknownDay(field: String, String)
}
