import Foundation
import Testing

/// Where the program takes TLS secrets from, and what it says of those that are of no use.
@Suite struct KeyLogTests {
  @Test(arguments: [
    ["--keylog", "KEYS"], ["-o", "tls.keylog_file:KEYS"], ["-T", "json", "--keylog", "KEYS"],
    ["-T", "ndjson", "--keylog", "KEYS"], ["-v", "-j", "1", "--keylog", "KEYS"],
  ])
  func readsKeyLog(_ arguments: [String]) throws {
    let capture = try KeyedFile("healthy-nla-shadow")
    let keys = try capture.writeKeyLog(capture.keyLog)
    let run = try Run(arguments.map { $0.replacing("KEYS", with: keys) } + [capture.bare])
    #expect(run.output.contains("CredSSP TSRequest"))
    #expect(run.output.contains("RDP Font Map"))
    #expect(run.status == 0)
    #expect(try !Run([capture.bare]).output.contains("CredSSP TSRequest"))
  }

  @Test func saysTheSameWithTheSecretsInTheCaptureOrBesideIt() throws {
    let capture = try KeyedFile("healthy-tls13-shadow")
    let keys = try capture.writeKeyLog(capture.keyLog)
    let inside = try Run("-T", "ndjson", "-r", "-", input: capture.whole)
    let beside = try Run(["-T", "ndjson", "--keylog", keys, "-r", "-"], input: capture.bytesWithoutSecrets)
    #expect(inside.output == beside.output)
  }

  /// Wherever the secrets stand in the file, the connection that is not over by then is read with them.
  @Test func readsSecretsAtTheEndOfTheCapture() throws {
    let capture = try KeyedFile("healthy-nla-shadow")
    let first = try Run("-T", "ndjson", "-r", "-", input: capture.whole)
    let last = try Run("-T", "ndjson", "-r", "-", input: capture.bytesWithoutSecrets + capture.secretsBlock)
    #expect(first.output.contains("CredSSP TSRequest"))
    #expect(first.output == last.output)
  }

  @Test func tellsOfAKeyLogThatIsCut() throws {
    let capture = try KeyedFile("healthy-nla-shadow")
    let keys = try capture.writeKeyLog(capture.keyLog.dropLast(20))
    let run = try Run("--keylog", keys, "-T", "json", capture.bare)
    #expect(run.status == 0)
    #expect(run.output.contains("holds no secret that opens a record"))
    #expect(run.output.contains("or cut short"))
  }

  @Test func tellsOfAKeyLogOfSomethingElse() throws {
    let capture = try KeyedFile("healthy-nla-shadow")
    let keys = try capture.writeKeyLog(try KeyedFile("healthy-tls12-shadow").keyLog)
    for format in ["text", "json", "ndjson"] {
      let run = try Run("--keylog", keys, "-T", format, capture.bare)
      #expect(run.status == 0)
      // The text is broken into lines.
      #expect(
        run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("TLS secrets do not open"))
    }
    let diff = try Run("diff", "--keylog", keys, capture.bare, capture.bare)
    #expect(diff.errors.contains("The TLS secrets do not open this connection"))
  }

  @Test func comparesWithSecrets() throws {
    let capture = try KeyedFile("healthy-nla-shadow")
    let keys = try capture.writeKeyLog(capture.keyLog)
    let run = try Run("diff", "--keylog", keys, capture.bare, capture.bare)
    #expect(run.output.contains("CredSSP TSRequest"))
    #expect(run.status == 0)
  }

  /// That one of two captures comes without its keys is no difference between the handshakes.
  @Test func comparesWithoutSecretsWhatOnlyOneHas() throws {
    for name in ["healthy-nla-shadow", "healthy-tls13-shadow"] {
      let capture = try KeyedFile(name)
      let whole = try capture.writeKeyLog(capture.whole)
      let run = try Run("diff", whole, capture.bare)
      #expect(run.status == 0)
      #expect(run.errors.contains("open one of the two alone"))
    }
  }

  @Test func refusesWhatCannotBeRead() throws {
    let capture = try KeyedFile("healthy-nla-shadow")
    for arguments in [["--keylog", "/nonexistent"], ["--rsa-key", "/nonexistent"], ["--rsa-key", capture.bare]] {
      let run = try Run(arguments + [capture.bare])
      #expect(run.status == 2)
      #expect(run.errors.contains(arguments[1]))
    }
  }
}

/// A fixture that holds its key log, taken apart: the rest stands in a file of its own for as long as the value lives.
final class KeyedFile {
  let whole: Data
  let secretsBlock: Data
  let bytesWithoutSecrets: Data
  private let folder: URL

  init(_ name: String) throws {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures")
      .standardizedFileURL
    whole = try Data(contentsOf: fixtures.appending(path: "\(name)/capture.pcapng"))
    let blocks = Self.blocks(of: whole)
    secretsBlock = blocks.filter { $0.first == 0x0A && Self.number($0) == 0x0A }.reduce(Data(), +)
    bytesWithoutSecrets = blocks.filter { Self.number($0) != 0x0A }.reduce(Data(), +)
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try bytesWithoutSecrets.write(to: URL(filePath: bare))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The capture without its secrets.
  var bare: String { folder.appending(path: "bare.pcapng").path }

  /// The text in the Decryption Secrets Block: after type, length, kind and size.
  var keyLog: Data {
    let size = Self.number(secretsBlock.dropFirst(12)) ?? 0
    return secretsBlock.dropFirst(16).prefix(size)
  }

  func writeKeyLog(_ text: Data) throws -> String {
    let path = folder.appending(path: "keys.log").path
    try text.write(to: URL(filePath: path))
    return path
  }

  private static func blocks(of file: Data) -> [Data] {
    var blocks: [Data] = []
    var rest = file[...]
    while let length = number(rest.dropFirst(4)), length >= 12, length <= rest.count {
      blocks.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return blocks
  }

  /// The little-endian number at the start.
  private static func number(_ bytes: Data) -> Int? {
    bytes.count < 4 ? nil : bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
