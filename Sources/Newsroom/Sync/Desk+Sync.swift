import Foundation
import Libraries
import News
import Sync

extension Desk {
    /// Adds an account at a service: finds out where its interface is and what it speaks, and signs in.
    ///
    /// - Parameters:
    ///   - service: what it speaks; nil to try one after the other.
    ///   - typed: its address, as a person typed it.
    /// - Throws: `LibraryError`, `SyncProblem`.
    package func addSyncAccount(
        _ service: SyncAccount.Service?, at typed: String, user: String, password: String, passwords: SyncPasswords
    ) throws -> SyncAccount {
        let address = typed.contains("://") ? typed : "https://" + typed
        let exchange = networkExchange()
        var failure = SyncFailure.noService(address: address)
        for kind in service.map({ [$0] }) ?? SyncAccount.Service.allCases {
            for candidate in serviceAddresses(of: kind, at: address) {
                let account = SyncAccount(id: 0, service: kind, address: candidate, user: user)
                let found = newsService(
                    of: account, now: 0, password: { () throws(SyncFailure) in password }, exchange: exchange)
                do {
                    let session = try found.signIn(password: password)
                    return try added(account, session, password, passwords)
                } catch let error as SyncFailure {
                    if error.endsSearch { throw SyncProblem.service(error) }
                    failure = error.isAbsence ? failure : error
                }
            }
        }
        throw SyncProblem.service(failure)
    }

    private func added(
        _ account: SyncAccount, _ session: String?, _ password: String, _ passwords: SyncPasswords
    ) throws -> SyncAccount {
        if !passwords.isKnown(password, address: account.address, user: account.user) {
            do throws(SyncPasswords.Problem) {
                try passwords.keep(password, address: account.address, user: account.user)
            } catch {
                throw SyncProblem.password(error)
            }
        }
        return try library.addSyncAccount(
            account.service, address: account.address, user: account.user, session: session)
    }

    /// Syncs with an account.
    ///
    /// - Parameters:
    ///   - isWhole: whether everything is gone through, and not only what a look at the marks shows.
    ///   - isCancelled: asked several times a second; what was done until then is kept.
    /// - Throws: `LibraryError`.
    package func sync(
        _ account: SyncAccount, passwords: SyncPasswords, isWhole: Bool = false,
        isCancelled: @escaping () -> Bool = { false }, progress: @escaping (SyncProgress) -> Void = { _ in }
    ) throws -> SyncReport {
        let now = Int64(Date().timeIntervalSince1970)
        var problem: SyncPasswords.Problem?
        let password = { () throws(SyncFailure) -> String in
            do throws(SyncPasswords.Problem) {
                return try passwords.password(address: account.address, user: account.user)
            } catch {
                problem = error
                throw SyncFailure.wrongPassword
            }
        }
        let service = newsService(
            of: account, now: now, password: password, exchange: networkExchange(isCancelled: isCancelled))
        let run = SyncRun(desk: self, account: account, service: service, now: now, progress: progress)
        do {
            try run.run(isWhole: isWhole)
        } catch let failure as SyncFailure {
            var report = run.report
            report.failure = problem.map { .password($0) } ?? .service(failure)
            return report
        }
        return run.report
    }

    /// Ends the sync with an account.
    ///
    /// - Throws: `LibraryError`, `SyncPasswords.Problem`.
    package func removeSyncAccount(_ account: SyncAccount, passwords: SyncPasswords) throws {
        try library.removeSyncAccount(account.id)
        try passwords.forget(address: account.address, user: account.user)
    }
}

extension SyncFailure {
    /// Whether a service is there and another address need not be tried.
    fileprivate var endsSearch: Bool {
        switch self {
        case .wrongPassword, .switchedOff, .held, .refused: true
        case .fetch(let failure): !failure.isStatus
        case .noService, .tooOld, .strangeAnswer: false
        }
    }

    /// Whether it only says that nothing is there.
    fileprivate var isAbsence: Bool {
        switch self {
        case .tooOld, .strangeAnswer: true
        case .fetch, .wrongPassword, .noService, .switchedOff, .held, .refused: false
        }
    }
}

extension FetchFailure {
    fileprivate var isStatus: Bool { if case .status = self { true } else { false } }
}
