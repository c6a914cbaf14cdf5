import Foundation

/// One run of the real program, to its end.
struct Run {
  let status: Int32
  let output: String
  let errors: String

  init(_ arguments: String..., input: Data = Data()) throws { try self.init(arguments, input: input) }

  /// - Parameter input: what standard input holds.
  init(_ arguments: [String], input: Data = Data()) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files, not pipes: a pipe that nobody empties would block a long answer.
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try input.write(to: files[0])
    try Data().write(to: files[1])
    try Data().write(to: files[2])
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + Self.limit) == .timedOut {
      process.terminate()
      throw Hang(arguments: arguments)
    }
    status = process.terminationStatus
    output = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
  }

  /// The program did not end.
  struct Hang: Error {
    let arguments: [String]
  }

  /// Seconds after which a run counts as one that does not end.
  private static let limit = 60.0

  /// The program that was built beside the tests.
  static var program: URL {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<5 {
      let program = folder.appending(path: "rdpwhy")
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
      folder.deleteLastPathComponent()
    }
    return URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.build/debug/rdpwhy")
  }
}

/// A file that is there for one test.
struct TemporaryFile: ~Copyable {
  let path: String

  init(_ bytes: [UInt8]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".pcap").path
    try Data(bytes).write(to: URL(filePath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A pcap file of Ethernet that holds no packet.
  static let emptyCapture: [UInt8] = [
    0xD4, 0xC3, 0xB2, 0xA1,  // magic, microseconds, little-endian
    0x02, 0x00, 0x04, 0x00,  // version 2.4
    0x00, 0x00, 0x00, 0x00,  // thiszone
    0x00, 0x00, 0x00, 0x00,  // sigfigs
    0xFF, 0xFF, 0x00, 0x00,  // snaplen
    0x01, 0x00, 0x00, 0x00,  // Ethernet
  ]
}
