// swift-tools-version: 6.1
// The modules of sverka and what each may import; Documentation/Architecture.md draws the same picture.
import PackageDescription

let swift: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-warnings-as-errors"]),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swift)
}

func library(_ name: String, pkgConfig: String, package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "sverka",
    products: [.executable(name: "sverka", targets: ["sverka"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    ],
    targets: [
        // Libraries of the system
        library("CLibXML2", pkgConfig: "libxml-2.0", package: "libxml2-dev"),
        library("CXlsxWriter", pkgConfig: "xlsxwriter", package: "libxlsxwriter-dev"),
        library("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
        .systemLibrary(name: "CMalloc"),
        library("CZstd", pkgConfig: "libzstd", package: "libzstd-dev"),
        library("CLibZip", pkgConfig: "libzip", package: "libzip-dev"),
        // Model
        module("Domain"),
        module("Law", ["Domain"]),
        module("Fingerprints", ["Domain", "CCrypto"]),
        // Adapters
        module("Formats", ["Domain", "CLibXML2", "CLibZip"]),
        module("Settings", ["Domain", yams]),
        module("Store", ["Domain", "Fingerprints", "CZstd", grdb, sqlite]),
        module("Workbooks", ["CXlsxWriter"]),
        // Stages
        module("Intake", ["Domain", "Formats", "Fingerprints"]),
        module("Settlement", ["Domain", "Law"]),
        module("Matching", ["Domain", "Law"]),
        module("Flagging", ["Domain", "Law", "Fingerprints"]),
        module("Posting", ["Domain", "Law"]),
        module("Reporting", ["Domain", "Fingerprints", "Workbooks"]),
        // Application
        module(
            "Pipeline",
            [
                "Domain", "Law", "Fingerprints", "Formats", "Settings", "Store", "Intake", "Settlement", "Matching",
                "Flagging", "Posting", "Reporting", log,
            ]),
        .executableTarget(
            name: "sverka",
            dependencies: ["Domain", "Formats", "Settings", "Store", "Pipeline", "CMalloc", arguments, log],
            swiftSettings: swift),
        // Tests
        .testTarget(
            name: "UnitTests",
            dependencies: [
                "Domain", "Law", "Formats", "Settings", "Store", "Workbooks", "Intake", "Settlement", "Matching",
                "Flagging",
                "Posting", "Reporting", "Pipeline",
            ], swiftSettings: swift),
        .testTarget(name: "ScenarioTests", dependencies: ["sverka"], swiftSettings: swift),
        .testTarget(name: "ArchitectureTests", dependencies: ["Domain"], swiftSettings: swift),
    ]
)
