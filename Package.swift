// swift-tools-version: 6.2
import PackageDescription

// A room imports from the floors below its own, never from its own floor; `.ci/run` checks it. `Sources/README.md` says
// what each room is for.

// Where libxml2's headers are. Not by way of pkg-config, which would link the library as well: see CLibXML2.
let xmlHeaders = ["-I" + (Context.environment["LIBXML2_HEADERS"] ?? "/usr/include/libxml2")]

// Where libpq's headers are. Not by way of pkg-config, which would link the library as well: see CLibPQ.
let postgresHeaders = ["-I" + (Context.environment["LIBPQ_HEADERS"] ?? "/usr/include/postgresql")]

// The commit that is built, for `--version`: the Makefile says it.
let commit = Context.environment["DATELINE_COMMIT"] ?? ""

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error), .unsafeFlags(xmlHeaders.flatMap { ["-Xcc", $0] }),
]

// Products of other packages.
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let nouns = room("News")

let ground: [Target] = [
    room("Dates", on: ["News"]),
    room("JSON", on: ["News"]),
    room("Segmentation"),
    .target(name: "CLibFriBidi"),
    room("Terminal", on: ["CLibFriBidi"], excluding: ["ScalarTable.py"]),
    room("Resources"),
    room("TOML"),
    room("Pipeline"),
    room("Libraries", on: ["News"]),
    .target(name: "CLibXML2", cSettings: [.unsafeFlags(xmlHeaders)]),
    room("Markup", on: ["News", "CLibXML2"]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    room("Compression", on: ["CZlib", "CLibZstd"]),
    .target(name: "CSearch", linkerSettings: [.linkedLibrary("sqlite3")]),
]

let catalogue = room("Catalogue", on: ["News", "Libraries"])
let passages = room("Passages", on: ["News", "Dates", "Segmentation"])
let languages = room("Languages", on: ["News", "Resources"])

let rooms: [Target] = [
    room("Feeds", on: ["News", "Dates", "JSON", "Markup"]),
    room("Pages", on: ["News", "Dates", "JSON", "Markup", "Passages"]),
    room("Paste", on: ["News", "Dates", "JSON", "TOML", "Markup", "Passages", yams]),
    room("Mail", on: ["News", "Dates", "Markup", "Passages"]),
    room("Press", on: ["News", "Dates", "Passages"]),
    room("Exports", on: ["News", "Dates", "JSON", "Markup", "Passages"]),
    room("Entities", on: ["News", "Dates", "Segmentation", "Resources", "Languages"]),
    room("Keywords", on: ["News", "Segmentation", "Resources"]),
    room("Stories", on: ["News", "Resources", "Segmentation"]),
    room("Storage", on: ["News", "Libraries", "Catalogue", "Pipeline", "Compression", "CSearch", "CLimits", grdb]),
    room("Reader", on: ["News", "Terminal", "TOML", "Resources"]),
    .target(name: "CNcurses", path: "Sources/CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "CLibCurl"),
    .target(name: "CLibPQ", cSettings: [.unsafeFlags(postgresHeaders)]),
    room(
        "Postgres", on: ["News", "Libraries", "Catalogue", "Pipeline", "Compression", "CLibPQ"],
        excluding: ["README.md"]),
    room("Courier", on: ["News", "CLibCurl"]),
    room("Sync", on: ["News", "JSON"]),
    room("Curses", on: ["Terminal", "CNcurses"]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CVersion", cSettings: [.define("DATELINE_COMMIT", to: "\"\(commit)\"")]),
    .target(name: "CNoICU"),
    .target(name: "CLimits"),
]

let wire = room(
    "Wire",
    on: [
        "News", "Dates", "JSON", "Markup", "Compression", "Passages", "Feeds", "Pages", "Paste", "Mail", "Press",
        "Exports",
    ])

let newsroom = room(
    "Newsroom",
    on: [
        "News", "Terminal", "Markup", "Compression", "Pipeline", "Resources", "Passages", "Feeds", "Pages", "Wire",
        "Entities", "Keywords", "Stories", "Libraries", "Storage", "Postgres", "Reader", "Courier", "Sync", "Curses",
        "CMalloc",
        "CLimits",
        "Languages",
    ])

// `make` puts a link to the static C++ library there. What Swift's runtime needs of it then goes into the program: looking
// the names of the system's up takes a tenth of the time to the first frame. Without the folder, the system's is taken.
let staticLibraries = LinkerSetting.unsafeFlags(
    ["-L" + Context.packageDirectory + "/.build/static"], .when(configuration: .release))

let command = Target.executableTarget(
    name: "DatelineCommand",
    dependencies: [
        "News", "Terminal", "Passages", "Libraries", "Storage", "Postgres", "Entities", "Keywords", "Reader",
        "Newsroom",
        "CVersion", "CNoICU",
        "CLimits", "Languages",
        argumentParser,
    ],
    swiftSettings: strict, linkerSettings: [staticLibraries])

// Trains the entity model; no part of the product. It reads `Entities` as the product does, so that they cannot differ.
let trainer = Target.executableTarget(
    name: "dateline-train", dependencies: ["News", "Segmentation", "Compression", "Resources", "Entities"],
    path: "Sources/DatelineTrainer", swiftSettings: strict)

// Measures a library from inside one process, for `make bench`; no part of the product.
let measure = Target.executableTarget(
    name: "dateline-measure", dependencies: ["News", "Libraries", "Newsroom"],
    path: "Sources/DatelineMeasure", swiftSettings: strict)

// Long proofs of robustness, for `make stress` and, briefly, the tests; no part of the product.
let stress = Target.executableTarget(
    name: "dateline-stress",
    dependencies: [
        "News", "Libraries", "Storage", "Postgres", "Newsroom", "Wire", "Feeds", "Entities", "Stories", "TOML",
        "ThrowawayServer", grdb,
    ],
    path: "Sources/DatelineStress", swiftSettings: strict)

// A web server on this machine, for tests.
let loopbackServer = Target.target(name: "LoopbackServer", path: "Tests/LoopbackServer", swiftSettings: strict)

let courierTests = Target.testTarget(
    name: "CourierTests", dependencies: ["Courier", "News", "LoopbackServer"], swiftSettings: strict)

// Drives the built program, so it depends on the program without importing it; opens pseudoterminals through the C one.
let commandTests = Target.testTarget(
    name: "DatelineCommandTests", dependencies: ["DatelineCommand", "dateline-stress", "LoopbackServer", "CNcurses"],
    exclude: ["Sessions", "Faults"],
    swiftSettings: strict)

// Drives the built trainer.
let trainerTests = Target.testTarget(name: "TrainerTests", dependencies: ["dateline-train"], swiftSettings: strict)

// These open a pseudoterminal through the C target.
let cursesTests = Target.testTarget(
    name: "CursesTests", dependencies: ["Curses", "Terminal", "CNcurses", "Reader"], swiftSettings: strict)

// What tests file in a library, and how, whatever keeps it.
let librarySamples = Target.target(
    name: "LibrarySamples", dependencies: ["Libraries", "News"], path: "Tests/LibrarySamples", swiftSettings: strict)

// A disk that fails when a test wants it to.
let faults = Target.target(name: "CFaults", path: "Tests/CFaults", linkerSettings: [.linkedLibrary("sqlite3")])
let storageTests = Target.testTarget(
    name: "StorageTests",
    dependencies: ["Storage", "Catalogue", "Compression", "Libraries", "News", "LibrarySamples", "CFaults", grdb],
    swiftSettings: strict)

// What every engine of a library does alike.
let libraryTests = Target.testTarget(
    name: "LibraryTests",
    dependencies: ["ThrowawayServer", "Postgres", "Libraries", "Storage", "Catalogue", "News", "LibrarySamples"],
    swiftSettings: strict)

let newsroomTests = Target.testTarget(
    name: "NewsroomTests", dependencies: ["Newsroom", "LibrarySamples"], swiftSettings: strict)

// A PostgreSQL server of the tests' own, where PostgreSQL is installed.
let throwawayServer = Target.target(name: "ThrowawayServer", path: "Tests/ThrowawayServer", swiftSettings: strict)
let postgresTests = Target.testTarget(
    name: "PostgresTests",
    dependencies: ["ThrowawayServer", "Postgres", "Storage", "Catalogue", "Libraries", "News", "LibrarySamples"],
    swiftSettings: strict)

let package = Package(
    name: "dateline",
    products: [.executable(name: "dateline", targets: ["DatelineCommand"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [nouns] + ground + [catalogue, passages, languages] + rooms + [
        wire, newsroom, command, trainer, measure, stress,
    ]
        + tests(of: [
            "News", "Dates", "JSON", "Segmentation", "Resources", "Terminal", "TOML", "Markup", "Compression",
            "Pipeline", "Passages", "Languages", "Feeds", "Pages", "Paste", "Mail", "Press", "Wire", "Entities",
            "Keywords",
            "Stories", "Reader", "Sync",
        ]) + [
            loopbackServer, courierTests, cursesTests, commandTests, trainerTests, librarySamples, faults,
            throwawayServer, storageTests, libraryTests, postgresTests, newsroomTests,
        ]
        + fuzzers(of: [
            "Feed", "JSONFeed", "OPML", "Page", "XML", "Mail", "Encoding", "JSON", "Markdown", "Archive", "Packing",
            "Configuration", "Query", "FrontMatter", "Lines", "Newsboat", "Dates", "Text", "Records", "Library",
            "NewsboatCache", "Table", "Press",
        ]),
    swiftLanguageModes: [.v6]
)

/// A library target whose sources are in `Sources/<name>`; what is excluded is no source: a README, a script.
func room(_ name: String, on dependencies: [Target.Dependency] = [], excluding excluded: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: excluded, swiftSettings: strict)
}

/// The test targets, each in `Tests/<name>Tests`.
func tests(of names: [String]) -> [Target] {
    names.map { name in
        .testTarget(name: name + "Tests", dependencies: [.byName(name: name)], swiftSettings: strict)
    }
}

/// The fuzz targets, each in `Tests/Fuzz/<name>`. They are there only where `DATELINE_FUZZ` is set, as `make fuzz` does:
/// their `main` is libFuzzer's.
func fuzzers(of names: [String]) -> [Target] {
    guard Context.environment["DATELINE_FUZZ"] != nil else { return [] }
    let libraries: Set = ["Library", "NewsboatCache"]
    let edited = Target.target(
        name: "EditedFile", dependencies: [grdb], path: "Tests/EditedFile", swiftSettings: strict)
    return [edited]
        + names.map { name in
            .executableTarget(
                name: "Fuzz" + name,
                dependencies: [
                    "News", "Dates", "Segmentation", "Markup", "Compression", "Feeds", "Pages", "Wire", "Reader",
                ]
                    + (name == "Newsboat" ? ["Newsroom"] : [])
                    + (libraries.contains(name) ? ["EditedFile", "Libraries", "Storage", grdb] : []),
                path: "Tests/Fuzz/" + name, swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
        }
}
