import Foundation

/// What tshark prints for the fields of a capture, to compare our own dissection with.
public enum Tshark {
  /// Values of a field in the order of the packet, by field name, by frame number.
  public typealias Fields = [Int: [String: [String]]]

  /// Whether tshark is installed; a test that needs it is skipped otherwise.
  public static let isInstalled = installed("tshark") != nil

  /// Reads every value of the fields `names` from the file at `capture`.
  ///
  /// - Parameters:
  ///   - decodeAs: rules as tshark's `-d` takes them, such as `tcp.port==3389,tls`.
  ///   - preferences: settings as tshark's `-o` takes them, such as `tcp.reassemble_out_of_order:TRUE`.
  ///   - usingSecrets: false leaves what is encrypted so, even where the capture holds its keys.
  /// - Returns: only frames that have a value, with only the fields that they have.
  public static func fields(
    of capture: String, names: [String], decodeAs: [String] = [], preferences: [String] = [], usingSecrets: Bool = true
  ) throws -> Fields {
    if !usingSecrets {
      return try withoutSecrets(capture) {
        try fields(of: $0, names: names, decodeAs: decodeAs, preferences: preferences)
      }
    }
    let arguments =
      ["-r", capture, "-n", "-T", "ek", "-e", "frame.number"]
      + names.flatMap { ["-e", $0] } + decodeAs.flatMap { ["-d", $0] }
      + preferences.flatMap { ["-o", $0] }
    let lines = try run("tshark", arguments).split(separator: UInt8(ascii: "\n"))
    return try lines.reduce(into: [:]) { frames, line in
      guard let layers = try JSONDecoder().decode(Line.self, from: Data(line)).layers,
        let frame = layers["frame_number"]?.first.flatMap({ Int($0) })
      else { return }
      let found = names.compactMap { name in layers[name.replacing(".", with: "_")].map { (name, $0) } }
      if !found.isEmpty { frames[frame] = Dictionary(uniqueKeysWithValues: found) }
    }
  }

  /// A line of tshark's output for Elasticsearch; every second one carries a packet.
  private struct Line: Decodable {
    let layers: [String: [String]]?
  }

  /// Calls `body` with a copy of the capture that lacks its Decryption Secrets Blocks; editcap cannot write one where they come first.
  private static func withoutSecrets<Result>(_ capture: String, _ body: (String) throws -> Result) throws -> Result {
    let copy = URL(filePath: NSTemporaryDirectory()).appending(path: UUID().uuidString + ".pcapng")
    defer { try? FileManager.default.removeItem(at: copy) }
    var rest = try Data(contentsOf: URL(filePath: capture))[...]
    var kept = Data()
    while let type = number(rest), let length = number(rest.dropFirst(4)), length >= 12, length <= rest.count {
      if type != 0x0A { kept += rest.prefix(length) }
      rest = rest.dropFirst(length)
    }
    try (kept + rest).write(to: copy)
    return try body(copy.path())
  }

  /// The little-endian number at the start, which is the order on every machine that made the fixtures.
  private static func number(_ bytes: Data) -> Int? {
    bytes.count < 4 ? nil : bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func run(_ tool: String, _ arguments: [String]) throws -> Data {
    guard let path = installed(tool) else { throw CocoaError(.executableNotLoadable) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return data
  }

  private static func installed(_ tool: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(tool)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
