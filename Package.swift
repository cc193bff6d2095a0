// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "firstframe",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "firstframe", targets: ["firstframe"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries of the system, each behind one header.
    .systemLibrary(
      name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"]), .brew(["vips"])]),
    .systemLibrary(name: "CMagic", providers: [.apt(["libmagic-dev"]), .brew(["libmagic"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .target(
      name: "ImagingShim", dependencies: ["CVips", "CMagic"],
      linkerSettings: [.linkedLibrary("magic"), .linkedLibrary("gmodule-2.0")]),

    // Libraries, leaf first: a target can import only what stands above it.
    .target(name: "Domain", dependencies: ["CCrypto", .system]),
    .target(name: "Imaging", dependencies: ["Domain", "ImagingShim", .system]),
    .target(name: "StageGraph", dependencies: ["Domain", .deque]),
    .target(
      name: "Workers",
      dependencies: [
        "Domain", "Imaging", .system,
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(
      name: "Providers",
      dependencies: [
        "Domain", .system,
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.embedInCode("Catalog/catalog.yaml")]),
    .target(
      name: "Sandbox",
      dependencies: [
        "Domain", .system,
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(
      name: "Ledger",
      dependencies: ["Domain", .system, .product(name: "GRDB", package: "GRDB.swift")]),
    .target(
      name: "Workflow",
      dependencies: [
        "Domain", "Workers", "StageGraph", "Providers", "Sandbox", "Ledger", .system, .deque,
        .product(name: "HeapModule", package: "swift-collections"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "Commands",
      dependencies: [
        "Domain", "Workers", "StageGraph", "Providers", "Sandbox", "Ledger", "Workflow", .system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.embedInCode("Report/report.mustache")]),
    .executableTarget(name: "firstframe", dependencies: ["Commands"]),

    .target(
      name: "TestSupport",
      dependencies: [
        "Domain", .system, .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      path: "Tests/Support"),
    .testTarget(name: "DomainTests", dependencies: ["Domain", "TestSupport"]),
    .testTarget(name: "ImagingTests", dependencies: ["Imaging", "TestSupport"]),
    .testTarget(name: "StageGraphTests", dependencies: ["StageGraph", "Domain", "TestSupport"]),
    .testTarget(name: "WorkersTests", dependencies: ["Workers", "TestSupport", "firstframe"]),
    .testTarget(
      name: "ProvidersTests",
      dependencies: [
        "Domain", "Providers", "TestSupport", "firstframe", .system,
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .testTarget(
      name: "SandboxTests",
      dependencies: [
        "Domain", "Sandbox", "TestSupport", .system,
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .target(
      name: "LedgerSupport", dependencies: ["Domain", "Ledger", .system], path: "Tests/LedgerSupport"),
    .executableTarget(
      name: "ledger-crash-writer", dependencies: ["Domain", "Ledger", .system],
      path: "Tests/LedgerCrashWriter"),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "Domain", "Ledger", "TestSupport", "LedgerSupport", "ledger-crash-writer", .system,
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .executableTarget(
      name: "simulation",
      dependencies: [
        "Domain", "Ledger", "LedgerSupport", "Providers", "StageGraph", "TestSupport", "Workers", "Workflow",
        .system, .product(name: "HeapModule", package: "swift-collections"),
      ],
      path: "Tests/Simulation"),
    .testTarget(
      name: "WorkflowTests", dependencies: ["Workflow", "TestSupport", "firstframe", "simulation"]),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Commands", "TestSupport", "firstframe",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

extension Target.Dependency {
  static var system: Self { .product(name: "SystemPackage", package: "swift-system") }
  static var deque: Self { .product(name: "DequeModule", package: "swift-collections") }
}

// The same strictness everywhere: a warning is an error, layers import only what they use.
for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
  ]
}
