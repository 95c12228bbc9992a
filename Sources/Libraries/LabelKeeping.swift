import News

/// The labels that services have on their items, which are the tags of their articles here.
package protocol LabelKeeping: Sendable {
    /// Brings what a service has labelled into the library.
    ///
    /// - Parameter there: the names of the items that have a label, by its name; all of them.
    /// - Returns: how many articles were tagged otherwise.
    func takeLabels(_ there: [String: Set<String>], of account: SyncAccount.ID) throws(LibraryError) -> Int

    /// Notes the labels of items that have come with them, and gives them to their articles as tags.
    func keepLabels(
        _ items: [(remote: String, labels: [String])], of account: SyncAccount.ID
    ) throws(LibraryError)

    /// The labels that an account's service does not have as the articles are tagged: those to be taken away, then those to
    /// be added, each by name.
    func unsentLabels(of account: SyncAccount.ID) throws(LibraryError) -> [LabelChange]

    /// Notes that a label was sent to a service.
    func noteSent(_ change: LabelChange, of account: SyncAccount.ID) throws(LibraryError)
}
