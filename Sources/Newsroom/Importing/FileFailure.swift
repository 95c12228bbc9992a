import Compression
import Glibc
import Wire

/// Why a file gave no articles, or only some of those in it.
package enum FileFailure: Hashable, Sendable {
    /// A system call failed with this `errno`.
    case system(Int32)
    /// It is packed, and cannot be unpacked.
    case packing(UnpackingError)
    /// It has more bytes than the limit, perhaps only once it is unpacked.
    case tooLarge(limit: Int, unpacked: Bool)
    /// It is not text; `kind` is what it is, as in "a PNG picture".
    case notText(kind: String)
    /// It leads back to a folder that was already read.
    case linkLoop
    /// It leads out of the folder that is being read.
    case linkOutside
    case namedPipe, socket, device
    /// What is in it could not be read.
    case unreadable(WireError)
    /// It is a document that another program has to turn into text.
    case document(DocumentFailure)
    /// A piece of it was passed over.
    case piece(Delivery.Fault)
    /// An item of a list that it holds has no text; the headline may be empty.
    case withoutText(headline: String)
    /// It holds feeds, corrections or marks, which are taken over only if a person names the file.
    case recordsLeft

    /// Why the last system call failed.
    static var lastSystemCall: FileFailure { .system(errno) }
}

/// Why a file's bytes could not be read.
package struct FileReadingError: Error, Equatable {
    package let path: String
    package let failure: FileFailure
}
