import Conversation
import Testing

@testable import Analyzer
@testable import Crypto

/// A session that is opened and says more than is kept of it.
@Suite struct LongSessionTests {
  @Test(arguments: [(100, false), (400, true)])
  func restThatWasNotReadIsToldOf(kibibytes: Int, isTold: Bool) throws {
    let report = try report(kibibytes: kibibytes)
    #expect(report.verdict == .succeeded)
    #expect(report.connections.flatMap(\.events).contains { $0.name == "RDP Font Map" })
    #expect(report.notes.contains { $0.contains("KiB were opened; what was said later") } == isTold)
    #expect(!report.notes.contains { $0.contains("TLS secrets") })
  }

  private func report(kibibytes: Int) throws -> AttemptReport {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.negotiate(3, selecting: 1)
    var session = try NullCipherSession(&talk)
    session.say(&talk, from: .server, Self.fontMap)
    let update: [UInt8] = [0x00, 0xBF, 0xFF] + [UInt8](repeating: 0x2A, count: 0x3FFC)
    for _ in 0..<kibibytes / 16 { session.say(&talk, from: .server, update) }
    talk.windowsClose()
    let reports = talk.recording.attempts(options: AnalysisOptions(secrets: session.secrets))
    return try #require(reports.first)
  }

  /// MS-RDPBCGR 4.1.22 with what carries it.
  private static let fontMap: [UInt8] = [
    3, 0, 0, 40, 2, 0xF0, 0x80, 0x68, 0, 1, 3, 0xEB, 0x70, 0x1A,
    0x1A, 0, 0x17, 0, 0xEA, 3, 0xEA, 3, 1, 0, 0, 2, 0x0C, 0, 0x28, 0, 0, 0, 0, 0, 0, 0, 3, 0, 4, 0,
  ]
}

/// TLS 1.2 that authenticates and does not encrypt, so that a test can say anything inside it: TLS_RSA_WITH_NULL_SHA256, RFC 5246 section 6.2.3.1.
struct NullCipherSession {
  let secrets: TLSSecrets
  private let keys: [Secret]
  private var sequences: [UInt64] = [0, 0]

  /// Lets both sides agree on it, up to their Finished.
  init(_ talk: inout Conversation) throws {
    let hello = Wire.handshake(.clientHello(suites: [0x003B]))
    let answer = Wire.handshake(.serverHello(suite: 0x003B))
    let randoms = (client: Array(hello[6..<38]), server: Array(answer[6..<38]))
    let master = [UInt8](repeating: 0x5A, count: 48)
    let block = try #require(
      PseudorandomFunction(digest: .sha256).expand(
        Secret(master), label: "key expansion", seed: randoms.server + randoms.client, count: 64)
    ).bytes
    keys = [Secret(block[..<32]), Secret(block[32...])]
    var secrets = TLSSecrets()
    secrets.add(keyLog: Array("CLIENT_RANDOM \(Self.hexadecimal(randoms.client)) \(Self.hexadecimal(master))".utf8))
    self.secrets = secrets
    talk.client(.bytes(Wire.record(22, hello)))
    talk.server(
      .bytes(Wire.record(22, answer + Wire.handshake(.certificate(.valid), .serverHelloDone))))
    let finished: [UInt8] = [20, 0, 0, 12] + [UInt8](repeating: 0x77, count: 12)
    talk.client(
      .handshake(.clientKeyExchange), .changeCipherSpec, .bytes(try record(22, finished, from: .client)))
    talk.server(.changeCipherSpec, .bytes(try record(22, finished, from: .server)))
  }

  /// `side` says `content` in a record of its own.
  mutating func say(_ talk: inout Conversation, from side: Analyzer.Side, _ content: [UInt8]) {
    guard let record = try? record(23, content, from: side) else { return }
    if side == .client { talk.client(.bytes(record)) } else { talk.server(.bytes(record)) }
  }

  private mutating func record(_ type: UInt8, _ content: [UInt8], from side: Analyzer.Side) throws -> [UInt8] {
    let place = side == .client ? 0 : 1
    let number = sequences[place]
    sequences[place] += 1
    let head = (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } + [type, 3, 3]
    let length = [UInt8(content.count >> 8), UInt8(content.count & 0xFF)]
    let mac = try #require(Digest.sha256.authenticate(head + length + content, key: keys[place]))
    return Wire.record(type, content + mac)
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String(UInt16($0) + 0x100, radix: 16).suffix(2) }.joined()
  }
}
