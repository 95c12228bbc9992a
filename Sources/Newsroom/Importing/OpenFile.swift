import News
import Wire

/// A file that is being read for its articles: piece by piece where it is an archive, else at once.
final class OpenFile {
    private let stream: ByteStream
    private var archive: ArchiveReader?
    private let stamp: FileStamp?
    private let takesRecords: Bool
    private var articles = 0
    private var wasSkipped = false
    private var hasRecords = false
    private var toldBytes = 0

    init(_ stream: ByteStream, archive: ArchiveReader?, stamp: FileStamp?, takesRecords: Bool) {
        self.stream = stream
        self.archive = archive
        self.stamp = stamp
        self.takesRecords = takesRecords
    }

    /// What the next piece holds, and whether it was the last.
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
                arrivals = delivery.map { self.arrivals(of: $0, source) } ?? []
            }
        } catch {
            arrivals = [skipped(error.reason)]
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
        do throws(WireError) {
            return arrivals(of: try Wire.delivery(from: bytes, name: stream.name), source)
        } catch {
            return [skipped(wording(of: error))]
        }
    }

    private func arrivals(of delivery: Delivery, _ source: String?) -> [Arrival] {
        articles += delivery.articles.count
        // An archive or a feed of one article is still that: the next version may hold another one.
        let isAlone = delivery.articles.count == 1 && !delivery.format.holdsMany
        let arrived = delivery.articles.enumerated().map { index, article -> Arrival in
            var article = article
            if article.source == nil { article.source = source }
            return .article(
                article, file: stream.path, isAlone: isAlone, feedTitle: delivery.feedTitle,
                marks: delivery.marks[index])
        }
        if !delivery.records.isEmpty { hasRecords = true }
        // Feeds go before the articles that name them.
        let faults = delivery.faults.map { skipped(wording(of: $0)) }
        if !takesRecords, !delivery.records.isEmpty {
            return arrived + faults + [skipped("feeds and corrections are taken over by 'dateline import' alone")]
        }
        return delivery.records.map { .record($0) } + arrived + faults
    }

    /// The last word on the file. One of which something was skipped is not taken for known: it is told of again.
    private func ending() -> [Arrival] {
        if let archive, articles == 0, !wasSkipped, !hasRecords {
            return [skipped(wording(of: .noArticles(archive.format)))]
        }
        guard let stamp, !wasSkipped, !hasRecords else { return [] }
        return [.finished(stamp, articles: articles)]
    }

    private func skipped(_ reason: String) -> Arrival {
        wasSkipped = true
        return .skipped(file: stream.path, reason: reason)
    }
}
