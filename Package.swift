// swift-tools-version: 6.2
import PackageDescription

/// What every room is compiled with: Swift 6 mode comes from the tools version, a warning is an error.
let house: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Only `Bytes` stores and returns values that may not outlive the buffer they look into.
let lifetimes: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]

let package = Package(
  name: "rdpwhy",
  products: [.executable(name: "rdpwhy", targets: ["rdpwhy"])],
  targets: [
    .systemLibrary(
      name: "CPcap", pkgConfig: "libpcap",
      providers: [.apt(["libpcap-dev"]), .brew(["libpcap"])]),
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(name: "CGetopt"),

    .target(name: "Bytes", swiftSettings: house + lifetimes),
    .target(name: "Capture", dependencies: ["Bytes", "CPcap"], swiftSettings: house),
    .target(name: "Dissectors", dependencies: ["Bytes"], swiftSettings: house),
    .target(
      name: "Crypto", dependencies: ["Bytes", "Dissectors", "COpenSSL"], swiftSettings: house),
    .target(
      name: "Analyzer", dependencies: ["Bytes", "Capture", "Dissectors", "Crypto"],
      swiftSettings: house),
    .target(
      name: "Reports", dependencies: ["Bytes", "Analyzer", "Capture", "Dissectors"], swiftSettings: house),
    .executableTarget(
      name: "rdpwhy",
      dependencies: ["Bytes", "Capture", "Dissectors", "Crypto", "Analyzer", "Reports", "CGetopt"],
      swiftSettings: house,
      // What one thread has read another one judges and gives back: glibc's allocator makes them wait for each other.
      linkerSettings: [.linkedLibrary("mimalloc", .when(platforms: [.linux]))]),

    // Composes captures of what no real peer does on demand.
    .target(name: "Conversation", path: "Tests/Support/Conversation", swiftSettings: house),
    // What tshark says of a capture, for tests that compare with it.
    .target(
      name: "TsharkOracle", dependencies: ["Dissectors"], path: "Tests/Support/TsharkOracle",
      swiftSettings: house),

    .testTarget(name: "BytesTests", dependencies: ["Bytes"], swiftSettings: house),
    .testTarget(name: "CaptureTests", dependencies: ["Bytes", "Capture"], swiftSettings: house),
    .testTarget(
      name: "DissectorsTests", dependencies: ["Bytes", "Dissectors", "TsharkOracle"],
      swiftSettings: house),
    .testTarget(
      name: "CryptoTests", dependencies: ["Bytes", "Dissectors", "Crypto"], swiftSettings: house),
    .testTarget(
      name: "AnalyzerTests",
      dependencies: [
        "Bytes", "Capture", "Dissectors", "Crypto", "Analyzer", "Conversation", "TsharkOracle",
      ],
      swiftSettings: house),
    .testTarget(
      name: "ReportsTests", dependencies: ["Bytes", "Analyzer", "Reports", "Capture", "Conversation"],
      swiftSettings: house),
    .testTarget(
      name: "CommandTests", dependencies: ["rdpwhy", "Conversation", "TsharkOracle"], swiftSettings: house),
    .testTarget(name: "HouseTests", swiftSettings: house),
  ]
)
