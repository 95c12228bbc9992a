import Glibc
import News
import Reader
import Sync

/// Why a sync did not succeed, in a sentence: what happened, and what to do.
///
/// - Parameter address: the service's.
package func wording(of problem: SyncProblem, at address: String) -> String {
    switch problem {
    case .service(let failure): "\(withoutPasswords(address)): \(wording(of: failure))"
    case .password(let problem): "\(withoutPasswords(address)): \(wording(of: problem))"
    }
}

private func wording(of failure: SyncFailure) -> String {
    switch failure {
    case .fetch(let failure): "\(wording(of: failure))."
    case .wrongPassword:
        """
        the service does not accept user and password. FreshRSS wants the password for the API (Settings, Profile, API \
        management), Miniflux the one under Settings, Integrations, Google Reader.
        """
    case .noService(let address):
        """
        no service answers at \(withoutPasswords(address)). Give the address of FreshRSS, Miniflux, Nextcloud or another \
        service as the browser shows it, or of its interface, such as https://example.org/api/greader.php.
        """
    case .switchedOff:
        """
        the interface for programs is switched off there. In FreshRSS: Settings, Authentication, Allow API access; in \
        Miniflux: Settings, Integrations, Google Reader.
        """
    case .tooOld(let call): "the service does not know '\(call)'; it may be too old. Update it."
    case .strangeAnswer(let call): "the answer to '\(call)' is not what the protocol says."
    case .held(let seconds): "the service asks not to be asked for \(counted(seconds, "second")). Sync again later."
    case .refused(let status, let call): "the service refuses '\(call)' (\(status))."
    }
}

private func wording(of problem: SyncPasswords.Problem) -> String {
    switch problem {
    case .none: "there is no password for it. 'dateline sync add' asks for one."
    case .command(let command, let status):
        "the command '\(command)' gave no password (status \(status)); see 'password-command' in the configuration."
    case .readableByOthers(let path):
        "\(path) can be read by others, so no password is taken from it. Make it yours alone: chmod 600 \(path)"
    case .unreadable(let path): "the passwords in \(path) cannot be read."
    case .unwritable(let path, let number):
        "the password cannot be kept in \(path): \(String(cString: strerror(number)))."
    }
}

/// What a sync did, in a line.
package func wording(of report: SyncReport) -> String {
    var parts = [report.new == 0 ? "nothing new" : counted(report.new, "new article")]
    if report.taken > 0 { parts.append("\(counted(report.taken, "mark")) taken over") }
    if report.sent > 0 { parts.append("\(counted(report.sent, "mark")) sent") }
    if report.feedsAdded > 0 { parts.append("\(counted(report.feedsAdded, "feed")) added") }
    if report.feedsRemoved > 0 { parts.append("\(counted(report.feedsRemoved, "feed")) removed") }
    if report.feedsSent > 0 { parts.append("\(counted(report.feedsSent, "change")) of feeds sent") }
    if report.missing > 0 { parts.append("\(counted(report.missing, "article")) the service did not give") }
    return parts.joined(separator: ", ")
}
