import Glibc
import Libraries
import Markup
import News
import Passages
import Wire

/// A file that is being read for its articles: an archive piece by piece, any other file at once.
final class OpenFile {
    private let stream: ByteStream
    private var archive: ArchiveReader?
    private let stamp: FileStamp?
    private let takesRecords: Bool
    private let explains: Bool
    private let isPreview: Bool
    private var articles = 0
    private var wasSkipped = false
    private var hasRecords = false
    /// Whether it has been said that the file holds more than articles.
    private var isTold = false
    private var toldBytes = 0

    init(
        _ stream: ByteStream, archive: ArchiveReader?, stamp: FileStamp?, takesRecords: Bool, explains: Bool,
        isPreview: Bool
    ) {
        self.stream = stream
        self.archive = archive
        self.stamp = stamp
        self.takesRecords = takesRecords
        self.explains = explains
        self.isPreview = isPreview
    }

    /// Reads the next piece: what is in it, and whether it was the last.
    func readMore(source: String?) -> (arrivals: [Arrival], isWhole: Bool) {
        var isWhole = archive == nil
        var arrivals: [Arrival]
        do throws(FileReadingError) {
            if archive == nil {
                arrivals = wholeFile(try stream.rest(limit: Arrivals.sizeLimit), source)
            } else {
                let bytes = try stream.next()
                isWhole = bytes.isEmpty
                let delivery = archive?.take(bytes, isLast: isWhole)
                arrivals = delivery.map { told($0.removals) + self.arrivals(of: $0, source) } ?? []
            }
        } catch {
            arrivals = [skipped(error.failure)]
            isWhole = true
        }
        if isWhole { arrivals += ending() }
        return (arrivals, isWhole)
    }

    /// How many bytes of the file were read since the last call.
    func takeBytesRead() -> Int {
        defer { toldBytes = stream.bytesRead }
        return stream.bytesRead - toldBytes
    }

    private func wholeFile(_ bytes: [UInt8], _ source: String?) -> [Arrival] {
        if let kind = DocumentKind(of: bytes) { return document(bytes, kind, source) }
        do throws(WireError) {
            let delivery = try Wire.delivery(from: bytes, name: stream.name)
            let removals = explains ? delivery.removals(from: bytes, name: stream.name) : []
            return told(removals) + arrivals(of: delivery, source)
        } catch {
            return [skipped(.unreadable(error))]
        }
    }

    private func told(_ removals: [Removal]) -> [Arrival] {
        removals.isEmpty ? [] : [.removed(removals, file: stream.path)]
    }

    private func document(_ bytes: [UInt8], _ kind: DocumentKind, _ source: String?) -> [Arrival] {
        do throws(DocumentFailure) {
            let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
            let delivery = try DocumentTool(for: kind).delivery(of: bytes, kind: kind, searching: folders)
            return arrivals(of: delivery, source)
        } catch {
            return [skipped(.document(error))]
        }
    }

    private func arrivals(of delivery: Delivery, _ source: String?) -> [Arrival] {
        let identities = Identity.all(of: delivery.articles, from: origin(of: delivery))
        let arrived = delivery.articles.enumerated().map { index, article -> Arrival in
            if isWithoutText(article, of: delivery.format, delivery.isExport ? delivery.marks[index] : nil) {
                return skipped(.withoutText(headline: article.headline))
            }
            articles += 1
            var article = article
            if article.source == nil { article.source = source }
            return .article(
                article, file: stream.path, identity: identities[index], feedTitle: delivery.feedTitle,
                marks: takesRecords || !delivery.isExport ? delivery.marks[index] : nil)
        }
        if !delivery.records.isEmpty { hasRecords = true }
        let holdsMore = delivery.isExport
        defer { if holdsMore { isTold = true } }
        // Feeds go before the articles that name them.
        let faults = delivery.faults.map { skipped(.piece($0)) }
        guard takesRecords else {
            return arrived + faults + (holdsMore && !isTold ? [skipped(.recordsLeft)] : [])
        }
        let told: [Arrival] = holdsMore && !isTold ? [.export(file: stream.path)] : []
        return told + delivery.records.map { .record($0) } + arrived + faults
    }

    /// Whether an item of a list gives nothing to read. The headline of a feed's item is something, and what an export holds
    /// was in a library.
    private func isWithoutText(_ article: Article, of format: WireFormat, _ marks: ArticleMarks?) -> Bool {
        if !article.body.isEmpty || article.summary?.isEmpty == false || marks != nil { return false }
        // A list of addresses shows where articles stand and what they are called.
        if isPreview, format == .json || format == .table, article.url != nil { return article.headline.isEmpty }
        return format.isFeed ? article.headline.isEmpty && !isPreview : true
    }

    /// Where the articles of a delivery came from. An archive of one article is still that: the next version may hold another.
    private func origin(of delivery: Delivery) -> Origin? {
        let path = absolutePath(of: stream.path)
        if let feed = delivery.feedName { return .savedFeed(feed.isEmpty ? path ?? "" : feed) }
        if delivery.articles.count != 1 || delivery.format.holdsMany { return nil }
        return path.map { .file($0) }
    }

    /// What is reported once the file has been read. If something in it was skipped it does not count as known, so that the
    /// next import reports that again.
    private func ending() -> [Arrival] {
        if let archive, articles == 0, !wasSkipped, !hasRecords {
            return [skipped(.unreadable(.noArticles(archive.format)))]
        }
        guard let stamp, !wasSkipped, !hasRecords else { return [] }
        return [.finished(stamp, articles: articles)]
    }

    private func skipped(_ failure: FileFailure) -> Arrival {
        wasSkipped = true
        return .skipped(file: stream.path, failure)
    }
}
