import Foundation
import Libraries
import News
import Newsroom

// Measures a library from inside one process, so that a program's start does not hide what is measured. It is not part
// of the product: `Resources/build/bench_library.py` and `bench_postgres.py` run it and print its figures beside those
// of the peers.
//
//     dateline-measure LIBRARY QUERIES REPETITIONS
//
// LIBRARY is a file, or the address of a library on a server (postgres://...); QUERIES a file with one query a line.
// It prints one JSON object a line: what was done, the number of results, and milliseconds: the medians of the
// repetitions by the clock and of CPU, and the first repetition by the clock.

guard CommandLine.arguments.count == 4, let repetitions = Int(CommandLine.arguments[3]), repetitions > 0,
    let queries = try? String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8)
else {
    FileHandle.standardError.write(Data("usage: dateline-measure LIBRARY QUERIES REPETITIONS\n".utf8))
    exit(64)
}
let library = try openLibrary(CommandLine.arguments[1])

/// The CPU time of this process so far.
func cpuMilliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
}

/// Prints the median milliseconds that some work takes.
func measure(_ what: String, _ of: String, _ work: () throws -> Int) rethrows {
    var (times, cpu): ([Double], [Double]) = ([], [])
    var hits = 0
    for _ in 0..<repetitions {
        let (start, cpuStart) = (ContinuousClock.now, cpuMilliseconds())
        hits = try work()
        times.append((ContinuousClock.now - start) / .milliseconds(1))
        cpu.append(cpuMilliseconds() - cpuStart)
    }
    let fields: [String: Any] = [
        "what": what, "of": of, "ms": times.sorted()[times.count / 2],
        "cpu_ms": cpu.sorted()[cpu.count / 2], "first_ms": times[0], "results": hits,
    ]
    let line = try? JSONSerialization.data(withJSONObject: fields, options: [.sortedKeys])
    print(String(decoding: line ?? Data(), as: UTF8.self))
}

for query in queries.split(separator: "\n").map(String.init) {
    let parsed = Query(parsing: query)
    try measure("newest", query) { try library.search(parsed, limit: 50).count }
    try measure("rank", query) { try library.search(parsed, sort: .rank, limit: 50).count }
    try measure("lines", query) { try library.articles(matching: parsed, limit: 50).count }
}

try measure("list", "first page") { try library.articles(limit: 50).count }
let middle = try library.articles(limit: 50).last?.position
try measure("list", "next page") { try library.articles(olderThan: middle, limit: 50).count }
try measure("list", "next unread") { try library.nextUnread(after: middle) == nil ? 0 : 1 }
try measure("list", "counts") { try library.count().total }

let entities = try library.entities(limit: 200)
for typed in ["a", "ma", "mar", "mari", "london", "bp", "zz"] {
    try measure("lookup", typed) { try library.lookup(typed, limit: 20).count }
}
if let first = entities.first {
    try measure("dossier", "most mentioned: \(first.name), \(first.articles) articles") {
        try library.dossier(of: first.id)?.passages.count ?? 0
    }
}
if let last = entities.last {
    try measure("dossier", "200th: \(last.name), \(last.articles) articles") {
        try library.dossier(of: last.id)?.passages.count ?? 0
    }
}
if let newest = try library.articles(limit: 1).first {
    try measure("article", "open") { try library.article(newest.id)?.entities.count ?? 0 }
}
