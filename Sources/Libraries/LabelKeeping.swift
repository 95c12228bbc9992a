import News

/// The labels that services have on their items, which are the tags of their articles here.
package protocol LabelKeeping: Sendable {
    /// Brings what a service has labelled into the library.
    ///
    /// - Parameter there: the service's names of all items that have a label, by the label's name.
    /// - Returns: how many articles got or lost a tag.
    func takeLabels(_ there: [String: Set<String>], of account: SyncAccount.ID) throws(LibraryError) -> Int

    /// Notes the labels that items came with, and gives them to the items' articles as tags.
    func keepLabels(
        _ items: [(remote: String, labels: [String])], of account: SyncAccount.ID
    ) throws(LibraryError)

    /// The labels in which an account's service differs from the tags of the articles: first those to be taken away
    /// there, then those to be added, both by name.
    func unsentLabels(of account: SyncAccount.ID) throws(LibraryError) -> [LabelChange]

    /// Notes that a label was sent to a service.
    func noteSent(_ change: LabelChange, of account: SyncAccount.ID) throws(LibraryError)
}
