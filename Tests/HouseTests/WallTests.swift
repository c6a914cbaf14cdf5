import Testing

/// What a room may import, apart from the standard library. Conditions around an import do not matter.
private let allowedImports: [Substring: Set<String>] = [
  "Bytes": ["Synchronization"],
  "Capture": ["Bytes", "CPcap", "Glibc", "Darwin", "Synchronization"],
  "Dissectors": ["Bytes"],
  "Crypto": ["Bytes", "Dissectors", "COpenSSL", "Glibc", "Darwin"],
  "Analyzer": ["Bytes", "Capture", "Dissectors", "Crypto", "Synchronization"],
  "Reports": ["Analyzer", "Dissectors", "Capture", "Bytes"],
  "rdpwhy": [
    "Bytes", "Capture", "Dissectors", "Crypto", "Analyzer", "Reports", "CGetopt", "Glibc", "Darwin", "Synchronization",
  ],
]

/// Rooms reach only the rooms below them, and one room alone knows each C library.
private func forbiddenImports(_ file: TextFile) -> [Violation] {
  guard let room = file.room else { return [] }
  guard let allowed = allowedImports[room] else { return [file.violation("\(room) is a room without walls")] }
  return imports(of: file).filter { !allowed.contains($0.module) }.map {
    file.violation("\(room) must not import \($0.module)", line: $0.line)
  }
}

private func imports(of file: TextFile) -> [(module: String, line: Int)] {
  file.code.lines.enumerated().compactMap { index, line in
    let words = line.split(whereSeparator: { $0 == " " || $0 == "." })
    guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let name = kinds.contains(words[keyword + 1]) ? words.dropFirst(keyword + 2).first : words[keyword + 1]
    return name.map { (String($0), index + 1) }
  }
}

/// The files of Capture and of the command that hand memory to the operating system or to a C library.
private let unsafeFiles: Set<String> = [
  "Sources/Capture/ReadBuffer.swift",
  "Sources/Capture/FileDescriptor.swift",
  "Sources/Capture/Libpcap.swift",
  "Sources/rdpwhy/System.swift",
  "Sources/rdpwhy/Threads.swift",
]

/// Memory is touched without the language's checks only where a reader expects it.
private func unsafeOutsideItsPlace(_ file: TextFile) -> [Violation] {
  guard let room = file.room, room != "Bytes", !unsafeFiles.contains(file.path) else { return [] }
  let talksToC: Set<String> = ["COpenSSL", "CGetopt"]
  if imports(of: file).contains(where: { talksToC.contains($0.module) }) { return [] }
  return file.code.words.filter { isUnsafe($0.word) }.map {
    file.violation("`\($0.word)` outside Bytes and the few files that talk to C", line: $0.line)
  }
}

private func isUnsafe(_ word: String) -> Bool {
  word == "unsafe" || word == "OpaquePointer" || word == "Unmanaged" || word.hasPrefix("Unsafe")
    || word.hasPrefix("withUnsafe") || word.hasPrefix("unsafe") || word.contains("Unchecked")
}

struct WallTests {
  @Test func roomsImportOnlyWhatIsBelowThem() {
    expectNone(Repository.sources.flatMap(forbiddenImports))
  }

  @Test func libpcapIsKnownToOneFile() {
    let files = Repository.sources.filter { imports(of: $0).contains { $0.module == "CPcap" } }
    #expect(files.count <= 1, "\(files.map(\.path))")
  }

  @Test func memoryIsUnsafeOnlyInTheKnownFiles() {
    expectNone(Repository.sources.flatMap(unsafeOutsideItsPlace))
  }

  @Test(arguments: [
    ("Sources/Dissectors/A.swift", "import Bytes\n"),
    ("Sources/Capture/A.swift", "#if canImport(Glibc)\n  import Glibc\n#endif\n"),
    ("Sources/rdpwhy/A.swift", "private import CGetopt\n"),
    ("Sources/Bytes/A.swift", "import Synchronization\n// import Foundation\n"),
  ])
  func acceptsImport(path: String, text: String) {
    #expect(forbiddenImports(TextFile(path, text)).isEmpty)
  }

  @Test(arguments: [
    ("Sources/Dissectors/A.swift", "import Capture\n"),
    ("Sources/Dissectors/A.swift", "public import struct Analyzer.Verdict\n"),
    ("Sources/Analyzer/A.swift", "@preconcurrency import Glibc\n"),
    ("Sources/Reports/A.swift", "import Foundation\n"),
    ("Sources/Crypto/A.swift", "import CGetopt\n"),
    ("Sources/Cellar/A.swift", "let a = 1\n"),
  ])
  func refusesImport(path: String, text: String) {
    #expect(forbiddenImports(TextFile(path, text)).count == 1)
  }

  @Test(arguments: [
    ("Sources/Bytes/A.swift", "unsafe f()"),
    ("Sources/Crypto/A.swift", "import COpenSSL\nlet a = unsafe f()"),
    ("Sources/Analyzer/A.swift", "/// Nothing unsafe here.\nlet a = \"unsafe\""),
  ])
  func acceptsUnsafe(path: String, text: String) {
    #expect(unsafeOutsideItsPlace(TextFile(path, text)).isEmpty)
  }

  @Test(arguments: [
    ("Sources/Dissectors/A.swift", "let a = unsafe f()"),
    ("Sources/Capture/A.swift", "func f(_ p: UnsafeRawPointer) {}"),
    ("Sources/Crypto/A.swift", "a.withUnsafeBytes { _ in }"),
    ("Sources/Analyzer/A.swift", "a.load(fromUncheckedByteOffset: 3)"),
  ])
  func refusesUnsafe(path: String, text: String) {
    #expect(unsafeOutsideItsPlace(TextFile(path, text)).count == 1)
  }
}
