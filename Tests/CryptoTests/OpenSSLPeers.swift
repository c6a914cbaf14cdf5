import Bytes
import Crypto
import Dissectors
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The `openssl` program as both peers of a connection, on this machine's loopback.
enum OpenSSLPeers {
  static let program: URL? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(filePath: String($0) + "/openssl") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  static let suites = "ALL:COMPLEMENTOFALL:@SECLEVEL=0"

  /// Runs `openssl` to its end; what it prints, or nil if it fails.
  @discardableResult
  static func run(_ arguments: [String]) throws -> String? {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: text, as: UTF8.self) : nil
  }
}

/// A folder for keys and logs that goes away with the value.
final class Workshop {
  let folder: URL

  init() throws {
    signal(SIGPIPE, SIG_IGN)
    folder = FileManager.default.temporaryDirectory.appending(path: "peers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func bytes(_ name: String) -> [UInt8] {
    (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) } ?? []
  }

  /// Makes a key and a certificate for it; options that give the server both.
  func certificate(_ algorithm: String, second: Bool = false) throws -> [String] {
    let key = path("\(algorithm).key")
    let certificate = path("\(algorithm).crt")
    switch algorithm {
    case "rsa": try OpenSSLPeers.run(["genrsa", "-out", key, "2048"])
    case "dsa": try OpenSSLPeers.run(["dsaparam", "-genkey", "-noout", "-out", key, "1024"])
    default: try OpenSSLPeers.run(["ecparam", "-name", "P-256", "-genkey", "-noout", "-out", key])
    }
    try OpenSSLPeers.run(["req", "-x509", "-new", "-key", key, "-out", certificate, "-subj", "/CN=host", "-days", "30"])
    return second ? ["-dcert", certificate, "-dkey", key] : ["-cert", certificate, "-key", key]
  }
}

/// A server that sends back each line reversed.
final class PeerServer {
  let port: UInt16
  private let process = Process()

  init(_ options: [String], environment: [String: String] = [:]) throws {
    port = try Relay().release()
    process.executableURL = OpenSSLPeers.program
    process.arguments =
      ["s_server", "-accept", "127.0.0.1:\(port)", "-rev", "-quiet", "-cipher", OpenSSLPeers.suites]
      + ["-min_protocol", "TLSv1"] + options
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  /// A child inherits which signals are held back, so that a polite one may never arrive.
  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

/// One connection between the peers: what was said, what went over the wire, and the client's key log.
struct PeerConversation {
  let said: [String]
  let wire: Relay.Recording
  let keyLog: [UInt8]
  /// Whether the client got an answer to everything.
  let isComplete: Bool

  /// - Parameters:
  ///   - lines: what the client sends; one of a single letter is a command to `openssl s_client`.
  init(
    _ server: PeerServer, in workshop: Workshop, _ options: [String], lines: [String],
    environment: [String: String] = [:]
  ) throws {
    let keys = workshop.folder.appending(path: "keys-\(UUID().uuidString)")
    let relay = try Relay()
    let recorder = Recorder(relay, server.port)
    let client = try PeerClient(relay.port, ["-keylogfile", keys.path] + options, environment)
    said = lines.filter { $0.count > 1 }
    isComplete = client.talk(lines)
    wire = recorder.recording
    keyLog = (try? Data(contentsOf: keys)).map { Array($0) } ?? []
  }

  var suite: CipherSuite? { serverHello?.cipherSuite }

  var serverHello: ServerHello? {
    wire.server.withReader { reader in
      while let header = try? TLSRecordHeader(parsing: &reader) {
        guard var body = try? reader.slice(Int(header.length), "record") else { return nil }
        if let hello = try? ServerHello(parsing: &body), !hello.isHelloRetryRequest { return hello }
      }
      return nil
    }
  }

  func replay(_ secrets: TLSSecrets? = nil, without dropped: Set<Int> = []) throws -> RecordReplay {
    var known = TLSSecrets()
    known.add(keyLog: keyLog)
    var replay = RecordReplay(secrets ?? known)
    replay.dropped = dropped
    try replay.read(wire)
    return replay
  }

  /// What the application data of a complete decryption is.
  var expected: (client: [UInt8], server: [UInt8]) {
    (said.flatMap { Array("\($0)\n".utf8) }, said.flatMap { Array("\(String($0.reversed()))\n".utf8) })
  }
}

/// Runs the relay beside the client.
private final class Recorder: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private var result = Relay.Recording()

  init(_ relay: Relay, _ port: UInt16) {
    Thread.detachNewThread { [self] in
      result = relay.record(to: port)
      done.signal()
    }
  }

  var recording: Relay.Recording {
    done.wait()
    return result
  }
}

private final class PeerClient {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var heard = ""

  init(_ port: UInt16, _ options: [String], _ environment: [String: String]) throws {
    process.executableURL = OpenSSLPeers.program
    process.arguments = ["s_client", "-connect", "127.0.0.1:\(port)", "-min_protocol", "TLSv1"] + options
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let process = process
    DispatchQueue.global().asyncAfter(deadline: .now() + 10) {
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
  }

  /// Says each line and waits for its answer, then ends the connection in good order.
  func talk(_ lines: [String]) -> Bool {
    var isComplete = hear("---\n")
    for line in lines {
      say(line)
      // A command of one letter is only obeyed in a read of its own, so what it does is waited for.
      isComplete = isComplete && hear(line.count > 1 ? String(line.reversed()) : line == "R" ? "RENEG" : "KEYUPDATE")
    }
    say("Q")
    process.waitUntilExit()
    return isComplete
  }

  private func say(_ line: String) { try? input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8)) }

  /// Waits until the client prints `text`, which is then behind us.
  private func hear(_ text: String) -> Bool {
    while true {
      if let found = heard.firstRange(of: text) {
        heard.removeSubrange(..<found.upperBound)
        return true
      }
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { return false }
      heard += String(decoding: data, as: UTF8.self)
    }
  }
}

extension Relay {
  /// The port alone, free for somebody else.
  func release() -> UInt16 {
    stop()
    return port
  }
}

extension RecordReplay {
  /// Feeds the records in the order in which they were complete.
  mutating func read(_ wire: Relay.Recording) throws {
    var arrived = (client: 0, server: 0)
    var done = (client: 0, server: 0)
    for turn in wire.turns {
      switch turn.peer {
      case .client:
        arrived.client += turn.count
        done.client += try readComplete(wire.client[done.client..<arrived.client], from: .client)
      case .server:
        arrived.server += turn.count
        done.server += try readComplete(wire.server[done.server..<arrived.server], from: .server)
      }
    }
  }

  /// How many bytes the complete records took.
  private mutating func readComplete(_ bytes: ArraySlice<UInt8>, from peer: TLSPeer) throws -> Int {
    var end = bytes.startIndex
    while bytes.endIndex - end >= 5 {
      let next = end + 5 + (Int(bytes[end + 3]) << 8 | Int(bytes[end + 4]))
      guard next <= bytes.endIndex else { break }
      end = next
    }
    try read(Array(bytes[..<end]), from: peer)
    return end - bytes.startIndex
  }
}
