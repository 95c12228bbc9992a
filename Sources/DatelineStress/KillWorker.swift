import Foundation
import Libraries
import News
import Newsroom
import Storage

/// Makes mixed changes to a library until it is killed, announcing each before and acknowledging it after.
///
/// Meanwhile another thread extracts names. Two workers on one library change articles of odd and of even numbers, so
/// that they do not undo each other's changes.
final class KillWorker {
    private let desk: Desk
    private let library: any NewsLibrary
    private let owner: String
    private let folder: String
    private let parity: Int64?
    private var random: Repeatable
    private var articles: [(id: Article.ID, owner: String, number: Int)] = []
    private var corrections: [FiledCorrection.ID] = []
    private var feeds: [String] = []
    private var nextNumber = 0
    private var imports = 0

    /// - Parameter arguments: the library's path or address, the worker's name, its seed, whether it changes articles of
    ///   even numbers (0), of odd ones (1) or of both (2), and the folder for its files.
    init(_ arguments: [String]) throws {
        guard arguments.count == 5, let seed = UInt64(arguments[2]), let parity = Int64(arguments[3]) else { usage() }
        do { library = try openLibrary(arguments[0]) } catch {
            report(error)
            throw error
        }
        desk = Desk(library: library)
        folder = arguments[4]
        owner = arguments[1]
        random = Repeatable(state: seed)
        self.parity = parity == 2 ? nil : parity
    }

    func run() -> Never {
        var last: Article.ID = 0
        do { while let end = try takeKnown(after: last) { last = end } } catch { report(error) }
        let desk = desk
        Thread.detachNewThread {
            while true {
                do { try desk.extractAll() } catch { report(error) }
                usleep(20_000)
            }
        }
        while true {
            do { try change() } catch { report(error) }
        }
    }

    private func takeKnown(after last: Article.ID) throws -> Article.ID? {
        let page = try library.articles(filedAfter: last, limit: 200)
        for found in page where parity == nil || found.line.id % 2 == parity {
            let words = found.article.headline.split(separator: " ").map(String.init)
            // Another worker may be filing this right now, and may not have acknowledged it yet.
            if words.count == 3, words[1].dropFirst() != owner.dropFirst(), let number = Int(words[2]) {
                articles.append((found.line.id, words[1], number))
            }
        }
        return page.last?.line.id
    }

    private func change() throws {
        let any = articles.randomElement(using: &random)
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<16: try importSome()
        case 16..<20: if let any { try mark(.tag(any.id, .random(using: &random))) }
        case 20..<24: if let any { try mark(.note(any.id, "note \(Int.random(in: 1...99, using: &random))")) }
        case 24..<38: if let any { try mark(.star(any.id, .random(using: &random))) }
        case 38..<52: if let any { try mark(.read(any.id, .random(using: &random))) }
        case 52..<58: if let any { try mark(.offset(any.id, Int.random(in: 1...30, using: &random))) }
        case 58..<68: try remove()
        case 68..<74: if let any { try update(any) }
        case 74..<84: try correct()
        case 84..<87: try undo()
        case 87..<91: try subscribe()
        case 91..<93: try unsubscribe()
        case 93..<97: try keep()
        default: try upkeep()
        }
    }

    private func doing(_ change: Change, _ work: () throws -> Void) throws {
        say("try", change)
        try work()
        say("did", change)
    }

    private func importSome() throws {
        let change = Change.importing(owner: owner, first: nextNumber, count: Int.random(in: 1...15, using: &random))
        guard case .importing(_, let first, let count) = change else { return }
        nextNumber += count
        try doing(change) {
            try importFile((first..<first + count).map { InventedNews.article(owner, $0) }) { index, id in
                say("did", .filed(id, owner: owner, number: first + index))
                if parity == nil || id % 2 == parity { articles.append((id, owner, first + index)) }
            }
        }
    }

    private func update(_ known: (id: Article.ID, owner: String, number: Int)) throws {
        let version = Int.random(in: 1...1000, using: &random)
        try doing(.update(known.id, owner: known.owner, number: known.number, version: version)) {
            try importFile([InventedNews.article(known.owner, known.number, version: version)]) { _, id in
                if id != known.id { complain("\(known.id) was filed again as \(id)") }
            }
        }
    }

    /// Imports articles from a file, as a person does. Each time it is a new file: articles that come from one file, one
    /// after another, are taken for versions of one article.
    private func importFile(_ articles: [Article], filed: (Int, Article.ID) -> Void) throws {
        imports += 1
        let path = folder + "/\(owner)-\(imports).jsonl"
        defer { unlink(path) }
        let lines = try articles.map { article in
            let fields = [
                "headline": article.headline, "source": article.source, "url": article.url, "body": article.body,
                "published": article.published?.iso8601,
            ]
            return try JSONSerialization.data(withJSONObject: fields.compactMapValues { $0 })
        }
        try Data(lines.joined(separator: [10])).write(to: URL(fileURLWithPath: path))
        var index = 0
        try desk.importArticles(from: Arrivals([path])) { event in
            switch event {
            case .filed(let filing, _, _, _):
                filed(index, filing.id)
                index += 1
            case .skipped(_, let reason): complain("\(path) was skipped: \(reason)")
            case .known, .export: break
            }
        }
    }

    private func mark(_ change: Change) throws {
        try doing(change) {
            switch change {
            case .star(let id, let value): try library.star(value, id)
            case .read(let id, let value): try library.markRead(value, id)
            case .offset(let id, let value): try library.keepReadingOffset(value, of: id)
            case .tag(let id, true): try library.tag([id], TagChange(adding: [Change.tag]))
            case .tag(let id, false): try library.tag([id], TagChange(removing: [Change.tag]))
            case .note(let id, let text): try library.write(note: text, on: .article(id))
            default: break
            }
        }
    }

    private func remove() throws {
        guard let index = articles.indices.randomElement(using: &random) else { return }
        let id = articles.remove(at: index).id
        try doing(.remove(id)) { try library.removeArticle(id) }
    }

    private func correct() throws {
        let entities = try library.entities(limit: 40)
        guard let entity = entities.randomElement(using: &random),
            let other = entities.randomElement(using: &random)
        else { return }
        let correction: EntityCorrection =
            switch Int.random(in: 0..<5, using: &random) {
            case 0: .merge(entity.id, into: other.id)
            case 1: .split(alias: entity.name, from: entity.id)
            case 2: .rename(entity.id, to: "\(entity.name) \(Int.random(in: 2...9, using: &random))")
            case 3: .changeKind(entity.id, to: EntityKind.allCases.randomElement(using: &random) ?? .work)
            default: .hide(entity.id)
            }
        say("try", .correct(0))
        do throws(LibraryError) {
            let made = try library.correct(correction)
            corrections.append(made.id)
            say("did", .correct(made.id))
        } catch {
            try passOver(error, .correct(0))
        }
    }

    private func undo() throws {
        guard let id = corrections.popLast() else { return }
        say("try", .undo(id))
        do throws(LibraryError) {
            try library.undoCorrection(id)
            say("did", .undo(id))
        } catch {
            try passOver(error, .undo(id))
        }
    }

    /// A correction that makes no sense, or whose entity is gone, is refused; that is not a failure.
    private func passOver(_ error: LibraryError, _ change: Change) throws {
        switch error {
        case .senseless, .correctionInTheWay, .notFound: say("refused", change)
        default: throw error
        }
    }

    private func subscribe() throws {
        let address = "https://example.org/\(owner)/\(Int.random(in: 0...20, using: &random)).xml"
        try doing(.subscribe(address)) { _ = try library.subscribe(to: [NewFeed(address: address, isTyped: true)]) }
        feeds.append(address)
    }

    private func unsubscribe() throws {
        guard let address = feeds.popLast(), let feed = try library.feed(at: address) else { return }
        try doing(.unsubscribe(address)) { try library.removeFeed(feed.id) }
    }

    private func keep() throws {
        let value = "\(Int.random(in: 0...9999, using: &random))"
        try doing(.keep(value, as: "stress \(owner.first ?? "a")")) {
            try library.keep(value, as: "stress \(owner.first ?? "a")")
        }
    }

    private func upkeep() throws {
        let file = library as? Library
        switch (Int.random(in: 0..<4, using: &random), file) {
        case (0, let file?):
            try doing(.upkeep("backup")) { try file.backUp(to: folder + "/\(owner.prefix(1)).backup.db") }
        case (1, let file?): try doing(.upkeep("repair")) { try file.repair() }
        case (2, let file?): try doing(.upkeep("purge")) { try file.purge() }
        default: try doing(.upkeep("merge")) { try library.merge(.words, isStopped: { false }) }
        }
    }
}

/// Reports an error, which the proof counts as a failure. A server that has gone is none: the proof has ended it, and the
/// worker ends too, as after a kill.
private func report(_ error: any Error) {
    // At once: the other thread may be anywhere.
    if case LibraryError.unreachable = error { _exit(0) }
    complain("\(error)")
}

/// Prints a line in one system call, so that it is printed whole or not at all.
private func say(_ word: String, _ change: Change) { writeLine("\(word)\t\(change.line)") }

/// Reports what should not have happened.
private func complain(_ text: String) { writeLine("error\t\(text.replacing("\n", with: " "))") }

private func writeLine(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
}
