import CLimits
import GRDB
import Glibc
import Libraries

extension LibraryError {
    /// The error for what SQLite reported on a file.
    init(_ error: any Error, path: String) {
        if let error = error as? LibraryError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .failed(path: path, cause: String(describing: error))
            return
        }
        let cause = error.message ?? "code \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_NOMEM: self = .noMemory(path: path)
        case .SQLITE_CANTOPEN where limits_lacks_descriptors() != 0: self = .noDescriptors(path: path)
        case .SQLITE_CANTOPEN: self = .cannotOpen(path: path, cause: Self.obstacle(path) ?? cause)
        case .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen(path: path, cause: cause)
        case .SQLITE_NOTADB: self = .notALibrary(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path, cause: cause)
        case .SQLITE_READONLY: self = .readOnly(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_IOERR where Self.meansFileLimit(error.extendedResultCode): self = .fileLimit(path: path)
        // The index of the log could not grow: in this one case SQLite gives another code for a full disk.
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: self = .diskFull(path: path)
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMMAP && limits_lacks_memory() != 0:
            self = .noMemory(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        default: self = .failed(path: path, cause: cause)
        }
    }

    /// Why a file cannot be read, in the system's words, which SQLite keeps for itself; nil if it can.
    private static func obstacle(_ path: String) -> String? {
        access(path, R_OK) == 0 ? nil : String(cString: strerror(errno))
    }

    /// Whether a failure to write or to make room can come from the limit on the size of files. SQLite does not tell it
    /// from a failing disk.
    private static func meansFileLimit(_ code: ResultCode) -> Bool {
        let codes: [ResultCode] = [.SQLITE_IOERR_WRITE, .SQLITE_IOERR_TRUNCATE, .SQLITE_IOERR_SHMSIZE]
        return codes.contains(code) && limits_has_file_limit() != 0
    }
}
